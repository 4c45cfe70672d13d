"""What came of a case, in one sentence."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from raadslag.followup.came_of import CameOfCase, Decided, Result, Task
from raadslag.followup.rules import Standing
from raadslag.web import dates
from referat.document import Outcome

_TOOK = gettext_lazy("{forum} took a decision in the case on {day}")
DECIDED: dict[Outcome, Promise] = {
    Outcome.ADOPTED: gettext_lazy("{forum} adopted the case on {day}"),
    Outcome.ADOPTED_AMENDED: gettext_lazy("{forum} adopted the case with changes on {day}"),
    Outcome.NOTED: gettext_lazy("{forum} noted the case on {day}"),
    Outcome.RECOMMENDED: gettext_lazy("{forum} recommended the case on {day}"),
    Outcome.FORWARDED: gettext_lazy("{forum} sent the case on on {day}"),
    Outcome.DISCUSSED: gettext_lazy("{forum} discussed the case on {day}"),
    Outcome.POSTPONED: gettext_lazy("{forum} postponed the case on {day}"),
    Outcome.WITHDRAWN: gettext_lazy("The case was taken off the agenda of {forum} on {day}"),
    Outcome.RETURNED: gettext_lazy("{forum} sent the case back on {day}"),
    Outcome.REJECTED: gettext_lazy("{forum} rejected the case on {day}"),
    Outcome.LAPSED: gettext_lazy("The case lapsed in {forum} on {day}"),
    Outcome.ELECTED: gettext_lazy("{forum} elected or appointed in the case on {day}"),
    Outcome.SEVERAL: _TOOK,
    Outcome.UNKNOWN: _TOOK,
}


def sentence(facts: CameOfCase, *, inside: bool = False) -> str:
    """What was decided last, what came of it, and when it comes up again.

    ``inside``: the reader sees more of it than the public does.
    """
    if facts.decided is None:
        return _undecided(facts)
    said = [_decided(facts.decided), _result(facts, inside=inside)]
    whole = ["; ".join(part for part in said if part) + "."]
    if facts.latest is not None:
        whole.append(_("Latest: {what}.").format(what=_decided(facts.latest)))
    if facts.coming is not None:
        again = _("It comes up again in {forum} on {day}.")
        whole.append(again.format(forum=facts.coming.forum, day=dates.day(facts.coming.day)))
    return " ".join(whole)


def _undecided(facts: CameOfCase) -> str:
    if facts.coming is None:
        return _("Nothing has been decided in the case.")
    said = _("Nothing has been decided in the case yet. It comes up in {forum} on {day}.")
    return said.format(forum=facts.coming.forum, day=dates.day(facts.coming.day))


def _decided(decided: Decided) -> str:
    said = str(DECIDED[decided.outcome or Outcome.UNKNOWN])
    if decided.day is None:
        return _("{forum} has decided the case").format(forum=decided.forum)
    return said.format(forum=decided.forum, day=dates.day(decided.day))


def _result(facts: CameOfCase, *, inside: bool) -> str:
    match facts.result:
        case Result.NOTHING:
            return ""
        case Result.NONE_YET:
            return _("no task has been agreed") if inside else _("no task has been made public")
        case Result.STOPPED:
            return _("execution of the decision is stopped (section 23)")
        case Result.DROPPED:
            return _("what was to be done has been dropped")
        case Result.ALL_DONE:
            said = ngettext("the task is done", "all {total} tasks are done", facts.total)
            return said.format(total=facts.total)
        case Result.ONE_LEFT if facts.left:
            return _one_left(facts, facts.left)
    return _several_left(facts)


def _one_left(facts: CameOfCase, left: Task) -> str:
    state = _state(left)
    if facts.total == 1:
        return _("the task {is_so}").format(is_so=state)
    said = _("{done} of {total} tasks are done, the last one {is_so}")
    return said.format(done=facts.done, total=facts.total, is_so=state)


def _state(task: Task) -> str:
    day = dates.day(task.due) if task.due else ""
    if task.standing is Standing.OVERDUE:
        return _("should have been done by {day}").format(day=day)
    if task.standing is Standing.STOPPED:
        return pgettext("the task", "is stopped (section 23)")
    if task.standing is Standing.UNDER_WAY:
        under_way = _("is under way and is due on {day}")
        return under_way.format(day=day) if day else pgettext("the task", "is under way")
    return _("is due on {day}").format(day=day) if day else pgettext("the task", "is agreed")


def _several_left(facts: CameOfCase) -> str:
    if facts.done:
        done = ngettext(
            "{done} of {total} tasks is done", "{done} of {total} tasks are done", facts.done
        )
    else:
        done = _("none of {total} tasks is done yet")
    said = [done.format(done=facts.done, total=facts.total)]
    if facts.overdue:
        late = ngettext("{late} is overdue", "{late} are overdue", facts.overdue)
        said.append(late.format(late=facts.overdue))
    elif facts.left and facts.left.due:
        said.append(_("the next is due on {day}").format(day=dates.day(facts.left.due)))
    return ", ".join(said)
