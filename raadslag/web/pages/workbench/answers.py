"""What a page that saves as one writes hears and answers: JSON from the script, forms without it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, JsonResponse
from django.utils import timezone

from raadslag.web import dates


@dataclass(frozen=True, slots=True)
class Posted:
    """``value`` is what was written, ``base`` the version that it was written on."""

    value: object
    base: int
    name: str


def is_script(request: HttpRequest) -> bool:
    """Whether the page's script asks, and not a form."""
    return request.content_type == "application/json"


def heard(body: bytes) -> object:
    """What the script sent. Halves of characters and NUL, which cannot be stored, are left out."""
    said = json.loads(body)
    if not isinstance(said, dict):
        return said
    return {
        name: value.encode("utf-8", "ignore").decode().replace("\0", "")
        if isinstance(value, str)
        else value
        for name, value in said.items()
    }


def posted(request: HttpRequest, key: str) -> Posted | None:
    """What was sent, by script or by form; None where it is not understood."""
    said: object = request.POST.dict()
    if is_script(request):
        try:
            said = heard(request.body)
        except ValueError:
            return None
    if not isinstance(said, dict) or key not in said:
        return None
    try:
        base = int(said.get("base", ""))
    except (TypeError, ValueError):
        return None
    return Posted(said[key], base, str(said.get("name", "")))


def saved(version: int, at: datetime, **more: object) -> JsonResponse:
    """It is stored."""
    return JsonResponse({"version": version, "saved_at": second(at), **more})


def conflict(version: int, by: str, at: datetime | None, **theirs: object) -> JsonResponse:
    """Somebody else has saved meanwhile: theirs."""
    said = dates.clock(at) if at else ""
    return JsonResponse(
        {"version": version, "saved_by": by, "saved_at": said, **theirs}, status=409
    )


def refused(message: object, status: int = 422) -> JsonResponse:
    """What is wrong, and the remedy."""
    return JsonResponse({"message": str(message)}, status=status)


def second(at: datetime) -> str:
    """``10.32.05``."""
    local = timezone.localtime(at)
    return f"{dates.clock(local)}{dates.clock(local)[-3]}{local:%S}"
