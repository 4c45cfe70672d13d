"""The followup room's writes, one file a subject."""
