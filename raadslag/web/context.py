"""What the frame of every page needs: its own address and the same page in the other language."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import get_language


@dataclass(frozen=True, slots=True)
class Translation:
    """The page in one of the site's languages."""

    code: str
    name: str
    path: str
    address: str


@dataclass(frozen=True, slots=True)
class PageFrame:
    """``name`` is the page's name in ``urls.py``, empty where the address is nobody's."""

    name: str
    canonical: str
    languages: tuple[Translation, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the breadcrumb; the page itself has no address. ``danish`` marks a document's words."""

    name: str | Promise
    address: str = ""
    danish: bool = False


def path_in(path: str, language: str) -> str:
    """The same page's path in ``language``: the default language stands without a prefix."""
    for code, _ in settings.LANGUAGES:
        prefix = f"/{code}/"
        if code != settings.LANGUAGE_CODE and path.startswith(prefix):
            path = path[len(prefix) - 1 :]
    return path if language == settings.LANGUAGE_CODE else f"/{language}{path}"


def frame(request: HttpRequest) -> dict[str, PageFrame]:
    """Context processor: ``page`` in every template."""
    query = request.META.get("QUERY_STRING", "")
    suffix = f"?{query}" if query and request.method == "GET" else ""
    languages = tuple(
        Translation(
            code=code,
            name=name,
            path=path_in(request.path, code) + suffix,
            address=request.build_absolute_uri(path_in(request.path, code)),
        )
        for code, name in settings.LANGUAGES
    )
    match = request.resolver_match
    name = (match.url_name or "") if match else ""
    here = path_in(request.path, get_language() or settings.LANGUAGE_CODE)
    return {
        "page": PageFrame(
            name=name,
            canonical=request.build_absolute_uri(here) if name else "",
            languages=languages,
        )
    }
