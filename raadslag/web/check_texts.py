"""What the checks say, in the words of the screen: titles and remedies by code, messages by their template."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from raadslag.publishing.rules import Code
from raadslag.web import labels
from referat.document import SectionKind
from referat.finding import Finding, Severity

SEVERITIES: dict[Severity, Promise] = {
    Severity.BLOCKS: _("Blocks"),
    Severity.WARNS: _("Warns"),
    Severity.INFORMS: _("Informs"),
}

REMEDIES: Mapping[str, Promise] = {
    "R101": _(
        "Take the number out, also of the attached file, or close the item. If it is another kind of number, say so in the text (“fakturanr. …”)."
    ),
    "R102": _(
        "Take it out, or write to the person through the municipality. Publishing it needs a necessity of its own (GDPR art. 6)."
    ),
    "R103": _(
        "Publish an edition without it, or open the item if it was marked closed by mistake."
    ),
    "R104": _("Take the words out of the open item, or move it behind closed doors as well."),
    "R105": _("Take link and title out, or mark the attachment as public."),
    "R201": _("Compare the sum and its lines with the accounts and correct the one that is wrong."),
    "R202": _("Find out which amount is right and write it in both places."),
    "R301": _(
        "Make the contents anew from the headings, or give the item the title it should have."
    ),
    "R302": _("Write the passage anew, or export the document once more with the right encoding."),
    "R303": _("Write the section, or take its empty heading out."),
    "R304": _("Write what was decided, or that the item was postponed or withdrawn."),
    "R305": _(
        "Open the decision with one of the forum's own phrases (“Godkendt.”, “Taget til efterretning.”)."
    ),
    "R306": _("Take one of them out, or give each the title that tells it apart."),
    "R401": _(
        "Compare the count with the list of those present, with substitutes and those who left for the item."
    ),
    "R402": _("Correct the list of those present or the names beside the votes."),
    "R501": _("Find out which of the two is right before people come on the wrong day."),
    "R502": _(
        "Give the number that the item has now; items may have been moved since the text was written."
    ),
    "R503": _("Attach the document, or give the number or title of the one that is meant."),
    "R504": _(
        "Give the number of the point that is meant, or print the recommendation that was decided on."
    ),
    "R505": _("Attach the file itself, or give an address that everybody can open."),
    "R601": _("Choose the first row as the table's header, or add a row that names the columns."),
    "R602": _(
        "Say in the text what the picture shows, and give it an alternative text in the published edition."
    ),
    "R603": _("Give the heading the level just below the one it belongs to."),
    "R604": _("Divide it: one thought a sentence, or a list."),
    "R605": _(
        "Write shorter sentences, put verbs for nouns, and explain the terms that must stay."
    ),
    Code.ATTACHMENT_NUMBER: _(
        "Take the number out of the file and attach it anew, or mark the attachment as closed."
    ),
    Code.ATTACHMENT_UNREAD: _(
        "Look through the file yourself, or attach it as PDF with text or as .docx."
    ),
    Code.ATTACHMENT_MISSING: _("Attach the file anew, or take the attachment out."),
    Code.WAS_CLOSED: _(
        "Close the item, or begin a new one with what everybody may read. If all of it may be open, say why."
    ),
    Code.DEADLINE: _(
        "Write in the item why it could not wait: the reason is printed. Or take it off the agenda."
    ),
}

_TEMPLATES = (
    _("{name} was {why}, but is named as voting."),
    _("“{name}” is {second} here and {first} elsewhere."),
    _("“{said}”: the item lists {count} attachments, and none has that number."),
    _("The closed attachment “{title}” has a link."),
    _("The text names the closed attachment “{title}”."),
    _("The closed item carries {count} paragraphs, headings or attachments."),
    _("“{words}” belongs to the closed item {closed}."),
    _("A private e-mail address stands here: {what}."),
    _("A telephone number stands beside a name: {what}."),
    _("A home address stands beside a name: {what}."),
    _("The contents say “{entry}”, the heading “{heading}”."),
    _("“{heading}” is not in the contents."),
    _("The contents list “{entry}”, but no item has that title."),
    _("Damaged text: “{text}”."),
    _("No outcome can be told from “{words}”."),
    _("“{title}” is listed {count} times."),
    _("“{heading}” is of level {level}, but no heading of level {above} stands before it."),
    _("“{said}”: there is no item {number}."),
    _("“{title}” has no decision."),
    _("The text has LIX {lix}."),
    _("A sentence has {count} words: “{opening} …”."),
    _("Something like a person number stands here: {number}."),
    _("“{said}”, but the recommendation has {points} points."),
    _("The section “{kind}” is missing."),
    _("Under “{heading}” stands nothing."),
    _("A table of {rows} rows has no header row."),
    _("“{label}” is {stated}, but its lines make {made}."),
    _("{votes} votes are counted, but {present} members were present."),
    _("“{side}” is {count}, but those named are {named}: {who}."),
    _("“{said}” is a {right}."),
    _("“{url}” can only be opened inside the municipality."),
    _(
        "The attachment “{title}” (text, name or properties of the file) holds something like a person number: {number}."
    ),
    _("The attachment “{title}” could not be examined: {problem}"),
    _("The file of the attachment “{title}” is not there: its link would be dead."),
    _("The item was closed in {forum}, and what was written and decided there comes out with it."),
    _("The agenda was due on {due}, and nothing says why this item could not wait."),
)
_WORDED = frozenset({"why", "kind"})  # names of values that are words of ours, not the document's
_VALUES: Mapping[str, Promise] = {
    "absent": _("absent"),
    "disqualified": _("disqualified"),
    **{kind.value: labels.SECTIONS[kind] for kind in SectionKind},
}


def wrong(finding: Finding) -> str:
    """What is wrong, in words."""
    said = {name: str(_words(name, value)) for name, value in finding.values}
    return gettext(finding.message).format_map(said)


def _words(name: str, value: str) -> Promise | str:
    if name == "problem":  # why a file could not be read
        return labels.FAILURES.get(value, value)
    return _VALUES.get(value, value) if name in _WORDED else value


def remedy(finding: Finding) -> str:
    """What to do about it."""
    return str(REMEDIES.get(finding.code, finding.remedy))
