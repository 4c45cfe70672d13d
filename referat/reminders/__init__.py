"""A reminder list as data, read from an item and written as one."""
