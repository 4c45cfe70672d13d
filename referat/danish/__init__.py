"""Text that knows nothing of minutes: Danish dates, numbers, names, repaired characters."""
