"""Every change that publication makes, one file a subject."""
