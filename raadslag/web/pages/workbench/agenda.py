"""A meeting's agenda while it is being put together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from raadslag.core import clock
from raadslag.drafts.actions import access, agenda, sign_off
from raadslag.drafts.agenda_rules import Refusal
from raadslag.drafts.models import Draft
from raadslag.drafts.queries import agenda as queries
from raadslag.drafts.seen_agenda import AgendaLine, AgendaPage, WaitingLine
from raadslag.journeys import take_up_commitments as commitments
from raadslag.journeys.put_list_on_agenda import begin_agenda
from raadslag.meetings.models import Meeting
from raadslag.web.agenda_labels import REFUSALS, STAGES
from raadslag.web.context import Step
from raadslag.web.forms.agenda import AddForm, CloseForm, PlaceForm, SendBackForm
from raadslag.web.forms.due import GATHERED, DueForm
from raadslag.web.pages.workbench import agenda_due, agenda_order
from raadslag.web.pages.workbench.agenda_found import back, begun, done, item_of, meeting_of
from raadslag.web.pages.workbench.sending import remedy_of, send_package
from raadslag.web.who import by_of, user_of

_TAKE_OFF = "tag-af"
_STEPS: dict[str, Callable[..., None]] = {
    "udgaar": agenda.withdraw,
    "genoptag": agenda.bring_back,
    "aabn": access.open_item,
}


@dataclass(frozen=True, slots=True)
class _Faulty:
    """A form that was not filled in right, and the item that it is about."""

    form: Form
    item: int = 0


@login_required
def draft_agenda(request: HttpRequest, meeting: int) -> HttpResponse:
    """The agenda with all that can be done to it."""
    return _shown(request, meeting_of(request, meeting))


@login_required
@require_POST
def begin(request: HttpRequest, meeting: int) -> HttpResponse:
    """Begin the agenda with the forum's standing items."""
    found = meeting_of(request, meeting)
    begin_agenda(meeting=found, by=by_of(request), now=clock.now())
    return redirect("draft_agenda", found.pk)


@login_required
@require_POST
def add(request: HttpRequest, meeting: int) -> HttpResponse:
    """A new item by its title."""
    found = meeting_of(request, meeting)
    form = AddForm(request.POST, is_late=queries.agenda_page(found, now=clock.now()).is_late)
    if not form.is_valid():
        return _shown(request, found, _Faulty(form))

    def act(draft: Draft) -> None:
        agenda.add_item(
            draft=draft,
            title=form.cleaned_data["title"],
            minutes=form.cleaned_data["minutes"] or 0,
            late_reason=form.cleaned_data.get("late_reason", ""),
            author=user_of(request),
            by=by_of(request),
            now=clock.now(),
        )

    return done(request, found, act, anchor="nyt")


@login_required
@require_POST
def take_up(request: HttpRequest, meeting: int) -> HttpResponse:
    """Items for what earlier decisions bring to this meeting."""
    found = meeting_of(request, meeting)
    page = queries.agenda_page(found, now=clock.now())
    form = agenda_due.form_of(agenda_due.offered(request, found), page, request.POST)
    if not form.is_valid():
        return _shown(request, found, _Faulty(form))

    def act(draft: Draft) -> None:
        made = commitments.take_up(
            draft,
            form.cleaned_data["commitments"],
            gathered=form.cleaned_data["together"] == GATHERED,
            late_reason=form.cleaned_data.get("late_reason", ""),
            user=user_of(request),
            now=clock.now(),
        )
        said = ngettext(
            "%(n)s item is on the agenda.", "%(n)s items are on the agenda.", len(made)
        ) % {"n": len(made)}
        messages.success(request, said)

    return done(request, found, act, anchor="items-title")


@login_required
@require_POST
def place(request: HttpRequest, meeting: int, item: int) -> HttpResponse:
    """Put an item that waits on the agenda."""
    found, row = item_of(request, meeting, item)
    is_late = queries.agenda_page(found, now=clock.now()).is_late and not row.late_reason
    form = PlaceForm(request.POST, item=item, is_late=is_late)
    if not form.is_valid():
        return _shown(request, found, _Faulty(form, item))

    def act(draft: Draft) -> None:
        reason = form.cleaned_data.get("late_reason", "")
        agenda.place_item(
            item=row, draft=draft, by=by_of(request), now=clock.now(), late_reason=reason
        )

    return done(request, found, act, anchor=f"punkt-{item}")


@login_required
@require_POST
def send_back(request: HttpRequest, meeting: int, item: int) -> HttpResponse:
    """Give an item that waits back to its author."""
    found, row = item_of(request, meeting, item)
    form = SendBackForm(request.POST, item=item)
    if not form.is_valid():
        return _shown(request, found, _Faulty(form, item))
    comment = form.cleaned_data["comment"]
    try:
        sign_off.send_back(
            item=row, comment=comment, user=user_of(request), by=by_of(request), now=clock.now()
        )
    except sign_off.WrongState:
        messages.error(request, str(REFUSALS[Refusal.CHANGED_MEANWHILE]))
    else:
        messages.success(request, _("Sent back to its author."))
    return redirect("draft_agenda", found.pk)


@login_required
@require_POST
def close(request: HttpRequest, meeting: int, item: int) -> HttpResponse:
    """Close an item to the public."""
    found, row = item_of(request, meeting, item)
    asks = queries.agenda_page(found, now=clock.now()).asks_public_title
    form = CloseForm(request.POST, item=item, asks_public_title=asks)
    if not form.is_valid():
        return _shown(request, found, _Faulty(form, item))

    def act(_draft: Draft) -> None:
        said = form.cleaned_data
        access.close_item(
            item=row,
            reason=said["reason"],
            public_title=said.get("public_title", row.public_title),
            by=by_of(request),
            now=clock.now(),
        )

    return done(request, found, act, anchor=f"punkt-{item}")


@login_required
@require_POST
def step(request: HttpRequest, meeting: int, item: int, name: str) -> HttpResponse:
    """Take an item off, withdraw it, bring it back, or open it to the public."""
    found, row = item_of(request, meeting, item)
    if name not in _STEPS and name != _TAKE_OFF:
        raise Http404

    def act(_draft: Draft) -> None:
        if name == _TAKE_OFF:
            commitments.take_off(row, user=user_of(request), now=clock.now())
        else:
            _STEPS[name](item=row, by=by_of(request), now=clock.now())

    return done(request, found, act, anchor=f"punkt-{item}")


@login_required
@require_POST
def send(request: HttpRequest, meeting: int) -> HttpResponse:
    """Send the package to those who lack it."""
    found = meeting_of(request, meeting)
    send_package(request, begun(found))
    return back(found, anchor="pakken")


def _shown(request: HttpRequest, meeting: Meeting, faulty: _Faulty | None = None) -> HttpResponse:
    page = queries.agenda_page(meeting, now=clock.now())
    add_form = AddForm(is_late=page.is_late)
    if faulty and isinstance(faulty.form, AddForm):
        add_form = faulty.form
    context = {
        "trail": [Step(_("Workbench"), reverse("workbench")), Step(_("Agenda"))],
        "agenda": page,
        "stage": STAGES[page.stage],
        "rows": [(line, *_forms_of(line, page, faulty)) for line in page.items],
        "waiting": [(line, *_waiting_forms(line, page, faulty)) for line in page.waiting],
        "add_form": add_form,
        "due": agenda_due.panel(request, meeting, page, _due_form(faulty)),
        "deliveries": [(line, remedy_of(line)) for line in page.deliveries],
    }
    return render(request, "workbench/agenda.html", context, status=400 if faulty else 200)


def _due_form(faulty: _Faulty | None) -> DueForm | None:
    return faulty.form if faulty and isinstance(faulty.form, DueForm) else None


def _forms_of(line: AgendaLine, page: AgendaPage, faulty: _Faulty | None) -> tuple[Form, bool]:
    """The form that closes the item, and whether it is to stand open with what is wrong in it."""
    if faulty and faulty.item == line.id and isinstance(faulty.form, CloseForm):
        return faulty.form, True
    said = {"reason": line.closed_reason, "public_title": line.public_title}
    asks = page.asks_public_title
    return CloseForm(item=line.id, asks_public_title=asks, initial=said), False


def _waiting_forms(
    line: WaitingLine, page: AgendaPage, faulty: _Faulty | None
) -> tuple[Form, Form]:
    forms: list[Form] = [PlaceForm(item=line.id, is_late=page.is_late), SendBackForm(item=line.id)]
    if faulty and faulty.item == line.id:
        forms = [faulty.form if type(one) is type(faulty.form) else one for one in forms]
    return forms[0], forms[1]


_AT = "moede/<int:meeting>/"
PATHS: list[URLPattern] = [
    path(_AT, draft_agenda, name="draft_agenda"),
    path(f"{_AT}begynd/", begin, name="begin_agenda"),
    path(f"{_AT}nyt-punkt/", add, name="add_agenda_item"),
    path(f"{_AT}til-moedet/", take_up, name="take_up_commitments"),
    path(f"{_AT}send/", send, name="send_package"),
    path(f"{_AT}punkt/<int:item>/optag/", place, name="place_item"),
    path(f"{_AT}punkt/<int:item>/send-tilbage/", send_back, name="send_item_back"),
    path(f"{_AT}punkt/<int:item>/luk/", close, name="close_item"),
    *agenda_order.PATHS,
    path(f"{_AT}punkt/<int:item>/<slug:name>/", step, name="agenda_step"),
]
