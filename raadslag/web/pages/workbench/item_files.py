"""The files that go with an item: added, fetched, ordered, retitled, replaced, taken off."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from raadslag.core import clock, files
from raadslag.drafts import filetypes
from raadslag.drafts.actions import attachments
from raadslag.drafts.models import DraftAttachment
from raadslag.drafts.queries import items as queries
from raadslag.web.forms.items import AttachmentForm
from raadslag.web.item_labels import FILE_FAULTS
from raadslag.web.numbers import number_in, numbers_in
from raadslag.web.pages.papers import as_file
from raadslag.web.pages.workbench.found import item_of, to_item
from raadslag.web.who import by_of


@login_required
@require_POST
def attach(request: HttpRequest, item: UUID) -> HttpResponse:
    """One file or several; each that is refused says why, the others are taken."""
    row = item_of(request, item)
    taken = 0
    for file in request.FILES.getlist("files"):
        data = _read(request, file)
        if data is None:
            continue
        attachments.attach(
            item=row,
            data=data,
            filename=file.name or "",
            is_public="is_closed" not in request.POST,
            by=by_of(request),
            now=clock.now(),
        )
        taken += 1
    if taken:
        said = ngettext("%(count)d file is attached.", "%(count)d files are attached.", taken)
        messages.success(request, said % {"count": taken})
    elif not request.FILES:
        messages.error(request, _("No file was chosen. Choose one or several first."))
    return to_item(item, "bilag")


@login_required
def fetch(request: HttpRequest, item: UUID, attachment: int) -> HttpResponse:
    """The file itself, named by its title."""
    row = queries.attachment_row(request.user, item, attachment)
    if row is None:
        raise Http404
    content = files.content_of(row.original.sha256)
    found = filetypes.type_of(content)
    return as_file(content, found.media_type, row.title + found.suffix)


@login_required
@require_POST
def describe(request: HttpRequest, item: UUID, attachment: int) -> HttpResponse:
    """Its title, and whether it may be published."""
    row = _row(request, item, attachment)
    form = AttachmentForm(request.POST)
    if form.is_valid():
        attachments.describe(
            attachment=row,
            title=form.cleaned_data["title"],
            is_public=not form.cleaned_data["is_closed"],
            by=by_of(request),
            now=clock.now(),
        )
        messages.success(request, _("Saved."))
    return to_item(item, "bilag")


@login_required
@require_POST
def replace(request: HttpRequest, item: UUID, attachment: int) -> HttpResponse:
    """A newer file under the same title."""
    row = _row(request, item, attachment)
    file = request.FILES.get("file")
    data = _read(request, file) if file else None
    if file is None:
        messages.error(request, _("No file was chosen. Choose the newer one first."))
    if data is not None:
        attachments.replace_file(attachment=row, data=data, by=by_of(request), now=clock.now())
        messages.success(request, _("The file is replaced."))
    return to_item(item, "bilag")


@login_required
@require_POST
def take_off(request: HttpRequest, item: UUID, attachment: int) -> HttpResponse:
    """The item no longer has it."""
    row = _row(request, item, attachment)
    attachments.take_off(attachment=row, by=by_of(request), now=clock.now())
    messages.success(request, _("The file is taken off the item."))
    return to_item(item, "bilag")


@login_required
@require_POST
def put_in_order(request: HttpRequest, item: UUID) -> HttpResponse:
    """All of them in their new order from the script, or one up or down from its button."""
    row = item_of(request, item)
    order = numbers_in(request.POST.getlist("order"))
    by_script = bool(order)
    if not by_script:
        order = moved([one.pk for one in row.attachments.all()], request)
    attachments.put_in_order(item=row, order=order, by=by_of(request), now=clock.now())
    return JsonResponse({}) if by_script else to_item(item, "bilag")


def moved(ids: list[int], request: HttpRequest) -> list[int]:
    """The ids with the one that was sent a place up or down."""
    up, down = request.POST.get("up", ""), request.POST.get("down", "")
    chosen = number_in(up or down)
    if chosen not in ids:
        return ids
    place = ids.index(chosen)
    ids.insert(max(0, place - 1) if up else place + 1, ids.pop(place))
    return ids


def _row(request: HttpRequest, item: UUID, attachment: int) -> DraftAttachment:
    row = queries.attachment_row(request.user, item, attachment, to_edit=True)
    if row is None:
        raise Http404
    return row


def _read(request: HttpRequest, file: UploadedFile) -> bytes | None:
    """The file's bytes; None where it is refused, having said why."""
    name = {"name": file.name}
    if (file.size or 0) > filetypes.MAX_BYTES:
        messages.error(request, FILE_FAULTS[filetypes.Fault.TOO_LARGE] % name)
        return None
    data: bytes = file.read()
    try:
        filetypes.type_of(data)
    except filetypes.CannotAttach as refused:
        messages.error(request, FILE_FAULTS[refused.fault] % name)
        return None
    return data


_AT = "punkt/<uuid:item>/bilag/"
PATHS: list[URLPattern] = [
    path(_AT, attach, name="attach"),
    path(f"{_AT}orden/", put_in_order, name="order_attachments"),
    path(f"{_AT}<int:attachment>/", fetch, name="draft_attachment"),
    path(f"{_AT}<int:attachment>/ret/", describe, name="describe_attachment"),
    path(f"{_AT}<int:attachment>/erstat/", replace, name="replace_attachment"),
    path(f"{_AT}<int:attachment>/tag-af/", take_off, name="take_off_attachment"),
]
