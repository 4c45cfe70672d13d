"""Why something is not published, in the words of the screen."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from raadslag.publishing.rules import Obstacle

OBSTACLES: dict[Obstacle, Promise] = {
    Obstacle.FINDINGS: _(
        "Nothing was published. Mend the findings that block, or say of each why it may stand."
    ),
    Obstacle.REASON_MISSING: _("Write the reason."),
    Obstacle.NOT_CLOSED: _("Nothing was published. Close the meeting first."),
    Obstacle.NOTHING_NEW: _("There is nothing to publish: no item is on the paper."),
    Obstacle.CHANGED: _(
        "Nothing was published: somebody has changed the paper meanwhile. Look at it once more."
    ),
}
