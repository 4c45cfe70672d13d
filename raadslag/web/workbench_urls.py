"""The addresses under ``/arbejdsbord/``: each page module brings its own."""

from __future__ import annotations

from raadslag.web.pages.workbench import (
    agenda,
    cases,
    forums,
    holding,
    home,
    items,
    package,
    plan,
    publishing,
    units,
)

urlpatterns = [
    *home.PATHS,
    *forums.PATHS,
    *plan.PATHS,
    *items.PATHS,
    *cases.PATHS,
    *agenda.PATHS,
    *holding.PATHS,
    *package.PATHS,
    *publishing.PATHS,
    *units.PATHS,
]
