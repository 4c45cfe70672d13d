"""Filters of what came of decisions: states, days, and where a later item stands."""

from __future__ import annotations

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from raadslag.followup.rules import Standing
from raadslag.followup.seen import Address
from raadslag.web import time_said
from raadslag.web.commitment_labels import ICONS, STANDINGS
from raadslag.web.templatetags.raadslag import icon

register = template.Library()

register.filter("due_said", time_said.due_said)
register.filter("span_said", time_said.span_said)


@register.simple_tag
def standing_mark(standing: Standing) -> SafeString:
    """How a commitment stands, in word and icon."""
    return format_html(
        '<span class="came-of__standing came-of__standing--{}">{}{}</span>',
        standing.value,
        icon(ICONS[standing]),
        STANDINGS[standing],
    )


@register.filter
def item_place(place: Address) -> str:
    """Where an item stands on the site."""
    return reverse("item", args=[place.body, place.forum, place.meeting, place.item])
