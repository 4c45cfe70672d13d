"""No model points up the order of rooms, and none plants an accessor on a room below."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models

ROOT = Path(__file__).resolve().parents[2]


def rooms_from_below() -> dict[str, int]:
    """Each room's height in the import contract of pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one.get("containers") == ["raadslag"])
    return {
        room.strip(" ()"): height
        for height, layer in enumerate(reversed(layers))
        for room in layer.split("|")
    }


def relations() -> Iterator[tuple[str, str, models.ForeignKey]]:
    """From room, to room, and the field, for every relation between our own models."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            ours = model.__module__.startswith("raadslag.")
            if ours and field.is_relation and field.concrete and field.related_model:
                to = field.related_model
                if to.__module__.startswith("raadslag."):
                    yield model._meta.app_label, to._meta.app_label, field


def test_there_are_relations_between_rooms():
    assert sum(here != there for here, there, _ in relations()) > 5


def test_no_relation_points_up():
    height = rooms_from_below()

    upward = [str(field) for here, there, field in relations() if height[there] > height[here]]

    assert upward == []


def test_no_accessor_is_planted_on_a_lower_room():
    planted = [
        str(field)
        for here, there, field in relations()
        if here != there and not field.remote_field.hidden
    ]

    assert planted == []
