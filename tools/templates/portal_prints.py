"""The publishing portal's own print, as three municipalities set it up."""

from __future__ import annotations

from referat.document import Presence, SectionKind
from tools.templates.template import (
    CONTENTS,
    DECISION,
    PEOPLE,
    REMARKS,
    Contents,
    Template,
    group,
    labelled,
    line,
    title,
)

_PRESENT, _ABSENT, _EXCUSED = Presence.PRESENT, Presence.ABSENT, Presence.EXCUSED
_S = SectionKind

_PORTAL_HEAD = (
    title("{KIND} {forum} d. {start:dd-MM-yyyy}"),
    line("[{body}]"),
    labelled("Mødedato", "{start:^EEEE 'd'. dd. MMMM yyyy 'kl'. HH:mm}[ - {end:HH:mm}]"),
    labelled("Mødested", "{location}"),
    PEOPLE,
    REMARKS,
    CONTENTS,
)
_PORTAL_PEOPLE = (
    group("Mødedeltagere", _PRESENT),
    group("Afbud", _EXCUSED),
    group("Fravær", _ABSENT),
)

COVER = Template(
    name="cover",
    says="The portal's own print: cover, contents with page numbers, every item on a new page",
    head=_PORTAL_HEAD,
    people=_PORTAL_PEOPLE,
    contents=Contents(),
    headings={
        _S.SUMMARY: "Sagens kerne",
        _S.RECOMMENDATION: "Indstilling",
        _S.PRESENTATION: "Sagens baggrund",
        _S.FINANCES: "Økonomiske oplysninger",
        _S.LEGAL_BASIS: "Lovgrundlag",
        _S.SUPPLEMENTARY: "Supplerende sagsfremstilling",
        _S.CONSEQUENCES: "Klimakonsekvenser",
        _S.HEARING: "Høring",
        _S.TREATMENT: "Sagsgang",
    },
    order=(
        _S.SUMMARY,
        _S.RECOMMENDATION,
        _S.PRESENTATION,
        _S.FINANCES,
        _S.LEGAL_BASIS,
        _S.CONSEQUENCES,
        _S.HEARING,
        _S.TREATMENT,
        _S.SUPPLEMENTARY,
        DECISION,
    ),
    earlier="Beslutning på møde {forum} {date:dd-MM-yyyy}",
    earlier_first=False,
    absence=(group("Fraværende:", _ABSENT), group("Afbud:", _EXCUSED)),
    attachment_marks="",
    new_page=True,
)

DECISION_FIRST = Template(
    name="decision-first",
    says="The same print with the decision above the case, whose first heading holds nothing",
    head=_PORTAL_HEAD,
    people=_PORTAL_PEOPLE,
    contents=Contents(),
    umbrella="Sagsfremstilling",
    headings={
        _S.SUMMARY: "Resume og sagens baggrund",
        _S.RECOMMENDATION: "Indstillinger",
        _S.TREATMENT: "Behandling",
        _S.PRESENTATION: "Sagsfremstilling",
        _S.FINANCES: "Økonomiske konsekvenser",
        _S.CONSEQUENCES: "Sundhedsmæssige konsekvenser",
        _S.LEGAL_BASIS: "Lovgrundlag",
    },
    order=(
        DECISION,
        _S.SUMMARY,
        _S.RECOMMENDATION,
        _S.TREATMENT,
        _S.PRESENTATION,
        _S.FINANCES,
        _S.LEGAL_BASIS,
        _S.CONSEQUENCES,
    ),
    earlier="Beslutning i {forum} den {date:dd-MM-yyyy}",
    absence=(group("Fraværende:", _ABSENT), group("Afbud:", _EXCUSED)),
    attachment_marks="",
    new_page=True,
)

DATED_DECISION = Template(
    name="dated-decision",
    says="Decisions headed with forum and date, case numbers of the older kind, nobody listed",
    head=_PORTAL_HEAD,
    contents=Contents(),
    headings={
        _S.SUMMARY: "Resumé",
        _S.PRESENTATION: "Sagsfremstilling",
        _S.FINANCES: "Økonomi",
        _S.LEGAL_BASIS: "Retsgrundlag",
        _S.ASSESSMENT: "Vurdering",
        _S.RECOMMENDATION: "Indstilling",
    },
    order=(
        _S.SUMMARY,
        _S.PRESENTATION,
        _S.FINANCES,
        _S.LEGAL_BASIS,
        _S.ASSESSMENT,
        _S.RECOMMENDATION,
        DECISION,
    ),
    decision="Beslutning {forum} den {date:dd-MM-yyyy}",
    earlier="Beslutning {forum} den {date:dd-MM-yyyy}",
    absence=(group("Fraværende:", _ABSENT), group("Afbud:", _EXCUSED)),
    attachment_marks="",
    new_page=True,
)
