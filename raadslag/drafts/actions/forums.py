"""A forum's rules: taken from a template, changed, and made where a forum has none yet."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from raadslag.core.actions import Actor, log_event
from raadslag.drafts.forum_rules import (
    TEMPLATES,
    BadRules,
    Rules,
    checked,
    data_of_phrases,
    data_of_sections,
    data_of_standing_items,
)
from raadslag.drafts.models import ForumRules
from raadslag.people.models import Organization

_DEFAULT = "plain"


@transaction.atomic
def rules_of(organization: Organization) -> ForumRules:
    """The forum's rules; those of the plain template where it has none yet."""
    known = ForumRules.objects.filter(organization=organization).first()
    return known or ForumRules.objects.create(
        organization=organization, **_fields(TEMPLATES[_DEFAULT])
    )


@transaction.atomic
def save_rules(*, organization: Organization, rules: Rules, by: Actor, now: datetime) -> ForumRules:
    """Make these the forum's rules; raises :class:`BadRules` or ``BadPattern``.

    Papers that are begun keep the boxes that they have.
    """
    fields = _fields(checked(rules))
    row, _ = ForumRules.objects.update_or_create(organization=organization, defaults=fields)
    _log("change_rules", organization, by=by, now=now)
    return row


@transaction.atomic
def apply_template(
    *, organization: Organization, name: str, by: Actor, now: datetime
) -> ForumRules:
    """Give the forum a template's rules; its own time, place and closed days stay.

    Raises :class:`BadRules` where there is no template of that name.
    """
    if name not in TEMPLATES:
        raise BadRules(f"There is no template “{name}”: {', '.join(TEMPLATES)}.")
    fields = _fields(TEMPLATES[name])
    for own in ("start_time", "end_time", "location", "also_closed"):
        del fields[own]
    row, _ = ForumRules.objects.update_or_create(organization=organization, defaults=fields)
    _log("apply_template", organization, by=by, now=now, template=name)
    return row


def _fields(rules: Rules) -> dict[str, object]:
    return {
        "layout": rules.layout,
        "sections": data_of_sections(rules.sections),
        "decision_first": rules.decision_first,
        "numbering": rules.numbering,
        "case_number_pattern": rules.case_number_pattern,
        "standing_items": data_of_standing_items(rules.standing_items),
        "phrases": data_of_phrases(rules.phrases),
        "agenda_deadline_days": rules.agenda_deadline_days,
        "item_deadline_days": rules.item_deadline_days,
        "saturday_counts": rules.saturday_counts,
        "also_closed": list(rules.also_closed),
        "closed_titles": rules.closed_titles,
        "lists_present": rules.lists_present,
        "start_time": rules.start_time,
        "end_time": rules.end_time,
        "location": rules.location,
    }


def _log(
    verb: str, organization: Organization, *, by: Actor, now: datetime, **details: str
) -> None:
    log_event(
        by=by,
        verb=verb,
        target=("organization", organization.pk, organization.name),
        body_id=organization.body_id,
        details=details,
        now=now,
    )
