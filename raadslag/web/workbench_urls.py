"""The addresses under ``/arbejdsbord/``: each page module brings its own."""

from __future__ import annotations

from raadslag.web.pages.workbench import (
    agenda,
    cases,
    commitment,
    commitment_evidence,
    commitment_written,
    commitments,
    forums,
    holding,
    home,
    items,
    mailbox,
    package,
    plan,
    proposals,
    publishing,
    units,
)

urlpatterns = [
    *home.PATHS,
    *forums.PATHS,
    *plan.PATHS,
    *items.PATHS,
    *cases.PATHS,
    *commitments.PATHS,
    *commitment_written.PATHS,
    *commitment.PATHS,
    *commitment_evidence.PATHS,
    *agenda.PATHS,
    *holding.PATHS,
    *package.PATHS,
    *mailbox.PATHS,
    *publishing.PATHS,
    *proposals.PATHS,
    *units.PATHS,
]
