"""What is being prepared and written: agendas, items, the meeting while it is held. None of it is public."""
