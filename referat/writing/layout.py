"""How a forum's paper is laid out: every word and place that the layout adds to what the minutes say."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from importlib import resources
from string import Formatter
from types import MappingProxyType

from referat.document import SectionKind

_NAMES = ("plain", "core_first", "decision_first", "presentation_first")


class BadLayout(ValueError):  # noqa: N818 -- it reads as a sentence where it is raised and caught
    """Data that are no layout: what is wrong, where, and what is allowed there."""


@dataclass(frozen=True, slots=True)
class SectionHeading:
    """The heading that a section of this kind gets where the minutes give it none."""

    kind: SectionKind
    heading: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Plain data; a heading that the document has of its own always goes before the layout's.

    Patterns name their values in braces. ``date_pattern`` and ``time_pattern`` are CLDR date patterns. An empty text
    means that nothing is printed there.
    """

    name: str = "plain"
    # The cover.
    minutes_word: str = "REFERAT"
    agenda_word: str = "DAGSORDEN"
    title: str = "{kind} {organization} d. {date}"
    date_label: str = "Mødedato"
    place_label: str = "Mødested"
    end_label: str = "Sluttidspunkt"
    present_label: str = "Mødedeltagere"
    absent_label: str = "Fraværende"
    excused_label: str = "Afbud"
    date_pattern: str = "EEEE 'd.' dd. MMMM yyyy"
    time_pattern: str = "'kl.' HH:mm"
    # The contents.
    contents_heading: str = "Indholdsfortegnelse"
    contents_entry: str = "{title}"
    # An item.
    item_heading: str = "Punkt {number}: {title}"
    closed_mark: str = "Lukket: "
    case_label: str = ""
    item_on_new_page: bool = True
    group_heading: str = ""
    sections: tuple[SectionHeading, ...] = ()
    # Its decisions. ``{organization}`` and ``{date}`` stand for the forum and day of the decision.
    decision_first: bool = False
    decision_heading: str = "Beslutning"
    earlier_decision_heading: str = "Beslutning i {organization} den {date}"
    undated_decision_heading: str = "Beslutning i {organization}"
    # What goes with it.
    attachments_heading: str = "Bilag"
    closed_attachment_mark: str = " (lukket bilag)"
    item_present_label: str = "Til stede:"
    item_absent_label: str = "Fraværende:"
    item_excused_label: str = "Afbud:"
    biased_label: str = "Inhabil:"
    page_footer: str = "Side {page} af {pages}"

    def heading_of(self, kind: SectionKind) -> str:
        """The heading of a section of ``kind`` that has none of its own; never empty."""
        named = (section.heading for section in self.sections if section.kind is kind)
        return next(filter(None, named), "") or _PLAIN_HEADINGS.get(kind, "")


_PATTERNS: Mapping[str, frozenset[str]] = {
    "title": frozenset({"kind", "organization", "date"}),
    "contents_entry": frozenset({"number", "title"}),
    "item_heading": frozenset({"number", "title"}),
    "decision_heading": frozenset({"organization", "date"}),
    "earlier_decision_heading": frozenset({"organization", "date"}),
    "undated_decision_heading": frozenset({"organization"}),
    "page_footer": frozenset({"page", "pages"}),
}
_NEEDED: Mapping[str, frozenset[str]] = {
    "item_heading": frozenset({"number", "title"}),
    "contents_entry": frozenset({"title"}),
    "title": frozenset({"organization", "date"}),
}

_FILLED = (
    "date_label",
    "contents_heading",
    "decision_heading",
    "earlier_decision_heading",
    "undated_decision_heading",
    "attachments_heading",
)


def layout_from(data: Mapping[str, object]) -> Layout:
    """The layout that a mapping (of TOML, JSON or a form) says; what it leaves out is as in the plain one.

    Raises :class:`BadLayout`.
    """
    known = {one.name: one.type for one in fields(Layout)}
    values: dict[str, object] = {}
    for name, value in data.items():
        if name not in known:
            raise BadLayout(
                f"“{name}” is nothing that a layout has. Choose from {', '.join(known)}."
            )
        values[name] = _value(name, value, known[name])
    return checked(Layout(**values))  # type: ignore[arg-type]  # each was just checked against its field


def dump(layout: Layout) -> dict[str, object]:
    """The layout as values that JSON and TOML can hold; :func:`layout_from` reads them again."""
    values = asdict(layout)
    values["sections"] = [
        {"kind": one.kind.value, "heading": one.heading} for one in layout.sections
    ]
    return values


def checked(layout: Layout) -> Layout:
    """The layout itself, where its patterns name nothing unknown and miss nothing; raises :class:`BadLayout`."""
    for name, allowed in _PATTERNS.items():
        pattern = getattr(layout, name)
        try:
            named = {field for _, field, _, _ in Formatter().parse(pattern) if field is not None}
        except ValueError as error:
            raise BadLayout(f"“{name}” has a brace without its other half: {pattern!r}.") from error
        if named - allowed:
            raise BadLayout(
                f"“{name}” names {', '.join(sorted(named - allowed)) or 'nothing'}; "
                f"it may name {', '.join(sorted(allowed))}."
            )
        if missing := _NEEDED.get(name, frozenset()) - named:
            raise BadLayout(f"“{name}” must name {', '.join(sorted(missing))} in braces.")
    for name in _FILLED:
        if not getattr(layout, name).strip():
            raise BadLayout(
                f"“{name}” may not be empty: without it the paper cannot be understood."
            )
    return layout


def layout_named(name: str) -> Layout:
    """One of the layouts that come with the library; raises :class:`BadLayout`."""
    try:
        return LAYOUTS[name]
    except KeyError:
        raise BadLayout(f"There is no layout “{name}”. Choose from {', '.join(LAYOUTS)}.") from None


def _value(name: str, value: object, kind: object) -> object:
    if name == "sections":
        return _sections(value)
    wanted = bool if kind == "bool" else str
    if not isinstance(value, wanted):
        said = "true or false" if wanted is bool else "a text"
        raise BadLayout(f"“{name}” must be {said}, not {value!r}.")
    return value


def _sections(value: object) -> tuple[SectionHeading, ...]:
    if not isinstance(value, list | tuple):
        raise BadLayout("“sections” must be a list of kinds with their headings.")
    found = []
    for entry in value:
        if not isinstance(entry, Mapping) or set(entry) != {"kind", "heading"}:
            raise BadLayout(f"A section has a kind and a heading, nothing else; not {entry!r}.")
        if entry["kind"] not in set(SectionKind):
            raise BadLayout(
                f"“{entry['kind']}” is no kind of section. Choose from {', '.join(SectionKind)}."
            )
        found.append(SectionHeading(SectionKind(entry["kind"]), str(entry["heading"])))
    return tuple(found)


def _load(name: str) -> Layout:
    source = resources.files("referat.writing").joinpath("layouts", f"{name}.toml")
    return layout_from({"name": name, **tomllib.loads(source.read_text(encoding="utf-8"))})


_PLAIN_HEADINGS: dict[SectionKind, str] = {}  # for kinds that a layout does not name
LAYOUTS: Mapping[str, Layout] = MappingProxyType({name: _load(name) for name in _NAMES})
PLAIN = LAYOUTS["plain"]
_PLAIN_HEADINGS |= {section.kind: section.heading for section in PLAIN.sections}
