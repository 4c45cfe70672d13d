"""Filters of the workbench's pages: what states, purposes and deadlines are called."""

from __future__ import annotations

from django import template
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from raadslag.drafts.queries.desk import has_desk
from raadslag.drafts.rules import ItemState, Purpose, Stage, TreatmentState
from raadslag.web.agenda_labels import STAGES
from raadslag.web.item_labels import ITEM_STATES, PURPOSES, TREATMENTS

register = template.Library()

register.filter("has_desk", has_desk)
KILO = 1024


@register.filter
def item_state(state: ItemState) -> Promise:
    """How far an item has come."""
    return ITEM_STATES[state]


@register.filter
def purpose_label(purpose: Purpose) -> Promise:
    """What the forum is asked to do."""
    return PURPOSES[purpose]


@register.filter
def treatment_label(state: TreatmentState) -> Promise:
    """How far a leg has come."""
    return TREATMENTS[state]


@register.filter
def stage_label(stage: Stage | None) -> Promise | str:
    """How far a meeting's paper has come."""
    return STAGES[stage] if stage else _("Not begun")


@register.filter
def days_left(days: int) -> str:
    """How long there is to a deadline, or since it."""
    if days < 0:
        said = ngettext("%(days)s day too late", "%(days)s days too late", -days)
        return said % {"days": -days}
    if days == 0:
        return _("today")
    return ngettext("%(days)s day left", "%(days)s days left", days) % {"days": days}


@register.filter
def file_size(size: int) -> str:
    """``340 kB``, ``2,4 MB``."""
    if size < KILO * KILO:
        return f"{max(1, round(size / KILO))} kB"
    return f"{number_format(size / KILO / KILO, 1)} MB"


@register.filter
def box_rows(html: str) -> int:
    """How high a plain box stands, for one who has no script."""
    return min(18, max(4, len(html) // 90 + 2))
