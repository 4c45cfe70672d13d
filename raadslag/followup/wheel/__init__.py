"""An annual wheel as values and as a drawing: what happens in a year, where it lies on the circle, and the same as a table."""
