"""Clients of the cast: Eva is nobody that the site knows, Astrid and Bo are logged in."""

from __future__ import annotations

import pytest
from django.test import Client

from raadslag.core import clock
from raadslag.people.models import Body
from tests.raadslag import cast
from tests.raadslag.web import archive


@pytest.fixture
def strandby_archive(strandby) -> Body:
    archive.fill(strandby)
    return strandby


@pytest.fixture
def people(db, monkeypatch) -> cast.Cast:
    """The cast on the day on which it lives: deadlines are still ahead."""
    monkeypatch.setattr(clock, "today", cast.NOW.date)
    monkeypatch.setattr(clock, "now", lambda: cast.NOW)
    return cast.gather()


@pytest.fixture
def eva_client() -> Client:
    return Client()


@pytest.fixture
def astrid_client(astrid) -> Client:
    return cast.client_of(astrid)


@pytest.fixture
def bo_client(bo) -> Client:
    return cast.client_of(bo)


@pytest.fixture
def dan_client(dan) -> Client:
    return cast.client_of(dan)
