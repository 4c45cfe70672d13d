"""What the codes of the library are called on the screen, and how an outcome is toned."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from referat.document import Kind, Outcome, Presence, SectionKind

KINDS: dict[Kind, Promise] = {Kind.AGENDA: _("Agenda"), Kind.MINUTES: _("Minutes")}

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
