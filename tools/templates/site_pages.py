"""Minutes as pages of municipalities' own sites."""

from __future__ import annotations

from dataclasses import replace

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

STAFF_PROPOSES = Template(
    name="staff-proposes",
    says="No recommendation heading, a link back to the top below every item (after T4)",
    head=(
        title("{forum} - {kind}"),
        labelled("Dato:", "{start:EEEE 'den' d. MMMM yyyy}"),
        labelled("Lokale:", "{location}"),
        labelled("Tidspunkt:", "Kl. {start:HH:mm}"),
        labelled("Mødet slut:", "Kl. {end:HH.mm}"),
        PEOPLE,
        CONTENTS,
    ),
    people=(group("Til stede:", _PRESENT), group("Fraværende:", _ABSENT, _EXCUSED)),
    person="{name}[ ({party})]",
    contents=Contents(entry="{number}. {title}", pages=False),
    item="{number}. {title}",
    closed="Lukket sag: {title}",
    case="J.nr.: {case}",
    headings={
        _S.SUMMARY: "Resume",
        _S.PRESENTATION: "Sagsfremstilling",
        _S.CONSEQUENCES: "Personale",
        _S.FINANCES: "Økonomi",
    },
    order=(_S.SUMMARY, _S.PRESENTATION, _S.CONSEQUENCES, _S.FINANCES, DECISION),
    after_item="Til toppen",
    markup=Markup.BOLD,
)

NESTED = Template(
    name="nested",
    says="Bare item numbers, the decision before a case of fixed parts that hold Intet. (after T6)",
    head=(
        title("{forum} - {kind} fra mødet den {start:dd-MM-yyyy}"),
        labelled("Mødetid:", "{start:dd-MM-yyyy HH:mm}"),
        labelled("Mødested:", "{location}"),
        PEOPLE,
    ),
    people=(
        group("Deltagere:", _PRESENT, stacked=True),
        group("Afbud fra:", _EXCUSED, stacked=True),
        group("Fraværende:", _ABSENT, stacked=True),
    ),
    person="{name}[ ({party})]",
    item="{number} {title}",
    closed="{title} - Lukket punkt",
    case="Sagsnr.: {case}",
    headings={
        _S.SUMMARY: "Resume",
        _S.RECOMMENDATION: "Indstilling",
        _S.PRESENTATION: "Historik",
        _S.HEARING: "Inddragelse og høring",
        _S.ASSESSMENT: "Alternativer",
        _S.FINANCES: "Økonomiske forhold og konsekvenser",
        _S.LEGAL_BASIS: "Juridiske og planmæssige forhold",
    },
    order=(
        _S.SUMMARY,
        _S.RECOMMENDATION,
        DECISION,
        _S.PRESENTATION,
        _S.HEARING,
        _S.ASSESSMENT,
        _S.FINANCES,
        _S.LEGAL_BASIS,
    ),
    decision="Beslutning i {forum} den {date:dd-MM-yyyy}",
    absence=(group("Fraværende:", _ABSENT), group("Afbud:", _EXCUSED)),
    markup=Markup.NESTED,
)

BARE_NAMES = Template(
    name="bare-names",
    says="Forslag for a recommendation, absent names without a label (after T12)",
    head=(
        line("{start:^EEEE d. MMM yyyy 'kl.' HH:mm}"),
        title("{forum}"),
        line("{location}"),
        line("{kind}"),
        PEOPLE,
    ),
    people=(group("Medlemmer:", _PRESENT), group("Afbud:", _EXCUSED), group("Fravær:", _ABSENT)),
    person="{name}[ ({party})]",
    item="{number}. {title}",
    closed="Lukket punkt: {title}",
    case="Sagsnr. {case}",
    headings={
        _S.SUMMARY: "Resumé",
        _S.TREATMENT: "Sagen behandles i",
        _S.RECOMMENDATION: "Forslag",
        _S.PRESENTATION: "Sagsfremstilling",
    },
    order=(_S.SUMMARY, _S.TREATMENT, _S.RECOMMENDATION, DECISION, _S.PRESENTATION),
    decision="Beslutning {forum} den {date:dd-MM-yyyy}",
    earlier="Beslutning {forum} den {date:dd-MM-yyyy}",
    absence=(group("", _ABSENT, _EXCUSED),),
    attachments="Bilag",
    markup=Markup.BOXES,
)

REPORT = Template(
    name="report",
    says="Redegørelse and Sagstema, running numbers, absence that names forum and day (after T15)",
    head=(
        title("{forum}"),
        line("{start:d. MMM yyyy}"),
        line("{kind}"),
        PEOPLE,
    ),
    people=(
        group("Deltagere:", _PRESENT, stacked=True),
        group("Fraværende med afbud:", _EXCUSED, stacked=True),
        group("Fraværende:", _ABSENT, stacked=True),
    ),
    person="{name}[ ({party})]",
    item="{number}. {title}",
    closed="Lukket punkt: {title}",
    case="Sagsnr.: {case}",
    headings={
        _S.THEME: "Sagstema",
        _S.PRESENTATION: "Redegørelse",
        _S.LEGAL_BASIS: "Retsgrundlag",
        _S.FINANCES: "Økonomiske konsekvenser",
        _S.CONSEQUENCES: "Andre konsekvenser",
        _S.HEARING: "Høring og sagsgang",
        _S.RECOMMENDATION: "Indstilling",
    },
    order=(
        _S.THEME,
        _S.PRESENTATION,
        _S.LEGAL_BASIS,
        _S.FINANCES,
        _S.CONSEQUENCES,
        _S.HEARING,
        _S.RECOMMENDATION,
        DECISION,
    ),
    absence=(group("Fraværende:", _ABSENT), group("Afbud:", _EXCUSED)),
    after_item="Til toppen",
    markup=Markup.BOXES,
)

TOWN_HALL = Template(
    name="town-hall",
    says="An untitled introduction, problem and solution, three classes of absence (after T23)",
    head=(
        title("{kind} fra møde i {forum}"),
        labelled("Mødedato:", "{start:dd.MM.yyyy}, kl. {start:HH:mm}"),
        labelled("Mødested:", "{location}"),
        PEOPLE,
    ),
    people=(
        group("Til stede:", _PRESENT),
        group("Fraværende med afbud:", _EXCUSED),
        group("Fraværende uden afbud:", _ABSENT),
    ),
    person="{name}[ ({party})]",
    item="{number}. {title}[ ({case})]",
    closed="Lukket punkt: {title}",
    case="",
    intro=_S.SUMMARY,
    headings={
        _S.RECOMMENDATION: "Indstilling",
        _S.THEME: "Problemstilling",
        _S.PRESENTATION: "Løsning",
        _S.FINANCES: "Økonomi",
    },
    order=(
        _S.RECOMMENDATION,
        _S.THEME,
        _S.PRESENTATION,
        _S.FINANCES,
        DECISION,
    ),
    markup=Markup.HEADINGS,
)

COLON = Template(
    name="colon",
    says="1 : Title, empty brackets for no party, Ingen bilag. (after the title list of 4.3)",
    head=(
        title("{forum}"),
        title("{kind}: {start:d. MMMM yyyy 'kl.' HH:mm}"),
        labelled("Sted:", "{location}"),
        labelled("Mødet hævet:", "{end:HH:mm}"),
        PEOPLE,
    ),
    people=(
        group("Medlemmer:", _PRESENT, stacked=True),
        group("Fraværende -", _ABSENT),
        group("Afbud fra:", _EXCUSED),
    ),
    person="{name} ([{party}])",
    item="{number} : {title}",
    closed="Lukket punkt - {title}",
    case="Sagsnr: {case}",
    headings={
        _S.SUMMARY: "Resumé",
        _S.PRESENTATION: "Sagsfremstilling",
        _S.ASSESSMENT: "Effektvurdering",
        _S.LEGAL_BASIS: "Lovgrundlag og juridisk vurdering",
        _S.FINANCES: "Økonomi",
        _S.RECOMMENDATION: "Indstilling",
    },
    order=(
        _S.SUMMARY,
        _S.PRESENTATION,
        _S.ASSESSMENT,
        _S.LEGAL_BASIS,
        _S.FINANCES,
        _S.RECOMMENDATION,
        DECISION,
    ),
    absence=(group("Fraværende -", _ABSENT), group("Afbud -", _EXCUSED)),
    no_attachments="Ingen bilag.",
    markup=Markup.BOXES,
)

ONE_FIELD = replace(
    PAGE_AN_ITEM,
    name="one-field",
    says="For the portal's JSON: the whole case in one field, the decision first",
    headings={
        _S.SUMMARY: "Resumé",
        _S.THEME: "Beslutningstema",
        _S.RECOMMENDATION: "Indstilling",
        _S.PRESENTATION: "Sagsfremstilling",
        _S.SUPPLEMENTARY: "Supplerende sagsfremstilling",
        _S.FINANCES: "Økonomi",
        _S.LEGAL_BASIS: "Retsgrundlag",
    },
    order=(
        _S.THEME,
        _S.SUMMARY,
        _S.RECOMMENDATION,
        DECISION,
        _S.PRESENTATION,
        _S.SUPPLEMENTARY,
        _S.LEGAL_BASIS,
        _S.FINANCES,
    ),
    whole_case=True,
)
