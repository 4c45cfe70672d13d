"""Engholm Byråd, June 2024: items numbered through the year, votes, closed items, a withdrawn one."""

from __future__ import annotations

from referat.document import Kind, Minutes, Outcome, Presence
from tools.templates.stories.writing import (
    at,
    closed,
    consequences,
    decided,
    earlier,
    files,
    finances,
    hearing,
    item,
    legal_basis,
    people,
    presentation,
    recommendation,
    summary,
)

COUNCIL = Minutes(
    kind=Kind.MINUTES,
    organization="Byrådet",
    start=at("2024-06-18", "17:00"),
    end=at("2024-06-18", "20:45"),
    location="Byrådssalen, Engholm Rådhus",
    body="Engholm Kommune",
    participants=(
        *people("Helle Brandstrup A", role="Borgmester"),
        *people(
            "Jens Overby V, Birthe Møllegaard A, Karsten Lindholt C, Nadia Rasmussen Ø, Poul Erik Dam O"
        ),
        *people("Søren Damsgaard Vind V, Mette Kjærgaard F, Ole Bundgaard A, Lis Tranberg B"),
        *people("Inge-Lise Højmark C", Presence.EXCUSED),
        *people("Torben Ravnsbæk V", Presence.ABSENT),
    ),
    items=(
        item(
            "183",
            "Godkendelse af dagsorden",
            decided("Dagsordenen blev godkendt, idet sag nr. 190 udgår.", Outcome.ADOPTED),
        ),
        item(
            "184",
            "Regnskab 2023 - revisionens beretning",
            summary(
                "Byrådet skal tage stilling til revisionens beretning om regnskabet for 2023. Revisionen har afgivet en blank påtegning.",
            ),
            presentation(
                """
Revisionen har gennemgået kommunens årsregnskab for 2023 og har i beretning nr. 14 redegjort for gennemgangen. Der er ingen bemærkninger, som skal besvares over for tilsynsmyndigheden.

Regnskabet viser følgende hovedtal:

=Område | Budget (1.000 kr.) | Regnskab (1.000 kr.)
Skoler og dagtilbud | 612.400 | 609.870
Ældre og sundhed | 548.150 | 556.020
Veje og natur | 96.300 | 94.115
Administration | 201.750 | 200.430
I alt | 1.458.600 | 1.460.435

Merforbruget på ældreområdet skyldes hovedsageligt udgifter til vikarer i årets første måneder.
""",
            ),
            legal_basis("Kommunestyrelseslovens § 42."),
            finances("Sagen har ingen bevillingsmæssige konsekvenser."),
            consequences("Ingen."),
            recommendation(
                """
Direktionen indstiller,

1. at beretningen godkendes
2. at regnskabet for 2023 endeligt godkendes
""",
            ),
            earlier("Økonomiudvalget", "2024-06-11", "Anbefales.", Outcome.RECOMMENDED),
            decided("Godkendt.", Outcome.ADOPTED),
            *files("Revisionsberetning nr. 14", "Årsregnskab 2023"),
            *people("Inge-Lise Højmark C", Presence.EXCUSED),
            *people("Torben Ravnsbæk V", Presence.ABSENT),
            case="24/1187",
        ),
        item(
            "185",
            "Cykelsti langs Skolevej i Nørre Engholm",
            summary(
                "Der søges om anlægsbevilling til en dobbeltrettet cykelsti mellem Nørre Engholm Skole og idrætshallen.",
            ),
            presentation(
                """
Teknik- og Miljøforvaltningen har i foråret gennemført en trafiktælling på Skolevej. På en hverdag kører der omkring 2.150 biler, og 180 børn cykler eller går til skole ad strækningen.

Stien anlægges i tre etaper:

- Etape 1 fra skolen til Kirkestien
  - rydning af beplantning
  - omlægning af afvandingen
- Etape 2 fra Kirkestien til Møllebakken
- Etape 3 fra Møllebakken til hallen

Arbejdet kan begynde 1. september 2024 og ventes afsluttet, inden asfaltværkerne lukker for vinteren.
""",
            ),
            finances(
                "Udgiften er anslået til 4.850.000 kr., som finansieres af rådighedsbeløbet til trafiksikkerhed.",
            ),
            hearing("Forslaget har været drøftet med skolebestyrelsen og lokalrådet."),
            recommendation(
                "Teknik- og Miljøforvaltningen indstiller, at der gives en anlægsbevilling på 4.850.000 kr.",
            ),
            earlier(
                "Teknik- og Miljøudvalget", "2024-06-04", "Anbefales godkendt.", Outcome.RECOMMENDED
            ),
            earlier(
                "Økonomiudvalget",
                "2024-06-11",
                """
Økonomiudvalget anbefaler indstillingen over for Byrådet.

Poul Erik Dam (O) tager forbehold.
""",
                Outcome.RECOMMENDED,
            ),
            decided(
                """
For: 8 (A, V, C, F, B)

Imod: 2 (O, Ø)

Indstillingen blev vedtaget.
""",
                Outcome.ADOPTED,
            ),
            *files("Kort over etaperne", "Trafiktælling marts 2024"),
            *people("Inge-Lise Højmark C", Presence.EXCUSED),
            *people("Torben Ravnsbæk V", Presence.ABSENT),
            case="23/9042",
        ),
        item(
            "186",
            "Lukkede veje under Engholm Marked",
            summary(
                "Markedsforeningen har søgt om at lukke fire veje i midtbyen for kørende trafik den 16.-18. august 2024.",
            ),
            presentation(
                "Politiet har givet samtykke til lukningen. Busserne føres ad Ringvejen, og der opsættes midlertidige stoppesteder ved stationen.",
            ),
            finances("Ingen."),
            recommendation("Forvaltningen indstiller, at ansøgningen imødekommes."),
            decided(
                "Godkendt med den ændring, at Stationsvej holdes åben for beboerne.",
                Outcome.ADOPTED_AMENDED,
            ),
            *files("Ansøgning fra Engholm Markedsforening"),
            case="24/3320",
        ),
        item(
            "187",
            "Lokalplan 3.21 for boliger ved Åkandevej - endelig vedtagelse",
            summary(
                "Forslaget til lokalplan 3.21 har været i offentlig høring i otte uger. Der er indkommet 11 høringssvar.",
            ),
            presentation(
                """
Lokalplanen giver mulighed for 42 boliger i to etager. Høringssvarene handler især om:

1. trafikken på Åkandevej
2. indbliksgener fra de øverste etager
3. håndtering af regnvand

Forvaltningen foreslår, at byggefeltet mod øst trækkes fem meter tilbage.
""",
            ),
            legal_basis("Lov om planlægning § 27."),
            finances("-"),
            recommendation(
                """
Forvaltningen indstiller,

1. at lokalplanen vedtages endeligt
2. at ændringen af byggefeltet indarbejdes
3. at ønsket om en ny støjvold behandles i budgetlægningen for 2025
""",
            ),
            decided(
                """
Ad 1. Godkendt.

Ad 2. Godkendt.

Ad 3. Oversendes til budgetforhandlingerne.
""",
                Outcome.SEVERAL,
            ),
            *files("Lokalplan 3.21", "Høringssvar samlet", "Notat om høringssvarene"),
            case="22/15077",
        ),
        item(
            "188",
            "Medlemsforslag om gratis skolemad",
            summary(
                "Nadia Rasmussen (Ø) foreslår, at der indføres gratis skolemad på alle kommunens skoler fra skoleåret 2025/26.",
            ),
            presentation(
                "Forvaltningen har ikke haft mulighed for at beregne forslagets udgifter, men oplyser, at et måltid til alle elever koster omkring 27 kr. pr. dag.",
            ),
            decided(
                """
Der blev stemt om forslaget.

For stemte 3 (Ø, F). Imod stemte 7 (A, V, C, O, B).

Forslaget blev forkastet.

Nadia Rasmussen (Ø) ønskede ført til protokols, at Enhedslisten finder det beklageligt, at forslaget ikke sendes til beregning.
""",
                Outcome.REJECTED,
            ),
            case="24/4409",
        ),
        item(
            "189",
            "Valg af medlem til Hegnssynet",
            presentation(
                "Der skal vælges et nyt medlem til Hegnssynet, da Egon Thorup har ønsket at udtræde.",
            ),
            decided("Valgt blev Gerda Nymann.", Outcome.ELECTED),
            case="21/8816",
        ),
        item(
            "190",
            "Salg af Rosengade 4",
            decided("Punktet udgår.", Outcome.WITHDRAWN),
            case="24/2251",
        ),
        item(
            "191",
            "Ny praksis for betaling i Engholm Svømmehal",
            summary(
                "Kultur- og Fritidsudvalget foreslår, at klippekort erstattes af et årskort.",
            ),
            finances("Ændringen er udgiftsneutral."),
            recommendation("Forvaltningen indstiller, at ordningen indføres 1. januar 2025."),
            decided(
                "Sagen sendes tilbage til Kultur- og Fritidsudvalget med henblik på en vurdering af prisen for pensionister.",
                Outcome.RETURNED,
            ),
            case="24/3798",
        ),
        item(
            "192",
            "Orientering fra borgmesteren",
            presentation(
                """
- Besøg af Strandby Byråd den 3. september
- Status på ny genbrugsplads
- Invitation til åbning af Engholm Kulturhus
""",
            ),
            decided("Taget til efterretning.", Outcome.NOTED),
        ),
        item("193", "Underskriftsblad"),
        closed("194", "Køb af areal til erhverv", case="24/2890"),
        closed("195", "Personalesag"),
    ),
)
