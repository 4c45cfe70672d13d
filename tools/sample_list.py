"""The samples: which story is printed in which template and format."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from referat.document import Minutes
from tools.templates import Edition, Wear
from tools.templates.stories import (
    engholm_board_2014,
    engholm_council,
    engholm_council_ladder,
    engholm_employment,
    engholm_extraordinary,
    engholm_planning,
    engholm_portal,
    engholm_quarter,
    engholm_schools,
    strandby_board,
    strandby_children,
    strandby_council,
    strandby_damaged,
    strandby_disability,
    strandby_finance,
    strandby_health,
    strandby_technical,
    vesterlund_board,
    vesterlund_climate,
    vesterlund_council,
    vesterlund_culture,
    vesterlund_finance,
    vesterlund_finance_2018,
    vesterlund_seniors,
)
from tools.templates.wear import hard_spaces, ligatures, mojibake, soft_hyphens, wrong_alphabet

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


_FINANCE = "vesterlund-oekonomiudvalg-2026-03-10"

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
    Sample("vesterlund-direktion-2025-02-12-pdf", vesterlund_board.BOARD, "cover", "pdf"),
    Sample(f"{_FINANCE}-dagsorden", vesterlund_finance.AGENDA, "cover", "pdf"),
    Sample(
        f"{_FINANCE}-tillaegsdagsorden",
        vesterlund_finance.SUPPLEMENT,
        "cover",
        "pdf",
        Edition(label="Tillægsdagsorden"),
    ),
    Sample(f"{_FINANCE}-referat", vesterlund_finance.MINUTES, "cover", "pdf"),
    Sample(
        f"{_FINANCE}-rettet-referat",
        vesterlund_finance.CORRECTED,
        "cover",
        "pdf",
        Edition(label="Rettet referat"),
    ),
    Sample("strandby-direktion-2023-10-09", strandby_board.BOARD, "decision-first", "html"),
    Sample(
        "strandby-direktion-2023-04-17",
        strandby_damaged.BOARD,
        "decision-first",
        "txt",
        wear=(("1", wrong_alphabet), ("2", mojibake), ("3", ligatures), ("3", soft_hyphens)),
    ),
    Sample("engholm-direktion-2014-08-25", engholm_board_2014.BOARD, "dated-decision", "docx"),
    Sample("engholm-boern-og-skole-2024-09-03", engholm_schools.COMMITTEE, "page-an-item", "html"),
    Sample(
        "strandby-handicapraad-2022-05-11",
        strandby_disability.COUNCIL,
        "case-table",
        "pdf",
        wear=(("2", soft_hyphens),),
    ),
    Sample(
        "vesterlund-oekonomiudvalg-2018-10-22",
        vesterlund_finance_2018.COMMITTEE,
        "mirror",
        "txt",
        Edition(encoding="cp1252", tight=True),
    ),
    Sample(
        "strandby-teknik-og-havn-2020-11-16", strandby_technical.COMMITTEE, "treatments", "html"
    ),
    Sample("engholm-byraad-2020-01-28", engholm_council_ladder.COUNCIL, "ladder", "html"),
    Sample(
        "strandby-byraad-2019-06-20",
        strandby_council.COUNCIL,
        "initials",
        "pdf",
        Edition(remarks=(("Møde nr.:", "6/2019"), ("Dannet den:", "24-06-2019"))),
    ),
    Sample(
        "vesterlund-kultur-2021-03-02",
        vesterlund_culture.COMMITTEE,
        "joined",
        "txt",
        Edition(width=72, tight=True),
    ),
    Sample(
        "engholm-byraad-2006-08-28",
        engholm_extraordinary.COUNCIL,
        "capitals",
        "txt",
        Edition(
            label="Referat",
            encoding="cp1252",
            width=76,
            hyphens=True,
            page_lines=40,
        ),
    ),
    Sample("strandby-sundhed-2024-09-18", strandby_health.COMMITTEE, "signed", "docx"),
    Sample("vesterlund-byraad-2023-11-28", vesterlund_council.COUNCIL, "staff-proposes", "html"),
    Sample("engholm-beskaeftigelse-2019-01-17", engholm_employment.COMMITTEE, "nested", "html"),
    Sample("vesterlund-seniorraad-2022-09-14", vesterlund_seniors.COUNCIL, "bare-names", "html"),
    Sample("strandby-familie-2022-05-31", strandby_children.COMMITTEE, "report", "html"),
    Sample("engholm-havnekvarter-2023-06-15", engholm_quarter.COMMITTEE, "town-hall", "html"),
    Sample("vesterlund-klima-2025-10-27", vesterlund_climate.COMMITTEE, "colon", "docx"),
    Sample("engholm-oekonomiudvalg-2026-03-16", engholm_portal.COMMITTEE, "one-field", "json"),
    Sample(
        "vesterlund-oekonomiudvalg-2026-03-10-portal", vesterlund_finance.MINUTES, "cover", "json"
    ),
    Sample(
        "engholm-plan-og-bolig-2025-04-08",
        engholm_planning.COMMITTEE,
        "ledger",
        "pdf",
    ),
    Sample(
        "engholm-plan-og-bolig-2025-04-08-portal", engholm_planning.COMMITTEE, "one-field", "json"
    ),
    Sample(
        "engholm-plan-og-bolig-2025-04-08-side",
        engholm_planning.COMMITTEE,
        "staff-proposes",
        "html",
        wear=(("*", hard_spaces),),
    ),
    Sample(
        "strandby-oekonomi-2021-12-01",
        strandby_finance.COMMITTEE,
        "ledger",
        "txt",
        Edition(width=78, hyphens=True, page_lines=50, split_labels=True),
    ),
    Sample("strandby-oekonomi-2021-12-01-pdf", strandby_finance.COMMITTEE, "capitals", "pdf"),
    Sample("strandby-oekonomi-2021-12-01-word", strandby_finance.COMMITTEE, "case-table", "docx"),
    Sample(
        "vesterlund-kultur-2021-03-02-limet",
        vesterlund_culture.COMMITTEE,
        "joined",
        "html",
        Edition(glued="Indstilling"),
    ),
)
