"""One index over all that has been decided, derived from the database and rebuilt at will."""
