"""The meeting plan: dates worked out for a year, meetings added, announced, moved and cancelled."""
