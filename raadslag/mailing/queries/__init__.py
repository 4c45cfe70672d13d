"""What pages ask of the mailing room, one file a subject."""
