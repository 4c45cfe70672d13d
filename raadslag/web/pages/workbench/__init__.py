"""The staff's and members' pages for the meeting cycle, one file a subject, each with its own paths."""
