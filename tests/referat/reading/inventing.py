"""Invented agendas and minutes in which every word can be told from every other, as lines, text and HTML."""

from __future__ import annotations

import html
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from hypothesis import strategies as st

from referat.document import Minutes, Table
from referat.reading.blocks import Line, Shape, Sheet

_SYLLABLES = [a + b for a in "bdfgklmnprtv" for b in "aeiouy"]
_WORD = re.compile(r"z(?:[bdfgklmnprtv][aeiouy]){4}x|(?<!\d)98\d{5}(?!\d)")


@dataclass(frozen=True)
class Piece:
    """One printed line or paragraph, with ``@`` for a word, ``#`` for a capitalised one, ``§`` for a full name, ``%`` for a number."""

    form: str
    shape: Shape = Shape.TEXT
    level: int = 0
    gap: bool = True
    marker: str = ""
    header: bool = False


@dataclass
class Words:
    """Gives out words that no other word equals and no table knows."""

    numbers: Iterator[int] = field(default_factory=itertools.count)

    def next(self) -> str:
        number, spelled = next(self.numbers), ""
        for _ in range(4):
            number, last = divmod(number, len(_SYLLABLES))
            spelled = _SYLLABLES[last] + spelled
        return f"z{spelled}x"

    def fill(self, form: str) -> str:
        form = form.replace("§", "# #")
        filled = re.sub("@", lambda _: self.next(), form)
        filled = re.sub("%", lambda _: str(9_800_000 + next(self.numbers)), filled)
        return re.sub("#", lambda _: self.next().capitalize(), filled)

    def piece(self, piece: Piece) -> Piece:
        return replace(piece, form=self.fill(piece.form))


def words_in(text: str) -> Counter[str]:
    """How often each invented word stands in a text."""
    return Counter(_WORD.findall(text.casefold()))


def words_of(minutes: Minutes) -> Counter[str]:
    """How often each invented word stands in the minutes; whose decision it is repeats its heading and is left out."""
    texts = [minutes.organization, minutes.location, minutes.body]
    texts += [entry.title for entry in minutes.toc]
    people = list(minutes.participants)
    for item in minutes.items:
        texts += [item.title, item.case_number]
        people += item.attendance
        for part in (*item.sections, *item.decisions):
            texts.append(part.heading)
            for block in part.content:
                cells = (
                    [cell for row in block.rows for cell in row] if isinstance(block, Table) else []
                )
                texts += cells if isinstance(block, Table) else [block.text]
        texts += [attachment.title for attachment in item.attachments]
    texts += [f"{one.name} {one.party} {one.role} {one.note}" for one in people]
    return words_in("\n".join(texts))


def sheet_of(pieces: list[Piece], *, marked: bool) -> Sheet:
    """The document as a format hands it over, with headings ``marked`` as such or left for the outline to find."""
    lines = []
    for number, piece in enumerate(pieces, start=1):
        shape = piece.shape if marked or piece.shape is not Shape.HEADING else Shape.TEXT
        lines.append(
            Line(
                piece.form,
                1,
                number,
                shape,
                piece.level,
                gap=piece.gap,
                marker=piece.marker,
                header=piece.header,
            )
        )
    return Sheet(lines, knows_paragraphs=marked)


def text_of(pieces: list[Piece]) -> bytes:
    """The document as plain text."""
    printed = []
    for piece in pieces:
        if piece.gap:
            printed.append("")
        printed.append(f"{piece.marker} {piece.form}".strip())
    return "\n".join(printed).encode()


def html_of(pieces: list[Piece]) -> bytes:
    """The document as an HTML page."""
    return "\n".join(_element(piece) for piece in pieces).encode()


def _element(piece: Piece) -> str:
    text = html.escape(piece.form)
    if piece.shape is Shape.HEADING:
        return f"<h{piece.level}>{text}</h{piece.level}>"
    if piece.shape is Shape.LIST:
        return (
            f"<ol><li value={piece.marker[:-1]}>{text}</ol>"
            if piece.marker[:1].isdigit()
            else f"<ul><li>{text}</ul>"
        )
    if piece.shape is Shape.ROW:
        tag = "th" if piece.header else "td"
        return (
            "<table><tr>"
            + "".join(f"<{tag}>{cell}</{tag}>" for cell in text.split("\t"))
            + "</table>"
        )
    return f"<p>{text}</p>"


def _pieces(*forms: str, **kwargs: object) -> list[Piece]:
    return [Piece(form, **kwargs) for form in forms]  # type: ignore[arg-type]


FRONT = [*_pieces(
    "Mødested: # @", "Lokale: # @", "Formand: §", "Referent: § (@)", "Medlemmer: § (A), § (V)", "Afbud: §",
    "Fraværende: §, @", "Fraværende: Sag 3-4: §", "Deltagere: §, # @ @", "Bemærkninger: # @ @.", "# @ @.", "#", "@ @",
    "§ (A)", "§, §", "# @ Kommune", "# Kommune, @ @", "Kl. 17 i # @", "Kl. 17:00-19:00, @", "Udvalg: # @",
    "Møde nr.: %", "Lokale: % @", "Tlf. % @", "Telefon: @", "Til stede: § og § (@ @)", "Afbud: § (afbud grundet @)", "Medlemmer: @, §",
    "§ var fraværende.", "I stedet deltog § for @.", "Mødet er åbent for @.", "Udsendt: @ @", "#: @ @",
    "Sluttidspunkt: 19.00 @", "Tidspunkt: 17.00 i #", "Dagsorden for @", "Fraværende: § (@), § - @",
    "Medlemmer: § (A, @), §, @ (V)", "Ordstyrer: @", "Desuden deltog: §, @chef, @ @", "Afbud: Ingen", "@" ,
), Piece("Mødested:\t# @", Shape.ROW), Piece("Afbud\t§", Shape.ROW), Piece("§\tJa", Shape.ROW), Piece("@\t@", Shape.ROW),
     Piece("#\t@\t@", Shape.ROW), Piece("# @", Shape.HEADING, 2), Piece("# @", gap=False), Piece("§", gap=False),
     Piece("@ @", Shape.LIST, marker="-"), Piece("§ (A)", Shape.LIST, marker="-"), Piece("Udvalg\tMødested", Shape.ROW),
     Piece("Bemærkninger", Shape.HEADING, 3), Piece("Medlemmer", Shape.HEADING, 3)]  # fmt: skip
GROUPS = _pieces(
    "Åbne punkter",
    "Lukket møde",
    "LUKKEDE PUNKTER",
    "Åbent",
    "07.01.00-P00-1-20",
    "# @",
    "# @ @.",
    "Bilag",
)
HEAD = [*_pieces(
    "Sagsnr.: 21/%", "21/%", "2021-%", "Åbent", "Lukket punkt", "Sagsnr. 21/% @", "Sagsbehandler: @ @", "Fraværende: §",
    "Sagsnr.: 20/%   Dok.nr.: %   Sagsbeh.: @", "# @.", "§", "@.pdf", "Åben/lukket: Åben, @", "Sagsnummer: 22/%, KLE: 07.01.00",
    "Fraværende i #udvalget, 31. maj 2022: §",
), Piece("Sagsnr.\t21/%", Shape.ROW), Piece("Behandling\tMødedato", Shape.ROW), Piece("@\t@", Shape.ROW)]  # fmt: skip
BODY = [*_pieces(
    "# @ @.", "# @, @ @ @ @ @ @ @ @ @ @ @ @ @ @ @", "@ @ @.", "# @", "# @:", "§", "§, §", "- @", "1. # @", "1) @ @", "at @ @",
    "#: @ @.", "Fraværende: §", "Fraværende: § (@), @", "Fraværende: §, § deltog ikke grundet @", "Ikke til stede: @ @ @.",
    "Afbud: Ingen", "Fraværende:", "Fraværende i #udvalget, 31. maj 2022: §", "Inhabil: §", "Godkendt. @", "Til @ den 3. maj 2021.",
    "# @.Indstilling", "Side @", "Økonomi: @ @", "Sagsforløb: @", "Bilag: @", "Lukket: @", "Underskrifter @", "Fortroligt bilag @",
    "@.pdf; @.docx", "Til toppen", "Administrationen indstiller til #udvalget,", "2. juni @ @", "Mødet hævet kl. 18.05",
    "Mødet hævet kl. 18.05 @", "Indhold", "Dagsordenspunkter",
),
    Piece("# @", gap=False), Piece("@ @", gap=False), Piece("# @ @.", gap=False), Piece("@ @", Shape.LIST, marker="-"),
    Piece("@ @", Shape.LIST, marker="1."), Piece("@ @", Shape.LIST, 1, marker="2."), Piece("@\t@", Shape.ROW),
    Piece("@\t@\t@", Shape.ROW, header=True), Piece("1\t# @\t@", Shape.ROW), Piece("Sagsgang\t@", Shape.ROW), Piece("# @", Shape.HEADING, 4),
    Piece("# @", Shape.HEADING, 3), Piece("# @", Shape.HEADING, 5),
]  # fmt: skip
HEADINGS = [Piece(form, Shape.HEADING, 3) for form in (
    "Indstilling", "Sagsfremstilling", "Økonomi", "Bilag", "Lukkede bilag", "Beslutning", "Beslutning i Zababababaxudvalget den 12. maj 2021",
    "Beslutning i #udvalget den 3. april 2021", "#udvalget, 3. april 2021, pkt. 4:", "Tidligere beslutninger", "# @", "# @ konsekvenser",
    "Referat", "Vurdering:", "Beslutning: @ @", "Beslutningskompetence: @", "Administrationen indstiller til #udvalget", "Status",
    "Underskrifter", "Underskriftsblad", "Til toppen", "Indstilling og beslutning", "Beslutning den 12. maj 2021: @", "Beslutning # @ den 2. maj 2021",
)]  # fmt: skip
TITLE = st.sampled_from(
    [
        "# @",
        "# @ @ @",
        "Lukket - # @",
        "# @ (B)",
        "# @ (@)",
        "# @ - Lukket punkt",
        "# @ (sagsnr. 21/%)",
        "Lukket punkt",
    ]
)
NUMBERS = st.sampled_from(
    ["{}. ", "{}: ", "{} ", "Punkt {}: ", "Pkt. {} ", "Sag nr. {} ", "0{}. ", "Nr.{} - "]
)


@st.composite
def items(draw: st.DrawFn, number: int, form: str) -> list[Piece]:
    """An item with its heading, head and sections."""
    made = draw(st.lists(st.sampled_from(GROUPS), max_size=2))
    made.append(Piece(form.format(number) + draw(TITLE), Shape.HEADING, 2))
    made += draw(st.lists(st.sampled_from(HEAD), max_size=3))
    for _ in range(draw(st.integers(0, 4))):
        made.append(draw(st.sampled_from(HEADINGS)))
        made += draw(st.lists(st.sampled_from(BODY), max_size=4))
    return made


@st.composite
def documents(draw: st.DrawFn) -> list[Piece]:
    """A whole agenda or minutes, its words filled in; the contents may be missing, alike or unlike the items."""
    front = [Piece("Referat Zababababaxudvalget 12. maj 2021", Shape.HEADING, 1)]
    front += draw(st.lists(st.sampled_from(FRONT), max_size=6))
    form, words = draw(NUMBERS), Words(itertools.count(1))
    count = draw(st.integers(0, 4))
    first = draw(st.sampled_from([1, 1, 1, 17]))
    body = [piece for number in range(first, first + count) for piece in draw(items(number, form))]
    body = [words.piece(piece) for piece in body]
    front = [words.piece(piece) for piece in front]
    contents = _contents(
        body,
        draw(
            st.sampled_from(["", "", "{}", "{}\t{page}", "{} ........ {page}", "{}@ .... {page}"])
        ),
        words,
    )
    between = [
        Piece(words.fill(p.form), p.shape, p.level, p.gap, p.marker)
        for p in draw(st.lists(st.sampled_from(GROUPS + FRONT), max_size=2))
    ]
    if draw(st.booleans()):
        return front + contents + between + body
    return contents + front + between + body


def _contents(body: list[Piece], form: str, words: Words) -> list[Piece]:
    if not form:
        return []
    titles = [piece.form for piece in body if piece.level == 2]
    entries = [
        words.fill(form.format(title, page=page)) for page, title in enumerate(titles, start=2)
    ]
    return [
        Piece("Indholdsfortegnelse", Shape.HEADING, 2),
        *(Piece(entry, gap=False) for entry in entries),
    ]
