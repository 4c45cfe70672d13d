"""Where things stand on the site; the same paths in every language, behind the language's prefix."""

from __future__ import annotations

from functools import singledispatch

from django.urls import reverse

from raadslag.meetings.seen import (
    ItemLink,
    SeenBody,
    SeenForum,
    SeenItem,
    SeenMeeting,
    SeenVersion,
)


@singledispatch
def address(thing: object) -> str:
    """The page of a municipality, forum or meeting."""
    raise TypeError(f"{type(thing).__name__} has no page of its own; give its meeting too.")


@address.register
def _(body: SeenBody) -> str:
    return reverse("body", args=[body.slug])


@address.register
def _(forum: SeenForum) -> str:
    return reverse("forum", args=[forum.body.slug, forum.slug])


@address.register
def _(meeting: SeenMeeting) -> str:
    return reverse("meeting", args=_of(meeting))


def item_address(meeting: SeenMeeting, item: SeenItem | ItemLink) -> str:
    """An item's own page."""
    return reverse("item", args=[*_of(meeting), item.slug])


def version_address(meeting: SeenMeeting, version: SeenVersion) -> str:
    """A version's own page."""
    return reverse("version", args=[*_of(meeting), version.version])


def _of(meeting: SeenMeeting) -> list[str]:
    return [meeting.forum.body.slug, meeting.forum.slug, meeting.slug]
