"""What stands below a forum's reminder list: headings, each with its themes."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from raadslag.core import clock
from raadslag.followup.actions import strands
from raadslag.followup.models import ReminderList, Strand, Theme
from raadslag.web.forms.reminder_list import StrandForm, ThemeForm
from raadslag.web.pages.workbench.reminder_found import Faulty, back, list_of, shown
from raadslag.web.strand_faults import add_fault
from raadslag.web.who import by_of


@login_required
@require_POST
def add_strand(request: HttpRequest, forum: int) -> HttpResponse:
    """A heading below the list."""
    found = list_of(request, forum)
    form = StrandForm(request.POST, auto_id="spor-%s")
    if form.is_valid():
        try:
            made = strands.write_strand(
                organization=found.organization,
                **form.cleaned_data,
                on_list=True,
                on_wheel=False,
                by=by_of(request),
                now=clock.now(),
            )
        except strands.BadStrand as bad:
            add_fault(form, bad)
        else:
            return back(forum, f"spor-{made.pk}")
    return shown(request, found.organization, Faulty(form))


@login_required
@require_POST
def hide_strand(request: HttpRequest, forum: int, strand: int) -> HttpResponse:
    """The heading stands below the list no more; its themes are kept for the wheel."""
    found = list_of(request, forum)
    row = _strand(found, strand)
    strands.show_strand(strand=row, on_list=False, by=by_of(request), now=clock.now())
    return back(forum, "under-listen")


@login_required
@require_POST
def add_theme(request: HttpRequest, forum: int, strand: int) -> HttpResponse:
    """One thing more below a heading."""
    found = list_of(request, forum)
    row = _strand(found, strand)
    form = ThemeForm(request.POST, auto_id=f"tema-{strand}-%s")
    if form.is_valid():
        try:
            strands.write_theme(
                strand=row,
                **form.cleaned_data,
                said_on=clock.today(),
                by=by_of(request),
                now=clock.now(),
            )
        except strands.BadStrand as bad:
            add_fault(form, bad)
        else:
            return back(forum, f"spor-{strand}")
    return shown(request, found.organization, Faulty(form, strand))


@login_required
@require_POST
def remove_theme(request: HttpRequest, forum: int, theme: int) -> HttpResponse:
    """It stands below its heading no more; what it was before today stays on the wheels."""
    found = list_of(request, forum)
    rows = Theme.objects.filter(strand__organization=found.organization)
    row = rows.select_related("strand__organization").filter(pk=theme).first()
    if row is None:
        raise Http404
    strands.remove_theme(theme=row, from_day=clock.today(), by=by_of(request), now=clock.now())
    return back(forum, f"spor-{row.strand_id}")


def _strand(found: ReminderList, pk: int) -> Strand:
    row: Strand | None = Strand.objects.filter(organization=found.organization, pk=pk).first()
    if row is None:
        raise Http404
    return row


_AT = "forum/<int:forum>/huskeliste/"
PATHS: list[URLPattern] = [
    path(f"{_AT}spor/", add_strand, name="add_list_strand"),
    path(f"{_AT}spor/<int:strand>/skjul/", hide_strand, name="hide_list_strand"),
    path(f"{_AT}spor/<int:strand>/tema/", add_theme, name="add_list_theme"),
    path(f"{_AT}tema/<int:theme>/fjern/", remove_theme, name="remove_list_theme"),
]
