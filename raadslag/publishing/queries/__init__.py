"""What the pages need to know of publication, one file a subject."""
