"""Our own developer scripts; never shipped."""
