"""Saving an item as it is written: a section, its heading, a field; and adding or taking off sections."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from raadslag.core import clock
from raadslag.drafts.actions import sections, texts
from raadslag.drafts.actions.fields import (
    Field,
    FieldsConflict,
    FieldsSaved,
    Unfit,
    Value,
    save_fields,
)
from raadslag.drafts.models import DraftItem
from raadslag.meetings.models import Meeting
from raadslag.web.forms.items import FieldsForm, SectionForm, said_of
from raadslag.web.numbers import number_in
from raadslag.web.pages.workbench import answers
from raadslag.web.pages.workbench.found import item_of, section_of, to_item
from raadslag.web.who import by_of, user_of

NOT_UNDERSTOOD = gettext_lazy("The request was not understood. Load the page again.")


@login_required
@require_POST
def save_text(request: HttpRequest, item: UUID, text: int) -> HttpResponse:
    """A section's text, from the editor or from a plain form."""
    row = section_of(request, item, text)
    said = answers.posted(request, "html")
    if said is None or not isinstance(said.value, str):
        return answers.refused(NOT_UNDERSTOOD, 400)
    now = clock.now()
    answer = texts.save_text(
        text=row, html=said.value, base=said.base, by=user_of(request), now=now
    )
    if not answers.is_script(request):
        return _told(request, item, text, answer)
    if isinstance(answer, texts.Conflict):
        return answers.conflict(answer.version, answer.saved_by, answer.saved_at, html=answer.html)
    return answers.saved(answer.version, now, html=answer.html)


@login_required
@require_POST
def name_section(request: HttpRequest, item: UUID, text: int) -> HttpResponse:
    """A section's heading, where it is the writer's to choose."""
    row = section_of(request, item, text)
    said = answers.posted(request, "value")
    if said is None:
        return answers.refused(NOT_UNDERSTOOD, 400)
    heading, now = str(said.value)[:200], clock.now()
    answer = texts.name_section(
        text=row, heading=heading, base=said.base, by=user_of(request), now=now
    )
    if not answers.is_script(request):
        return _told(request, item, text, answer)
    if isinstance(answer, texts.Conflict):
        return answers.conflict(answer.version, answer.saved_by, answer.saved_at, value=answer.html)
    return answers.saved(answer.version, now, value=answer.html)


@login_required
@require_POST
def save_field(request: HttpRequest, item: UUID) -> HttpResponse:
    """One field from the script, or all of them from a plain form."""
    row = item_of(request, item)
    if answers.is_script(request):
        return _save_one(request, row)
    closed = "is_closed" in request.POST
    form = FieldsForm({**request.POST.dict(), "is_closed": closed}, organization=row.organization)
    base = number_in(request.POST.get("base", ""), otherwise=-1)
    if not form.is_valid() or base < 0:
        messages.error(request, _first_error(form) or _("Load the page again."))
        return to_item(item)
    try:
        answer = save_fields(
            item=row, values=form.values(), base=base, by=by_of(request), now=clock.now()
        )
    except Unfit as unfit:
        messages.error(request, said_of(unfit))
        return to_item(item)
    if isinstance(answer, FieldsConflict):
        messages.error(
            request,
            _("Somebody else has changed the item meanwhile, so yours is not saved. Look again."),
        )
    else:
        messages.success(request, _("Saved."))
    return to_item(item)


@login_required
@require_POST
def add_section(request: HttpRequest, item: UUID) -> HttpResponse:
    """One more section."""
    row = item_of(request, item)
    form = SectionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose what the section is for."))
        return to_item(item)
    text = sections.add_section(
        item=row,
        kind=form.section_kind(),
        heading=form.cleaned_data["heading"],
        by=by_of(request),
        now=clock.now(),
    )
    return to_item(item, f"afsnit-{text.pk}")


@login_required
@require_POST
def take_off_section(request: HttpRequest, item: UUID, text: int) -> HttpResponse:
    """An empty section goes."""
    row = section_of(request, item, text)
    try:
        sections.take_off_section(text=row, by=by_of(request), now=clock.now())
    except sections.NotEmpty:
        messages.error(request, _("There is text in the section. Empty it first."))
    else:
        messages.success(request, _("The section is taken off."))
    return to_item(item, "afsnit")


@login_required
@require_POST
def put_back_section(request: HttpRequest, item: UUID, text: int) -> HttpResponse:
    """A section that was taken off comes back."""
    row = section_of(request, item, text)
    sections.put_back_section(text=row, by=by_of(request), now=clock.now())
    return to_item(item, f"afsnit-{text}")


@login_required
@require_POST
def move_item(request: HttpRequest, item: UUID) -> HttpResponse:
    """The item is meant for another forum of the municipality."""
    row = item_of(request, item)
    chosen = request.POST.get("organization", "")
    forums = row.organization.body.organizations.forums()
    forum = get_object_or_404(forums, pk=number_in(chosen))
    if row.draft is not None:
        messages.error(request, _("The item is on an agenda. Take it off that first."))
    elif forum != row.organization:
        sections.move_to_forum(item=row, organization=forum, by=by_of(request), now=clock.now())
        messages.success(request, _("The item is now for %(forum)s.") % {"forum": forum.name})
    return to_item(item)


def _save_one(request: HttpRequest, row: DraftItem) -> JsonResponse:
    said = answers.posted(request, "value")
    if said is None or said.name not in FieldsForm.base_fields:
        return answers.refused(NOT_UNDERSTOOD, 400)
    form = FieldsForm({said.name: said.value}, organization=row.organization)
    if not form.is_valid():
        return answers.refused(_first_error(form))
    now = clock.now()
    values = form.values()
    try:
        answer = save_fields(item=row, values=values, base=said.base, by=by_of(request), now=now)
    except Unfit as unfit:
        return answers.refused(said_of(unfit))
    if isinstance(answer, FieldsSaved):
        return answers.saved(answer.version, now, value=_shown(*next(iter(values.items()))))
    name, theirs = next(iter(answer.values.items()))
    return answers.conflict(
        answer.version, answer.saved_by, answer.saved_at, value=_shown(name, theirs)
    )


def _shown(name: Field, value: Value) -> Any:
    """As the page's field holds it."""
    if name is Field.IS_PUBLIC:
        return not value
    if isinstance(value, Meeting):
        return str(value.pk)
    return "" if value is None else str(value)


def _first_error(form: FieldsForm) -> str:
    return next((str(errors[0]) for errors in form.errors.values()), "")


def _told(
    request: HttpRequest, item: UUID, text: int, answer: texts.Saved | texts.Conflict
) -> HttpResponse:
    if isinstance(answer, texts.Conflict):
        messages.error(
            request,
            _(
                "%(name)s has changed the section meanwhile. Yours is kept under “Who changed "
                "what”, where you can take it into use."
            )
            % {"name": answer.saved_by or _("Somebody else")},
        )
    else:
        messages.success(request, _("Saved."))
    return to_item(item, f"afsnit-{text}")


_AT = "punkt/<uuid:item>/"
PATHS: list[URLPattern] = [
    path(f"{_AT}felt/", save_field, name="save_field"),
    path(f"{_AT}forum/", move_item, name="move_item"),
    path(f"{_AT}afsnit/", add_section, name="add_section"),
    path(f"{_AT}tekst/<int:text>/", save_text, name="save_text"),
    path(f"{_AT}tekst/<int:text>/overskrift/", name_section, name="name_section"),
    path(f"{_AT}tekst/<int:text>/tag-af/", take_off_section, name="take_off_section"),
    path(f"{_AT}tekst/<int:text>/tag-med-igen/", put_back_section, name="put_back_section"),
]
