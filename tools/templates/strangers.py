"""Templates nobody has: every seed mixes the ways of printing that municipalities have into a new one.

They measure how the reader does on a municipality that it has not met. The variants are those of published minutes.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from referat.document import Presence, SectionKind
from tools.templates.compose import Edition
from tools.templates.template import (
    CONTENTS,
    DECISION,
    PEOPLE,
    Contents,
    Group,
    Head,
    Markup,
    Part,
    Template,
    group,
    labelled,
    line,
    title,
)

_PRESENT, _ABSENT, _EXCUSED = Presence.PRESENT, Presence.ABSENT, Presence.EXCUSED
_S = SectionKind

# A whole head up to the place of the people: title with forum and kind, date, time.
_OPENINGS: Sequence[tuple[Head, ...]] = (
    (title("{kind}"), title("{forum}")),
    (title("{KIND} {forum}"),),
    (title("{forum} - {kind}"),),
    (title("{forum} – {kind} – {start:d. MMMM yyyy}"),),
    (title("{kind} - {forum} den {start:d. MMMM yyyy}"),),
    (title("{kind} fra {forum}"),),
    (title("{kind}"), labelled("Udvalg:", "{forum}")),
    (title("{forum}"), line("{kind}")),
    (title("{kind} fra mødet i {forum} den {start:dd-MM-yyyy}"),),
    (title("{KIND} {forum} d. {start:dd-MM-yyyy}"),),
)
_DATES: Sequence[tuple[Head, ...]] = (
    (
        labelled("Mødedato:", "{start:dd-MM-yyyy}"),
        labelled("Mødetidspunkt:", "Kl. {start:HH:mm}"),
    ),
    (labelled("Dato:", "{start:^EEEE 'den' d. MMMM yyyy}"), labelled("Tid:", "Kl. {start:HH.mm}")),
    (labelled("Mødedato", "{start:^EEEE 'd'. dd. MMMM yyyy 'kl'. HH:mm}"),),
    (labelled("Dato", "{start:dd-MM-yyyy HH:mm}", stacked=True),),
    (line("{start:dd-MM-yyyy 'kl.' HH:mm}"),),
    (line("{start:^EEEE 'den' d. MMMM yyyy 'kl.' HH.mm}"),),
    (line("Den {start:dd.MM.yyyy} kl. {start:HH:mm}"),),
    (labelled("Mødedato:", "{start:dd.MM.yyyy}, kl. {start:HH:mm}"),),
    (
        labelled("MØDEDATO:", "{start:d. MMMM yyyy}"),
        labelled("STARTTIDSPUNKT:", "{start:HH:mm}"),
    ),
    (
        labelled("Dato:", "{start:d. MMM yyyy}"),
        labelled("Mødetid:", "{start:HH:mm}[ - {end:HH:mm}]"),
    ),
    (
        labelled("Mødedato:", "{start:yyyy-MM-dd}"),
        labelled("Starttidspunkt for møde:", "{start:HH:mm}"),
    ),
)
_PLACES: Sequence[tuple[Head, ...]] = (
    *((labelled(text, "{location}"),) for text in ("Mødested:", "Sted:", "Lokale:", "Mødelokale:")),
    *((labelled(text, "{location}"),) for text in ("Mødested", "Lokation:", "STED:")),
    (),
)
_ENDS: Sequence[tuple[Head, ...]] = (
    (labelled("Sluttidspunkt:", "{end:HH:mm}"),),
    (labelled("Mødet slut:", "Kl. {end:HH.mm}"),),
    (labelled("Mødet hævet:", "{end:HH:mm}"),),
    (),
)
_MEMBERS = ("Medlemmer:", "Mødedeltagere:", "Deltagere:", "Til stede:", "Tilstede:", "Indkaldelse:")
_EXCUSED_LABELS = ("Afbud:", "Afbud fra:", "Fraværende med afbud:", "Afbud")
_ABSENT_LABELS = ("Fraværende:", "Fravær:", "Ikke til stede:", "Fraværende")
_PERSONS = ("{name}[ ({party})]", "{name}", "[{role} ]{name}[ ({party})]", "{name}[, {party}]")
_CONTENTS: Sequence[Contents | None] = (
    None,
    Contents("Indholdsfortegnelse", "{number}. {title}"),
    Contents("INDHOLDSFORTEGNELSE", "{title}"),
    Contents("Dagsordenspunkter", "{number}. {title}", pages=False),
    Contents("Sagsoversigt", "{number} {title}", columns="Sag nr. Side"),
    Contents("Indhold", "{number}. {title}", columns="Pkt. Tekst Side"),
)
_ITEMS = (
    "{number}. {title}",
    "{number}.   {title}",
    "{number}: {title}",
    "{number} : {title}",
    "{number} {title}",
    "Punkt {number}: {title}",
    "Punkt {number} - {title}",
    "Pkt. {number} {title}",
    "Pkt. {number}\n{title}",
    "Punkt: {number}\n{title}",
    "Nr. {number} - {title}",
    "Sag nr. {number} {title}",
    "{number} ({mark}) {title}",
    "{mark}\n{number}. {title}",
    "{case}\n{number}. {title}",
)
_CLOSED = (
    "Lukket: {title}",
    "Lukket - {title}",
    "{title} - Lukket punkt",
    "Lukket punkt: {title}",
    "LUKKET PUNKT: {title}",
    "Lukket sag: {title}",
    "{title} (FOR LUKKEDE DØRE)",
    "Lukket punkt",
)
_MARKS = (
    ("", ""),
    ("Åben sag", "Lukket sag"),
    ("Åbent", "Lukket"),
    ("Åbent punkt", "Lukket punkt"),
)
_CASES = (
    "{case}",
    "Sagsnr.: {case}",
    "Sagsnr. {case}",
    "Sagsnr: {case}",
    "J.nr.: {case}",
    "Journalnr.: {case}",
    "Sagsid.: {case}, Sagsinitialer: BHL",
    "Sagsnr.: {case} Sagsansvarlig: Bo Holm",
)
_HEADINGS: dict[SectionKind, Sequence[str]] = {
    _S.SUMMARY: ("Sagens kerne", "Resume", "Resumé", "Sagsresume", "Sammenfatning"),
    _S.THEME: ("Beslutningstema", "Sagstema", "Præsentation", "Indledning", "Problemstilling"),
    _S.PRESENTATION: (
        "Sagsfremstilling",
        "Sagsbeskrivelse",
        "Redegørelse",
        "Beskrivelse af sagen",
        "Baggrund",
        "Sagens baggrund",
        "Sagsfremstilling og økonomi",
        "Baggrund og vurdering",
    ),
    _S.SUPPLEMENTARY: ("Supplerende sagsfremstilling",),
    _S.ASSESSMENT: ("Effekt", "Effektvurdering", "Alternativer", "Vurdering", "Handlemuligheder"),
    _S.FINANCES: (
        "Økonomi",
        "Økonomiske konsekvenser",
        "Økonomiske oplysninger",
        "Økonomi og afledt drift",
        "Bevilling",
        "Økonomiske forhold og konsekvenser",
    ),
    _S.CONSEQUENCES: (
        "Personale",
        "Andre konsekvenser",
        "Øvrige konsekvenser",
        "CO2-konsekvensvurdering",
        "Sundhedsmæssige konsekvenser",
    ),
    _S.LEGAL_BASIS: (
        "Lovgrundlag",
        "Retsgrundlag",
        "Lovgrundlag og juridisk vurdering",
        "Juridiske og planmæssige forhold",
    ),
    _S.HEARING: ("Høring", "Høring og sagsgang", "Inddragelse og høring"),
    _S.TREATMENT: (
        "Beslutningskompetence",
        "Kompetence",
        "Sagen afgøres i",
        "Sagen behandles i",
        "Hvem beslutter",
        "Forventet sagsgang",
        "Sagsgang",
        "Behandling",
    ),
    _S.RECOMMENDATION: ("Indstilling", "Forslag", "Indstillinger", "Forslag til beslutning"),
}
_DECISIONS = (
    ("Beslutning", "Beslutning i {forum} den {date:dd-MM-yyyy}"),
    ("Beslutning", "{forum}, {date:d. MMMM yyyy}"),
    ("Beslutning", "Beslutning på møde {forum} {date:dd-MM-yyyy}"),
    ("Beslutning i {forum} den {date:dd-MM-yyyy}", "Beslutning i {forum} den {date:dd-MM-yyyy}"),
    ("Beslutning {forum} den {date:dd-MM-yyyy}", "Beslutning {forum} den {date:dd-MM-yyyy}"),
    (
        "Beslutning i {forum} den {date:d. MMMM yyyy}:",
        "Beslutning i {forum} den {date:d. MMMM yyyy}:",
    ),
    ("Beslutning den {date:d. MMMM yyyy}", "Beslutning i {forum} den {date:d. MMMM yyyy}"),
    ("{forum}, {date:dd-MM-yyyy}", "{forum}, {date:dd-MM-yyyy}"),
    ("Beslutninger {forum} den {date:dd-MM-yyyy}", "Beslutninger {forum} den {date:dd-MM-yyyy}"),
    ("Referat", "Beslutning i {forum} den {date:dd-MM-yyyy}"),
)
_ATTACHMENTS = (
    ("Bilag", "- "),
    ("Bilag", ""),
    ("Bilagsliste", "- "),
    ("BILAG", ""),
    ("Samlet bilagsliste", "- "),
)
_RUNNING_HEADS = ("", "{forum}, {start:dd-MM-yyyy}", "{forum} {start:d. MMMM yyyy}")
_PAGE_NUMBERS = ("{page}", "Side {page}", "Side {page} af {pages}", "SIDE {page}")


def stranger(seed: int) -> Template:
    """The template that belongs to ``seed``, always the same."""
    chance = random.Random(seed)
    item = chance.choice(_ITEMS)
    decision, earlier = chance.choice(_DECISIONS)
    attachments, mark = chance.choice(_ATTACHMENTS)
    with_dates = "{date" in decision
    return Template(
        name=f"stranger-{seed}",
        says="Mixed by chance",
        head=_head(chance),
        people=_groups(chance),
        person=chance.choice(_PERSONS),
        contents=chance.choice(_CONTENTS),
        item=item,
        closed=chance.choice(_CLOSED),
        marks=_marks(chance, item),
        case="" if "{case}" in item else chance.choice(_CASES),
        headings={kind: chance.choice(texts) for kind, texts in _HEADINGS.items()},
        suffix=chance.choice(("", "", ":")),
        capitals=chance.random() < 0.1 and not with_dates,
        order=_order(chance),
        decision=decision,
        earlier=earlier,
        earlier_first=chance.random() < 0.8 or with_dates,
        absence=(
            group(chance.choice(_ABSENT_LABELS).removesuffix(":") + ":", _ABSENT),
            group("Afbud:", _EXCUSED),
        ),
        attachments=attachments,
        attachment_marks=mark,
        bullet=chance.choice(("- ", "- ", "• ", "o ", "· ")),
        no_attachments=chance.choice(("", "", "Ingen bilag.")),
        attachments_first=chance.random() < 0.15 and bool(mark),
        running_head=chance.choice(_RUNNING_HEADS),
        page_number=chance.choice(_PAGE_NUMBERS),
        new_page=chance.random() < 0.3,
        after_item=chance.choice(("", "", "", "Til toppen")),
        markup=chance.choice((Markup.HEADINGS, Markup.BOLD, Markup.NESTED, Markup.BOXES)),
        font=chance.choice(("serif", "book", "mono")),
        hyphenate=chance.random() < 0.3,
        ruled=chance.random() < 0.6,
        whole_case=chance.random() < 0.5,
    )


def stranger_edition(seed: int) -> Edition:
    """How the stranger's plain text is laid out: wrapped, paged, hyphenated, in either alphabet."""
    chance = random.Random(f"edition {seed}")
    width = chance.choice((0, 0, 72, 80, 96))
    return Edition(
        encoding=chance.choice(("utf-8", "utf-8", "cp1252", "utf-8-sig")),
        width=width,
        hyphens=bool(width) and chance.random() < 0.5,
        page_lines=chance.choice((0, 0, 45, 56)) if width else 0,
        tight=chance.random() < 0.3,
    )


def _head(chance: random.Random) -> tuple[Head, ...]:
    return (
        *chance.choice(_OPENINGS),
        *chance.choice(_DATES),
        *chance.choice(_PLACES),
        *chance.choice(_ENDS),
        PEOPLE,
        CONTENTS,
    )


def _groups(chance: random.Random) -> tuple[Group, ...]:
    stacked = chance.random() < 0.4
    return (
        group(chance.choice(_MEMBERS), _PRESENT, stacked=stacked),
        group(chance.choice(_EXCUSED_LABELS), _EXCUSED, stacked=stacked),
        group(chance.choice(_ABSENT_LABELS), _ABSENT, stacked=stacked),
    )


def _marks(chance: random.Random, item: str) -> tuple[str, str]:
    if "({mark})" in item:
        return ("Åben", "Lukket")
    return _MARKS[3] if "{mark}" in item else chance.choice(_MARKS)


def _order(chance: random.Random) -> tuple[Part, ...]:
    """The usual order, sometimes with the decision or the recommendation moved up."""
    order: list[Part] = [kind for kind in SectionKind if kind is not _S.OTHER]
    order.remove(_S.RECOMMENDATION)
    order.insert(chance.choice((2, len(order), len(order))), _S.RECOMMENDATION)
    order.insert(chance.choice((0, 3, len(order), len(order), len(order))), DECISION)
    return tuple(order)
