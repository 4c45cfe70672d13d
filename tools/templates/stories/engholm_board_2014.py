"""Engholm Kommunes direktion, August 2014: a day's programme, nested lists, unknown headings, a reminder list."""

from __future__ import annotations

from referat.document import Kind, Minutes, Outcome
from tools.templates.stories.writing import (
    assessment,
    at,
    decided,
    files,
    finances,
    item,
    legal_basis,
    other,
    presentation,
    recommendation,
)

BOARD = Minutes(
    kind=Kind.MINUTES,
    organization="Direktionen",
    start=at("2014-08-25", "09:00"),
    location="Mødelokale C204",
    body="Engholm Kommune",
    items=(
        item(
            "1",
            "Program for direktionens seminar mandag den 25. august 2014",
            presentation(
                """
kl. 9.00 Velkomst og kaffe

kl. 9.15 Status på budget 2015

- Råderumskatalog
- Demografi
- Anlæg

kl. 12.00 Frokost

kl. 13.00 Ny organisering af myndighedsopgaver (Vagn Toftlund deltager)
"""
            ),
            case="14/11203",
        ),
        item("2", "Økonomiopfølgning august 2014", case="14/11203"),
        item(
            "3",
            "Sygefraværsindsats på daginstitutionerne",
            presentation(
                """
Sagen forelægges direktionen med henblik på godkendelse af en indsats mod sygefravær på kommunens 14 daginstitutioner.

## Baggrunden for indsatsen

Sygefraværet var i 2013 på 7,1 procent. Det svarer til 16 dage pr. medarbejder. Tre institutioner ligger under 4 procent, og indsatsen skal bygge på deres erfaringer:

- samtale senest på tredje dag
  - ved lederen
  - ved tillidsrepræsentanten, hvis medarbejderen ønsker det
- fast vikardækning
- åben drøftelse på personalemødet

## Tidsplan

Tidspunkt | Aktivitet
September 2014 | Møde med lederne
1. november 2014 | Indsatsen begynder
Juni 2015 | Evaluering
"""
            ),
            finances(
                "Indsatsen koster 450.000 kr. i 2014 og 600.000 kr. i 2015. Beløbet finansieres af HR-puljen."
            ),
            legal_basis("Sygedagpengelovens § 7 a."),
            assessment(
                "Centeret vurderer, at en halvering af forskellen mellem institutionerne er realistisk."
            ),
            other(
                "Indsatsen følges af en gruppe med to ledere og to medarbejdere.",
                heading="Forankring",
            ),
            recommendation(
                """
HR-afdelingen indstiller til direktionen, at indsatsen

1. godkendes
2. forelægges Hovedudvalget den 18. september 2014 til orientering
"""
            ),
            decided(
                """
Vagn Toftlund deltog under punktet.

Godkendt. Erfaringerne fra de tre institutioner skrives sammen og deles på intranettet.
""",
                Outcome.ADOPTED,
            ),
            *files("Sygefravær 2013 fordelt på institutioner", "projektbeskrivelse aug.14.docx"),
            case="14/8830",
        ),
        item(
            "4",
            "Kommunens tilstedeværelse på sociale medier",
            presentation(
                """
Kommunikationsafdelingen har udarbejdet et udkast til retningslinjer.

Medarbejdere, der svarer borgere på vegne af kommunen, skal have deltaget i et kursus på to timer. Henvendelser om konkrete sager besvares aldrig på sociale medier, men henvises til Digital Post.
"""
            ),
            recommendation("Det indstilles, at retningslinjerne drøftes."),
            decided(
                """
Direktionen drøftede udkastet og kom bl.a. ind på:

- behovet for svartider i weekenden
- hvem der må slette kommentarer
- om borgmesterens egen side er omfattet

Sagen genoptages på mødet den 22. september.
""",
                Outcome.DISCUSSED,
            ),
            *files("Udkast til retningslinjer"),
            case="14/9917",
        ),
        item(
            "5",
            "Huskeliste 25-08-2014",
            presentation(
                """
Sag/emne | Forv. tidspunkt | Ansvarlig
Indkøbspolitik | September | Økonomi
Evaluering af borgerservice | 20. oktober | Borgerservice
Lederudvikling | (Kvartalsvis) | HR
Ny kantineaftale | evt. november | Ejendomme
"""
            ),
            case="14/11203",
        ),
    ),
)
