"""The mailing room's writes, one file a subject."""
