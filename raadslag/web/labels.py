"""What the codes of the library are called on the screen, and how an outcome is toned."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from raadslag.intake.doubts import DoubtCode
from raadslag.intake.rules import ReceptionStatus
from referat.document import Kind, Outcome, Presence, SectionKind
from referat.writing import Format

KINDS: dict[Kind, Promise] = {Kind.AGENDA: _("Agenda"), Kind.MINUTES: _("Minutes")}
SUPPLEMENTS: dict[Kind, Promise] = {
    Kind.AGENDA: _("Supplementary agenda"),
    Kind.MINUTES: _("Supplementary minutes"),
}
CORRECTED: dict[Kind, Promise] = {
    Kind.AGENDA: _("Corrected agenda"),
    Kind.MINUTES: _("Corrected minutes"),
}

FORMATS: dict[Format, str] = {
    Format.PDF: "PDF",
    Format.DOCX: "Word",
    Format.TXT: "TXT",
    Format.JSON: "JSON",
    Format.HTML: "HTML",
}

SECTIONS: dict[SectionKind, Promise] = {
    SectionKind.SUMMARY: _("Summary"),
    SectionKind.THEME: _("What is to be decided"),
    SectionKind.RECOMMENDATION: _("Recommendation"),
    SectionKind.PRESENTATION: _("Presentation of the matter"),
    SectionKind.SUPPLEMENTARY: _("Supplementary presentation"),
    SectionKind.TREATMENT: _("Who deals with the matter"),
    SectionKind.FINANCES: _("Finances"),
    SectionKind.LEGAL_BASIS: _("Legal basis"),
    SectionKind.ASSESSMENT: _("Assessment"),
    SectionKind.HEARING: _("Hearing"),
    SectionKind.CONSEQUENCES: _("Consequences"),
    SectionKind.OTHER: _("Other"),
}

OUTCOMES: dict[Outcome, Promise] = {
    Outcome.ADOPTED: _("Adopted"),
    Outcome.ADOPTED_AMENDED: _("Adopted with changes"),
    Outcome.NOTED: _("Noted"),
    Outcome.RECOMMENDED: _("Recommended"),
    Outcome.FORWARDED: _("Forwarded"),
    Outcome.DISCUSSED: _("Discussed"),
    Outcome.POSTPONED: _("Postponed"),
    Outcome.WITHDRAWN: _("Withdrawn"),
    Outcome.RETURNED: _("Sent back"),
    Outcome.REJECTED: _("Rejected"),
    Outcome.LAPSED: _("Lapsed"),
    Outcome.ELECTED: _("Elected"),
    Outcome.SEVERAL: _("Several outcomes"),
    Outcome.UNKNOWN: _("Outcome unclear"),
}

TONES: dict[Outcome, str] = {
    Outcome.ADOPTED: "positive",
    Outcome.ADOPTED_AMENDED: "positive",
    Outcome.RECOMMENDED: "positive",
    Outcome.ELECTED: "positive",
    Outcome.NOTED: "informed",
    Outcome.DISCUSSED: "informed",
    Outcome.FORWARDED: "informed",
    Outcome.POSTPONED: "waiting",
    Outcome.WITHDRAWN: "waiting",
    Outcome.RETURNED: "waiting",
    Outcome.REJECTED: "negative",
    Outcome.LAPSED: "negative",
    Outcome.SEVERAL: "several",
    Outcome.UNKNOWN: "several",
}

PRESENCES: dict[Presence, Promise] = {
    Presence.PRESENT: _("Present"),
    Presence.ABSENT: _("Absent"),
    Presence.EXCUSED: _("Excused"),
}

CALLED = _("Members")  # those named on an agenda: nobody has come yet

RECEPTIONS: dict[ReceptionStatus, Promise] = {
    ReceptionStatus.NEEDS_REVIEW: _("Needs review"),
    ReceptionStatus.WAITING: _("Waiting to be read"),
    ReceptionStatus.READ: _("Published unseen"),
    ReceptionStatus.CONFIRMED: _("Confirmed"),
    ReceptionStatus.REJECTED: _("Set aside"),
    ReceptionStatus.FAILED: _("Could not be read"),
}

DOUBTS: dict[DoubtCode, Promise] = {
    DoubtCode.CLOSED_ITEM_HAS_TEXT: _(
        "A closed item has text. See that it is right to close it: the text is not published."
    ),
    DoubtCode.OPEN_ITEM_CALLED_CLOSED: _(
        "An open item is called closed in its title. Close it, or mend the title."
    ),
    DoubtCode.OPENS_CLOSED_ITEM: _(
        "The item is closed in the version published now, and open in this one."
    ),
    DoubtCode.PERSON_NUMBER: _("Something like a person number (CPR) would be published."),
    DoubtCode.FORUM_UNKNOWN: _("The document does not say which forum met. Fill in the forum."),
    DoubtCode.DATE_GUESSED: _("The date was not on the front page. See that it is right."),
    DoubtCode.DATE_UNLIKELY: _("The date is unlikely. See that it is right."),
    DoubtCode.OTHER_BODY: _("The document names another municipality."),
    DoubtCode.NO_ITEMS: _("No items were found in the document."),
}

WARNINGS: dict[str, Promise] = {
    "access_unknown": _("Nothing known says whether this is open: it is taken as closed"),
    "closed_with_text": _("A closed item has text"),
    "contents_differ": _("The contents and the items disagree"),
    "date_guessed": _("The date was found elsewhere than on the front page"),
    "forum_unknown": _("The document does not say which forum met"),
    "front_text": _("Text on the front page that belongs to no field"),
    "item_head": _("Something in the item's head was not understood"),
    "page_without_text": _("A page has no text: a scan or a picture"),
    "picture_left_out": _("Pictures inside the text were left out"),
    "repaired": _("Damaged text was mended"),
    "unknown_heading": _("A heading that is not known; its text is kept as a section of its own"),
    "wrong_name": _("The file's name says another format than its content"),
}

FAILURES: dict[str, Promise] = {
    "empty": _("The file is empty. Fetch or export it again."),
    "encrypted": _("The file is locked with a password. Save it without one."),
    "no_text": _("The file has no text: it is a scan. Run it through text recognition first."),
    "not_minutes": _("The file does not look like an agenda or minutes."),
    "reader_fault": _("The reader failed on this file. Tell those who run the site."),
    "too_large": _("The file is too large to be read. Split it up."),
    "too_slow": _("The file took too long to read. Save it anew as PDF."),
    "truncated": _("The file breaks off. Fetch or export it again."),
    "unknown_format": _("The file's format cannot be read. Save it as PDF, Word, HTML or text."),
    "unreadable": _("The file is damaged. Fetch or export it again."),
    "unsafe": _("The file holds something that is unsafe to open. Save it anew as PDF."),
}
