"""What the states, purposes and refusals of items and routes are called on the screen."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from raadslag.drafts.actions import fields
from raadslag.drafts.filetypes import Fault as FileFault
from raadslag.drafts.rules import ItemState, Purpose, TreatmentState

ITEM_STATES: dict[ItemState, Promise] = {
    ItemState.DRAFT: _("Being written"),
    ItemState.SUBMITTED: _("Handed to the secretary"),
    ItemState.ACCEPTED: _("On the agenda"),
    ItemState.WITHDRAWN: _("Withdrawn"),
}

PURPOSES: dict[Purpose, Promise] = {
    Purpose.RECOMMEND: _("To recommend"),
    Purpose.DECIDE: _("To decide"),
    Purpose.DISCUSS: _("To discuss"),
    Purpose.INFORM: _("To be informed"),
}

TREATMENTS: dict[TreatmentState, Promise] = {
    TreatmentState.PLANNED: _("Planned"),
    TreatmentState.ON_AGENDA: _("On the agenda"),
    TreatmentState.TREATED: _("Treated"),
    TreatmentState.WITHDRAWN: _("Withdrawn"),
    TreatmentState.SKIPPED: _("Not to be walked"),
}

FIELD_FAULTS: dict[fields.Fault, Promise] = {
    fields.Fault.TITLE_EMPTY: _("An item needs a title. Write one."),
    fields.Fault.CASE_NUMBER_FORM: _(
        "The forum's case numbers look like %(example)s. Write it so, or leave it empty."
    ),
    fields.Fault.MEETING_ELSEWHERE: _(
        "That meeting is another forum's. Choose one of this forum's meetings."
    ),
    fields.Fault.ON_AGENDA: _(
        "The item is on a meeting's agenda. The secretary moves it to another meeting."
    ),
}

FILE_FAULTS: dict[FileFault, Promise] = {
    FileFault.EMPTY: _("“%(name)s” is empty. Fetch or save it again, and choose it once more."),
    FileFault.TOO_LARGE: _(
        "“%(name)s” is larger than 50 MB. Save it as a PDF with smaller pictures, or in parts."
    ),
    FileFault.PROGRAM: _(
        "“%(name)s” is a program, whatever it is called. Attach the document itself, as a PDF."
    ),
    FileFault.MACROS: _(
        "“%(name)s” holds macros. Save it without them (.docx, .xlsx) or as a PDF."
    ),
    FileFault.OLD_OFFICE: _(
        "“%(name)s” is in an old Office format. Open it and save it as .docx, .xlsx or PDF."
    ),
    FileFault.ARCHIVE: _("“%(name)s” is an archive. Unpack it and attach the files one by one."),
    FileFault.LOCKED: _("“%(name)s” is locked with a password. Save it without one."),
    FileFault.UNKNOWN: _(
        "“%(name)s” is of no kind that members can open. Save it as a PDF and attach that."
    ),
}
