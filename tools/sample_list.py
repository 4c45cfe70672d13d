"""The samples: which story is printed in which template and format."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from referat.document import Minutes
from tools.templates import Edition, Wear
from tools.templates.stories import (
    engholm_council,
    engholm_schools,
    strandby_board,
    vesterlund_board,
)

SAMPLES_FOLDER = Path(__file__).resolve().parent.parent / "samples"


@dataclass(frozen=True, slots=True)
class Sample:
    """One document in ``samples/<template>/<name>.<fmt>``."""

    name: str
    minutes: Minutes
    template: str
    fmt: str
    edition: Edition = field(default_factory=Edition)
    wear: Wear = ()

    @property
    def path(self) -> Path:
        return SAMPLES_FOLDER / self.template / f"{self.name}.{self.fmt}"


SAMPLES = (
    Sample(
        "engholm-byraad-2024-06-18",
        engholm_council.COUNCIL,
        "ledger",
        "txt",
        Edition(
            remarks=(("Bemærkninger:", "Lis Tranberg medvirkede ikke ved sag nr. 189."),),
            width=84,
            hyphens=True,
            page_lines=46,
        ),
    ),
    Sample("vesterlund-direktion-2025-02-12", vesterlund_board.BOARD, "cover", "txt"),
    Sample("strandby-direktion-2023-10-09", strandby_board.BOARD, "decision-first", "html"),
    Sample("engholm-boern-og-skole-2024-09-03", engholm_schools.COMMITTEE, "page-an-item", "html"),
)
