"""Meetings, their agendas and minutes, items, decisions and cases."""
