"""Clients of the cast: Eva is nobody that the site knows, Astrid and Bo are logged in."""

from __future__ import annotations

import pytest
from django.test import Client

from raadslag.people.models import Body, User
from tests.raadslag.web import archive


@pytest.fixture
def strandby_archive(strandby) -> Body:
    archive.fill(strandby)
    return strandby


@pytest.fixture
def eva_client() -> Client:
    return Client()


def _client(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def astrid_client(astrid) -> Client:
    return _client(astrid)


@pytest.fixture
def bo_client(bo) -> Client:
    return _client(bo)


@pytest.fixture
def dan_client(dan) -> Client:
    return _client(dan)
