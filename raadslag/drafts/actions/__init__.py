"""What changes what is being written, one file a subject."""
