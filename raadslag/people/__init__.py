"""Municipalities, their forums and people, and who may do what."""
