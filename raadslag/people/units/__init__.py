"""Units of the administration: set up, renamed, closed, and who works there."""
