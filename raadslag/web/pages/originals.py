"""The file as it was received: shown beside its reading, or fetched."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from raadslag.core import files
from raadslag.intake import queries
from raadslag.intake.queries import OriginalFile
from raadslag.intake.reading import lines_of_document
from raadslag.meetings import queries as queries_of_meetings
from raadslag.meetings import versions

PDF_START = b"%PDF"
# The browser's own PDF viewer needs a little more than a page of ours, and can reach nothing outside.
PDF_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"
)


@login_required
def shown(request: HttpRequest, reception: int) -> HttpResponse:
    """A PDF as it is; anything else as plain numbered lines, so that nothing in it can run."""
    file = _file(request, reception)
    if file.content.startswith(PDF_START):
        return _as_pdf(file.content)
    lines = lines_of_document(sha256=file.sha256, filename=file.filename)
    return render(request, "staff/original.html", {"lines": lines, "file": file})


@login_required
def fetched(request: HttpRequest, reception: int) -> HttpResponse:
    """The file itself, to be saved and never to be opened as a page of ours."""
    file = _file(request, reception)
    return _as_file(file.content, file.filename)


def published(
    request: HttpRequest, body: str, forum: str, meeting: str, version: int
) -> HttpResponse:
    """The original of a published version, where nothing in it is closed to the one who asks."""
    page = queries_of_meetings.meeting_page(
        request.user, body_slug=body, forum_slug=forum, meeting_slug=meeting
    )
    originals = versions.open_originals(request.user, meeting_id=page.meeting.id) if page else {}
    if version not in originals:
        raise Http404
    content = files.content_of(originals[version].sha256)
    if content.startswith(PDF_START):
        return _as_pdf(content)
    return _as_file(content, originals[version].filename)


def _as_pdf(content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = "inline"
    response["Content-Security-Policy"] = PDF_POLICY
    return response


def _as_file(content: bytes, filename: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=filename) or "attachment"
    )
    return response


def _file(request: HttpRequest, reception: int) -> OriginalFile:
    file = queries.original_of(request.user, reception_id=reception)
    if file is None:
        raise Http404
    return file
