"""A meeting's paper and its attachments as files, each cut to what the one who asks may have."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from raadslag.core import clock, files
from raadslag.drafts.filetypes import PDF, CannotAttach, FileType, type_of
from raadslag.meetings.attached import attached_file
from raadslag.meetings.retraction import retraction_at
from raadslag.people import queries as people
from raadslag.people.models import Body
from raadslag.people.rules import Right
from raadslag.people.slugs import slug_of
from raadslag.publishing import papers
from raadslag.publishing.papers import Paper
from raadslag.publishing.queries.attached import attached_retraction
from raadslag.web.pages import errors
from raadslag.web.pages.originals import PDF_POLICY
from referat.errors import CannotWrite
from referat.writing import Format

FILE_POLICY = "default-src 'none'; sandbox"  # opened by mistake, nothing in it can run
UNKNOWN = FileType("application/octet-stream", "")


def meeting_file(
    request: HttpRequest, body: str, forum: str, meeting: str, fmt: str
) -> HttpResponse:
    """The whole paper in one of the formats that are offered."""
    if fmt not in {one.value for one in papers.OFFERED}:
        raise Http404
    found = _paper(request, body, forum, meeting)
    if isinstance(found, HttpResponse):
        return found
    wanted = Format(fmt)
    etag = f'"{found.digest(wanted)}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    try:
        data = papers.file_of(found, wanted)
    except CannotWrite as error:
        return render(request, "public/file_missing.html", {"error": error}, status=503)
    response = as_file(data, wanted.media_type, f"{found.name}{wanted.extension}")
    response.headers["ETag"] = etag
    return response


@login_required
def meeting_folder(request: HttpRequest, body: str, forum: str, meeting: str) -> HttpResponse:
    """The public paper as a folder for another portal: for those who run meetings."""
    row = Body.objects.filter(slug=body).first()
    if row is None or not people.may(request.user, Right.RUN_MEETINGS, row):
        raise Http404
    found = papers.public_paper_of(
        body_slug=body, forum_slug=forum, meeting_slug=meeting, site=_site(request)
    )
    if found is None:
        raise Http404
    try:
        data = papers.folder_of(found, now=clock.now())
    except CannotWrite as error:
        return render(request, "public/file_missing.html", {"error": error}, status=503)
    return as_file(data, "application/zip", f"{found.name}.zip")


def attached(request: HttpRequest, sha256: str) -> HttpResponse:
    """A file that goes with an item, as long as the item shows it to the one who asks."""
    found = attached_file(request.user, sha256)
    if found is None:
        retraction = attached_retraction(sha256)
        if retraction is not None:
            return errors.gone(request, retraction)
        raise Http404
    etag = f'"{sha256}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    data = files.content_of(sha256)
    try:
        kind = type_of(data)
    except CannotAttach:
        kind = UNKNOWN
    name = slug_of(found.title, fallback="bilag")
    response = as_file(data, kind.media_type, f"{name}{kind.suffix}")
    response.headers["ETag"] = etag
    return response


def _paper(request: HttpRequest, body: str, forum: str, meeting: str) -> Paper | HttpResponse:
    where = {"body_slug": body, "forum_slug": forum, "meeting_slug": meeting}
    found = papers.paper_of(request.user, **where, site=_site(request))
    if found is not None:
        return found
    retraction = retraction_at(body, forum, meeting)
    if retraction is not None:
        return errors.gone(request, retraction)
    raise Http404


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def as_file(data: bytes, media_type: str, name: str) -> HttpResponse:
    """Only a PDF is shown; anything else is saved and never opened as a page of ours."""
    is_pdf = media_type == PDF.media_type
    response = HttpResponse(data, content_type=media_type)
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=not is_pdf, filename=name) or "attachment"
    )
    response.headers["Content-Security-Policy"] = PDF_POLICY if is_pdf else FILE_POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


PATHS = [
    path("bilag/<str:sha256>/", attached, name="attached"),
    path(
        "<slug:body>/<slug:forum>/<slug:meeting>/hent/mappe/", meeting_folder, name="meeting_folder"
    ),
    path(
        "<slug:body>/<slug:forum>/<slug:meeting>/hent/<slug:fmt>/",
        meeting_file,
        name="meeting_file",
    ),
]
