"""What the page of a meeting that is held says: faults of a vote with their remedy, and what went wrong."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from raadslag.drafts.rules import Stage
from raadslag.drafts.tally import Fault, Finding

STAGES: dict[Stage, Promise] = {
    Stage.PREPARING: _("The agenda is being prepared"),
    Stage.CALLED: _("Called, not yet opened"),
    Stage.OPEN: _("The meeting is on"),
    Stage.CLOSED: _("The meeting is closed"),
    Stage.PUBLISHED: _("The minutes are published"),
}
NOT_NOW = _("This cannot be written now. Open the meeting first, or take the minutes back.")
GONE = _("This is not there any more: somebody has removed it. Reload the page.")
BAD_TIME = _("Write the time as 09.30.")
BAD_VALUE = _("The value is not one of the choices. Reload the page and choose again.")
BAD_COUNT = _("Write a whole number from 0 up.")
WRITTEN_IN = _("Something is written in the statement. Empty it first, then remove it.")
THERE_ALREADY = _("{name} is in the list already. Change the line that is there.")
NAME_NEEDED = _("Write the name.")
REASON_NEEDED = _("Say why: the law asks for the reason. Nothing was changed.")
TITLE_AND_REASON = _("An added item needs a title and why it cannot wait; a closed one, why too.")

_FAULTS: dict[Fault, Promise] = {
    Fault.ABSENT: _("{names} is absent. Correct the attendance or take the vote away."),
    Fault.DISQUALIFIED: _(
        "{names} is disqualified and takes no part in the vote. Take the vote away."
    ),
    Fault.UNKNOWN: _("{names} cannot vote here. Correct the attendance or take the vote away."),
    Fault.TWICE: _("{names} is counted twice. Keep one vote."),
    Fault.TOO_MANY: _(
        "{counted} votes are noted, but only {present} can vote. Take {excess} away."
    ),
    Fault.GROUP_TOO_BIG: _(
        "{names} has {present} present, but {counted} votes are noted. Correct the numbers."
    ),
    Fault.NO_PROPOSAL: _("Write what was voted on."),
}


def fault_text(finding: Finding) -> str:
    """What is wrong with the vote, and the remedy."""
    return str(_FAULTS[finding.fault]).format(
        names=gettext(" and ").join(
            filter(None, (", ".join(finding.names[:-1]), *finding.names[-1:]))
        ),
        counted=finding.counted,
        present=finding.present,
        excess=finding.counted - finding.present,
    )
