"""What shows that a commitment was carried out: added, fetched, taken off."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from raadslag.core import clock, files
from raadslag.drafts import filetypes
from raadslag.followup.actions import evidence as actions
from raadslag.followup.models import Commitment
from raadslag.followup.queries import commitment as queries
from raadslag.followup.said import BadCommitment
from raadslag.web.forms.commitments import EvidenceForm, add_fault
from raadslag.web.pages.papers import as_file
from raadslag.web.pages.workbench.commitment import reportable, shown, to_page
from raadslag.web.pages.workbench.uploads import read_file
from raadslag.web.who import user_of


@login_required
@require_POST
def add(request: HttpRequest, commitment: UUID) -> HttpResponse:
    """A link, a file or a later item."""
    row = reportable(request, commitment)
    items = queries.later_items(request.user, row)
    form = EvidenceForm(request.POST, request.FILES, items=items)
    if form.is_valid():
        data = read_file(form, "file")
        if not form.errors and _added(request, row, form, data):
            messages.success(request, _("The evidence is added."))
            return to_page(commitment, "dokumentation")
    return shown(request, row, evidence_form=form)


@login_required
def fetch(request: HttpRequest, commitment: UUID, evidence: int) -> HttpResponse:
    """The file itself, named by its title."""
    row = queries.evidence_row(request.user, commitment, evidence)
    if row is None or row.original is None:
        raise Http404
    content = files.content_of(row.original.sha256)
    found = filetypes.type_of(content)
    name = row.title if row.title.lower().endswith(found.suffix) else row.title + found.suffix
    return as_file(content, found.media_type, name)


@login_required
@require_POST
def take_off(request: HttpRequest, commitment: UUID, evidence: int) -> HttpResponse:
    """It shows nothing after all."""
    reportable(request, commitment)
    row = queries.evidence_row(request.user, commitment, evidence)
    if row is None:
        raise Http404
    actions.take_off(row, by=user_of(request), now=clock.now())
    messages.success(request, _("The evidence is taken off."))
    return to_page(commitment, "dokumentation")


def _added(request: HttpRequest, row: Commitment, form: EvidenceForm, data: bytes | None) -> bool:
    """Whether it is; each kind that was filled in is one piece of evidence."""
    said = form.cleaned_data
    file, item = said["file"], said["item"]
    piece = actions.Shown(
        title=said["title"],
        url=said["url"],
        data=data,
        filename=file.name if file else "",
        agenda_item=queries.item_to_show(request.user, row, int(item)) if item else None,
    )
    try:
        actions.add_all(row, piece, by=user_of(request), now=clock.now())
    except BadCommitment as bad:
        add_fault(form, bad)
        return False
    return True


_AT = "opgave/<uuid:commitment>/dokumentation/"
PATHS: list[URLPattern] = [
    path(_AT, add, name="add_commitment_evidence"),
    path(f"{_AT}<int:evidence>/", fetch, name="commitment_evidence"),
    path(f"{_AT}<int:evidence>/fjern/", take_off, name="take_off_commitment_evidence"),
]
