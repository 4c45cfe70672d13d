"""Documents brought in: read, held back when doubtful, mended and confirmed by a person."""
