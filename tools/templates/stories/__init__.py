"""Invented minutes of invented municipalities, written as data."""
