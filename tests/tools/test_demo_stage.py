"""The demo's meetings are played through the site's own journeys."""

import tomllib
from datetime import datetime

from raadslag.drafts.models import Draft, DraftItem
from raadslag.drafts.rules import ItemState, Stage
from raadslag.people.actions import set_up_user
from referat.interchange import COPENHAGEN
from tools.demo import stage
from tools.demo.cycle import STORY

NOW = datetime(2026, 11, 23, 9, tzinfo=COPENHAGEN)


def test_there_is_a_meeting_of_every_stage_and_playing_twice_adds_nothing(db, settings, tmp_path):
    settings.RAADSLAG_DATA_DIR = tmp_path
    set_up_user(
        username="astrid", full_name=("Astrid", "Åkær"), email="a@example.test", password="prøve"
    )
    story = tomllib.loads(STORY.read_text(encoding="utf-8"))

    stage.play(story, now=NOW)
    stage.play(story, now=NOW)

    found = [draft.stage for draft in Draft.objects.order_by("meeting__start_date")]
    waiting = DraftItem.objects.filter(draft=None, treatment=None).order_by("state")
    assert found == [Stage.PUBLISHED, Stage.PUBLISHED, Stage.CALLED, Stage.PREPARING]
    assert [item.state for item in waiting] == [ItemState.DRAFT, ItemState.SUBMITTED]
