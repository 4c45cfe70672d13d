"""What the staff and members pages need to know of what is being written."""
