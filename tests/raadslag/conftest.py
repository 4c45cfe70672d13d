"""The cast: Astrid (secretary) and Bo (reader) in Strandby, Dan (secretary) elsewhere, Eva (citizen)."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from raadslag.people import actions
from raadslag.people.models import Body, User
from raadslag.people.rules import RoleName
from tests.raadslag.factories import BY


@pytest.fixture(autouse=True)
def data_dir(settings, tmp_path):
    settings.RAADSLAG_DATA_DIR = tmp_path / "var"
    return settings.RAADSLAG_DATA_DIR


@pytest.fixture
def strandby(db) -> Body:
    return actions.find_or_create_body(name="Strandby Kommune", by=BY)


@pytest.fixture
def bakkedal(db) -> Body:
    return actions.find_or_create_body(name="Bakkedal Kommune", by=BY)


def _user(name: str, body: Body, role: RoleName) -> User:
    user = User.objects.create_user(name, f"{name}@example.test")
    actions.grant_role(user=user, body=body, role=role, by=BY)
    return user


@pytest.fixture
def astrid(strandby) -> User:
    return _user("astrid", strandby, RoleName.SECRETARY)


@pytest.fixture
def bo(strandby) -> User:
    return _user("bo", strandby, RoleName.READER)


@pytest.fixture
def dan(bakkedal) -> User:
    return _user("dan", bakkedal, RoleName.SECRETARY)


@pytest.fixture
def eva() -> AnonymousUser:
    return AnonymousUser()
