"""What every room stands on: base model, clock, kept files, change log and audit log."""
