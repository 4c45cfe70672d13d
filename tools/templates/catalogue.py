"""The templates: each is one municipality's system as its published documents show it."""

from __future__ import annotations

from types import MappingProxyType

from referat.document import Presence, SectionKind
from tools.templates.template import (
    CONTENTS,
    DECISION,
    PEOPLE,
    REMARKS,
    Contents,
    Markup,
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

PAGE_AN_ITEM = Template(
    name="page-an-item",
    says="Bare date and place on top, Nr.7 - Title, votes, decisions of two bodies (after T1)",
    head=(
        title("{forum} - {kind}"),
        line("{start:dd-MM-yyyy 'kl.' HH:mm}"),
        line("{location}"),
        PEOPLE,
        REMARKS,
    ),
    people=(
        group("Medlemmer", _PRESENT, stacked=True),
        group("Afbud", _EXCUSED, stacked=True),
        group("Fraværende", _ABSENT, stacked=True),
    ),
    person="{name}[ ({party})]",
    item="Nr.{number} - {title}",
    closed="Lukket punkt: {title}",
    case="Sagsnr.: {case}",
    headings={
        _S.THEME: "Beslutningstema",
        _S.PRESENTATION: "Sagsfremstilling og økonomi",
        _S.FINANCES: "Bevilling",
        _S.LEGAL_BASIS: "Retsgrundlag",
        _S.TREATMENT: "Kompetence",
        _S.RECOMMENDATION: "Indstilling",
    },
    order=(
        _S.THEME,
        _S.PRESENTATION,
        _S.FINANCES,
        _S.LEGAL_BASIS,
        _S.TREATMENT,
        _S.RECOMMENDATION,
        DECISION,
    ),
    decision="Beslutning i {forum} den {date:dd-MM-yyyy}",
    absence=(group("Afbud:", _EXCUSED), group("Fraværende:", _ABSENT)),
    markup=Markup.HEADINGS,
)

LEDGER = Template(
    name="ledger",
    says="Running numbers through the year, start and end as labels, running heads (after T22)",
    head=(
        title("{KIND}"),
        title("{forum}"),
        labelled("Mødedato:", "{start:^EEEE 'den' dd-MM-yyyy}"),
        labelled("Mødested:", "{location}"),
        labelled("Starttidspunkt:", "Kl. {start:HH:mm}"),
        labelled("Sluttidspunkt:", "Kl. {end:HH:mm}"),
        PEOPLE,
        REMARKS,
        CONTENTS,
    ),
    people=(
        group("Medlemmer:", _PRESENT),
        group("Afbud:", _EXCUSED, empty="Ingen"),
        group("Fraværende:", _ABSENT, empty="Ingen"),
    ),
    person="[{role} ]{name}[ ({party})]",
    contents=Contents(heading="Indholdsfortegnelse", entry="{number}. {title}", columns="Side"),
    item="{number}. {title}",
    closed="LUKKET PUNKT: {title}",
    case="Sagsnr.: {case}",
    groups=("ÅBENT MØDE", "LUKKET MØDE"),
    headings={
        _S.SUMMARY: "Resume",
        _S.PRESENTATION: "Sagsfremstilling",
        _S.FINANCES: "Økonomi",
        _S.LEGAL_BASIS: "Lovgrundlag",
        _S.RECOMMENDATION: "Indstilling",
        _S.CONSEQUENCES: "Personale",
        _S.HEARING: "Høring",
    },
    suffix=":",
    order=(
        _S.SUMMARY,
        _S.PRESENTATION,
        _S.LEGAL_BASIS,
        _S.FINANCES,
        _S.CONSEQUENCES,
        _S.HEARING,
        _S.RECOMMENDATION,
        DECISION,
    ),
    earlier="Beslutning i {forum} den {date:d. MMMM yyyy}",
    absence=(group("Fraværende:", _ABSENT), group("Afbud:", _EXCUSED)),
    attachments="Bilag",
    no_attachments="Ingen bilag.",
    running_head="{forum}, {start:dd-MM-yyyy}",
    page_number="Side {page}",
)

CASE_TABLE = Template(
    name="case-table",
    says="Two-digit numbers, Åben sag, attachments above the text, decisions named (after T10)",
    head=(
        title("{kind} {forum}"),
        labelled("Mødedato:", "{start:d. MMMM yyyy}"),
        labelled("Mødetidspunkt:", "Kl. {start:HH:mm}"),
        labelled("Sluttidspunkt:", "Kl. {end:HH:mm}"),
        labelled("Mødested:", "{location}"),
        REMARKS,
        PEOPLE,
        CONTENTS,
    ),
    people=(
        group("Medlemmer:", _PRESENT, stacked=True),
        group("Deltagere:", _PRESENT, role="referent"),
        group("Fraværende:", _ABSENT),
        group("Afbud:", _EXCUSED),
    ),
    person="{name}[, {party}]",
    contents=Contents(heading="Sagsoversigt", entry="{number:02}. {title}", columns="Side"),
    item="{number:02}. {title}",
    closed="Lukket - {title}",
    marks=("Åben sag", "Lukket sag"),
    case="Sagsnr.: {case}",
    headings={
        _S.THEME: "Indledning/Baggrund",
        _S.PRESENTATION: "Sagsfremstilling",
        _S.TREATMENT: "Sagen afgøres i",
        _S.LEGAL_BASIS: "Retsgrundlag",
        _S.FINANCES: "Økonomi/Personaleforhold",
        _S.CONSEQUENCES: "Miljø- og klimakonsekvenser",
        _S.HEARING: "Kommunikation/Høring",
        _S.RECOMMENDATION: "Indstilling",
    },
    suffix=":",
    order=(
        _S.TREATMENT,
        _S.THEME,
        _S.LEGAL_BASIS,
        _S.PRESENTATION,
        _S.FINANCES,
        _S.CONSEQUENCES,
        _S.HEARING,
        _S.RECOMMENDATION,
        DECISION,
    ),
    decision="Beslutninger {forum} den {date:dd-MM-yyyy}",
    earlier="Beslutninger {forum} den {date:dd-MM-yyyy}",
    absence=(group("Ikke til stede:", _ABSENT), group("Afbud:", _EXCUSED)),
    attachments_first=True,
    page_number="Side {page} af {pages}",
)

_ALL = (COVER, DECISION_FIRST, DATED_DECISION, PAGE_AN_ITEM, LEDGER, CASE_TABLE)

TEMPLATES = MappingProxyType({template.name: template for template in _ALL})
