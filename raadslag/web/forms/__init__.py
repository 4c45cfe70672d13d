"""What comes in through a form, turned into values."""
