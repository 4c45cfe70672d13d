"""The procedures that cross rooms, one file each."""
