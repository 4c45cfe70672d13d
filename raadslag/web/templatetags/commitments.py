"""Filters of the pages of commitments: what states, times and happenings are called."""

from __future__ import annotations

from datetime import date

from django import template
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString

from raadslag.followup.queries.commitment import SeenLine
from raadslag.followup.rules import Happening, Standing, State
from raadslag.followup.seen import Address
from raadslag.web import commitment_labels as labels
from raadslag.web import dates, time_said
from raadslag.web.templatetags.raadslag import icon

register = template.Library()
register.filter("due_said", time_said.due_said)
register.filter("span_said", time_said.span_said)


@register.filter
def standing_mark(standing: Standing) -> SafeString:
    """How it stands, as a mark of a list."""
    return format_html(
        '<span class="standing standing--{}">{}{}</span>',
        standing.value,
        icon(labels.ICONS[standing]),
        labels.STANDINGS[standing],
    )


@register.filter
def state_label(state: State) -> Promise:
    """What the state is called."""
    return labels.STATES[state]


@register.filter
def origin_address(address: Address) -> str:
    """The page of the item at which it was decided."""
    return reverse("item", args=[address.body, address.forum, address.meeting, address.item])


@register.filter
def happening_label(line: SeenLine) -> Promise | str:
    """What happened: of a change what was changed, of a state which it is now."""
    if line.happening is Happening.CHANGED:
        return labels.CHANGES.get(line.field, labels.HAPPENINGS[line.happening])
    if line.happening is Happening.STATE and line.after in set(State):
        return labels.STATES[State(line.after)]
    return labels.HAPPENINGS[line.happening]


@register.filter
def shown_before(line: SeenLine) -> str:
    """What it was, in words; empty where the label says all there is."""
    return _words(line, line.before)


@register.filter
def shown_after(line: SeenLine) -> str:
    """What it is now, in words."""
    return _words(line, line.after)


def _words(line: SeenLine, value: str) -> str:
    if line.field == "state":
        return ""
    if line.field == "due":
        return dates.day(date.fromisoformat(value)) if value else str(labels.NOTHING)
    if line.field in ("is_public", "on_list"):
        return str(labels.ANSWERS.get(value, value))
    return value or (str(labels.NOTHING) if line.happening is Happening.CHANGED else "")
