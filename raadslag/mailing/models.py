"""Messages on their way out, and what each person wants to be written to about."""
