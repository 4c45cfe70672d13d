"""What should be looked at before minutes are published: one file a check, found by discovery."""
