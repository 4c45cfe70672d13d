"""A member's package: the meeting's papers, live, with the member's own notes."""

from __future__ import annotations

import json
import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from raadslag.core import clock, files
from raadslag.drafts.actions.notes import LONGEST, NoteSaved, save_note
from raadslag.drafts.filetypes import CannotAttach, type_of
from raadslag.drafts.models import Draft
from raadslag.drafts.queries import package as queries
from raadslag.drafts.queries.package import Package
from raadslag.drafts.rules import Stage
from raadslag.journeys import prepare_agenda
from raadslag.people.models import Reader, User
from raadslag.people.slugs import slug_of
from raadslag.publishing.queries.publish import seen_meeting_of
from raadslag.web import dates, older
from raadslag.web.addresses import address
from raadslag.web.context import Step
from raadslag.web.holding_labels import STAGES
from raadslag.web.pages.papers import UNKNOWN, as_file
from raadslag.web.pages.workbench.answers import heard
from raadslag.web.pages.workbench.holding_saves import clock_text
from referat import CannotWrite

_WORKER = "built/staff-worker.js"
_NEWS = 30  # s


@login_required
@require_safe
def package(request: HttpRequest, meeting: int) -> HttpResponse:
    """All items with contents and files; the decisions as they are written."""
    draft = _draft(request, meeting)
    seen = queries.package(request.user, draft)
    here = reverse("package", args=[meeting])
    kept = [here, *([reverse("package_pdf", args=[meeting])] if seen.is_whole else [])]
    kept += [
        reverse("package_file", args=[meeting, file.id])
        for item in seen.items
        for file in item.files
    ]
    context = {
        "trail": [
            Step(_("Workbench"), reverse("workbench")),
            Step(f"{seen.forum}, {dates.day(seen.day)}", danish=True),
        ],
        "package": seen,
        "stage": STAGES[seen.stage],
        "is_live": seen.stage in (Stage.CALLED, Stage.OPEN, Stage.CLOSED),
        "people": older.people_of(seen.minutes.participants),
        "kind": seen.minutes.kind,
        "lines": _lines(seen),
        "published_address": _published(request.user, seen),
        "offline_urls": json.dumps(kept),
    }
    return render(request, "workbench/package.html", context)


@login_required
@require_safe
def live(request: HttpRequest, meeting: int) -> HttpResponse:
    """What has been decided until now, when anything has changed."""
    revision = queries.revision_to(request.user, meeting)
    if revision is None:
        raise Http404
    if request.GET.get("after") == str(revision):
        return HttpResponse(status=204)
    html = _decisions(request.user, _draft(request, meeting))
    return JsonResponse({"version": revision, "html": html, "at": clock_text(clock.now())})


@login_required
@require_safe
def pdf(request: HttpRequest, meeting: int) -> HttpResponse:
    """The whole package as one file, for those who may see all of it."""
    draft = _draft(request, meeting)
    try:
        site = request.build_absolute_uri("/").rstrip("/")
        data = prepare_agenda.package_pdf(draft, request.user, site=site)
    except prepare_agenda.NotTheirs:
        raise Http404 from None
    except CannotWrite as error:
        return render(request, "public/file_missing.html", {"error": error}, status=503)
    return _file(data, f"{draft.meeting.organization} {draft.meeting.slug}")


@login_required
@require_safe
def file(request: HttpRequest, meeting: int, attachment: int) -> HttpResponse:
    """A file of the package, closed ones too."""
    found = queries.attached_to(request.user, meeting, attachment)
    if found is None:
        raise Http404
    sha256, title = found
    return _file(files.content_of(sha256), title)


@login_required
@require_POST
def note(request: HttpRequest, meeting: int, item: uuid.UUID) -> HttpResponse:
    """Save one's own note on an item."""
    row = queries.item_to_note(request.user, meeting, item)
    if row is None:
        raise Http404
    user = request.user
    assert isinstance(user, User), "login_required lets nobody else through"
    by_script = request.content_type == "application/json"
    try:
        body: Any = heard(request.body) if by_script else request.POST
        text, base = str(body["value"]), int(body.get("base") or 0)
    except (ValueError, KeyError, TypeError, AttributeError):
        return JsonResponse({"message": _("The note was not understood. Reload.")}, status=422)
    if len(text) > LONGEST:
        return JsonResponse({"message": _("The note is too long. Shorten it.")}, status=422)
    result = save_note(item=row, user=user, text=text, base=base)
    if not by_script:
        back = redirect("package", meeting)
        back["Location"] += f"#note-{item}"
        return back
    answer = {
        "version": result.version,
        "value": result.text,
        "saved_at": clock_text(clock.now()),
        "saved_by": str(user),
    }
    return JsonResponse(answer, status=200 if isinstance(result, NoteSaved) else 409)


@require_safe
def worker(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # Django hands it over
    """The script that shows a kept package where there is no network; it must stand at the root."""
    found = finders.find(_WORKER)
    if not isinstance(found, str):
        raise Http404
    with open(found, encoding="utf-8") as script:
        response = HttpResponse(script.read(), content_type="text/javascript; charset=utf-8")
    response["Service-Worker-Allowed"] = "/"
    response["Cache-Control"] = "no-cache"
    return response


def _published(user: Reader, seen: Package) -> str:
    """Where everybody reads the minutes, and members approve them; empty until they are out."""
    if seen.stage is not Stage.PUBLISHED:
        return ""
    return address(seen_meeting_of(user, seen.meeting))


def _draft(request: HttpRequest, meeting: int) -> Draft:
    draft = queries.draft_to_read(request.user, meeting)
    if draft is None:
        raise Http404
    return draft


def _decisions(user: Reader, draft: Draft) -> str:
    """All decisions as they stand. Those who may see every item share one text: they all ask at once.

    It is kept in the memory of this process alone, and for as long as it is news.
    """
    whole = queries.sees_all(user, draft)
    key = f"decisions-{draft.pk}-{draft.created_at.timestamp()}-{draft.revision}-{get_language()}"
    kept = cache.get(key) if whole else None
    if isinstance(kept, str):
        return kept
    lines = _lines(queries.package(user, draft))
    html = render_to_string("workbench/package_live.html", {"lines": lines})
    if whole:
        cache.set(key, html, _NEWS)
    return html


def _lines(seen: Package) -> list[dict[str, object]]:
    """Each item as it is printed beside what is the reader's own."""
    printed = older.items_of(seen.minutes)
    return [{"own": own, "item": item} for own, item in zip(seen.items, printed, strict=True)]


def _file(data: bytes, title: str) -> HttpResponse:
    try:
        kind = type_of(data)
    except CannotAttach:
        kind = UNKNOWN
    return as_file(data, kind.media_type, f"{slug_of(title, fallback='bilag')}{kind.suffix}")


_AT = "moede/<int:meeting>/pakke/"
PATHS: list[URLPattern] = [
    path(_AT, package, name="package"),
    path(f"{_AT}nu/", live, name="package_live"),
    path(f"{_AT}pakke.pdf", pdf, name="package_pdf"),
    path(f"{_AT}bilag/<int:attachment>/", file, name="package_file"),
    path(f"{_AT}note/<uuid:item>/", note, name="package_note"),
]
