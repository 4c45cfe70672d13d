"""What pages ask of the followup room, one file a subject; frozen values, never rows."""
