"""The pages for the public and for staff: they parse input, make one call, and render."""
