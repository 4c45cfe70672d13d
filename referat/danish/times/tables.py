"""The words that times are said in: months, seasons, numbers, bounds and what leaves a time open."""

from __future__ import annotations

from enum import StrEnum

from referat.danish.times.value import Precision


class Bound(StrEnum):
    """On which side a time is open, by the word before it."""

    AT = "at"
    BEFORE = (
        "before"  # ends the day before: "inden uge 22"; of a date that day: "inden den 1. juni"
    )
    UNTIL = "until"  # that day is the last: "senest den 1. juni"
    AFTER = "after"  # begins the day after: "efter den 1. juni"
    FROM = "from"  # that day is the first: "fra og med den 1. juni"


MONTHS = (
    ("januar", "jan"),
    ("februar", "febr", "feb"),
    ("marts", "mar"),
    ("april", "apr"),
    ("maj",),
    ("juni", "jun"),
    ("juli", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "okt"),
    ("november", "nov"),
    ("december", "dec"),
)
MONTH_NUMBERS = {name: n for n, names in enumerate(MONTHS, start=1) for name in names}
# Names of people too: written with a capital inside a sentence, these are nobody's month.
ALSO_NAMES = frozenset({"maj", "august", "april", "juni", "juli", "marts"})
# A month's short form that is also a word: "jul" is Christmas.
ALSO_WORDS = frozenset({"jul"})

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")

ORDINALS = {
    "første": 1, "anden": 2, "andet": 2, "tredje": 3, "tredie": 3, "fjerde": 4, "femte": 5,
    "sjette": 6, "syvende": 7, "ottende": 8, "niende": 9, "tiende": 10, "tolvte": 12,
    "fjortende": 14, "sidste": -1,
}  # fmt: skip
NUMBERS = {
    "en": 1, "én": 1, "et": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6,
    "syv": 7, "otte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12, "fjorten": 14,
}  # fmt: skip

# The calendar seasons of the Danish meteorological institute: three whole months each, and the
# winter is called by the year that it ends in.
SEASON_BEGINS = {"vinter": 12, "forår": 3, "sommer": 6, "efterår": 9}
SEASONS = {
    "vinteren": "vinter", "vinter": "vinter", "foråret": "forår", "forår": "forår",
    "sommeren": "sommer", "sommer": "sommer", "efteråret": "efterår", "efterår": "efterår",
}  # fmt: skip
SEASON_SAID = {
    "vinter": "vinteren", "forår": "foråret", "sommer": "sommeren", "efterår": "efteråret",
}  # fmt: skip

UNITS = {
    "uge": Precision.WEEK, "ugen": Precision.WEEK, "ugens": Precision.WEEK,
    "uger": Precision.WEEK,
    "måned": Precision.MONTH, "måneden": Precision.MONTH, "månedens": Precision.MONTH,
    "måneder": Precision.MONTH, "mdr": Precision.MONTH, "md": Precision.MONTH,
    "kvartal": Precision.QUARTER, "kvartalet": Precision.QUARTER,
    "kvartalets": Precision.QUARTER, "kvartaler": Precision.QUARTER,
    "halvår": Precision.HALF_YEAR, "halvåret": Precision.HALF_YEAR,
    "halvårets": Precision.HALF_YEAR, "halve år": Precision.HALF_YEAR,
    "år": Precision.YEAR, "året": Precision.YEAR, "årets": Precision.YEAR,
}  # fmt: skip
UNIT_SAID = {
    Precision.WEEK: "uge",
    Precision.MONTH: "måned",
    Precision.QUARTER: "kvartal",
    Precision.HALF_YEAR: "halvår",
    Precision.YEAR: "år",
}
MONTHS_IN = {
    Precision.MONTH: 1,
    Precision.QUARTER: 3,
    Precision.HALF_YEAR: 6,
    Precision.YEAR: 12,
}
NEUTER = frozenset({Precision.QUARTER, Precision.HALF_YEAR, Precision.YEAR})

# Words for a part of a longer time, as regular expressions; what they cut is in calendar.PARTS.
PART_WORDS = (
    (r"primo\s?[/-]\s?medio", "primo/medio"),
    (r"medio\s?[/-]\s?ultimo", "medio/ultimo"),
    (r"primo", "primo"),
    (r"medio", "medio"),
    (r"ultimo", "ultimo"),
    (r"(?:(?:med|ved)\s)?udgangen\s(?:af|på)", "udgangen"),
    (r"(?:1\.|første)\shalvdel\saf", "første halvdel af"),
    (r"(?:2\.|anden|sidste)\shalvdel\saf", "sidste halvdel af"),
    (r"(?:(?:i|ved|fra)\s)?(?:starten|begyndelsen)\saf", "primo"),
    (r"start(?=\s(?:\d{4}|uge|[a-zæøå]{3,9}\b))", "primo"),
    (r"slut(?=\s(?:\d{4}|uge|[a-zæøå]{3,9}\b))", "ultimo"),
    (r"(?:først|tidligt?)\s(?:i|på)(?:\s(?:den|det))?", "primo"),
    (r"(?:i\s)?(?:midten\saf|midt\s(?:i|på))", "medio"),
    (r"(?:(?:i|ved)\s)?slutningen\saf", "ultimo"),
    (r"(?:sidst|sent)\s(?:i|på)", "ultimo"),
)
UNIT_ENDS = {
    "udgang": "udgangen", "slutning": "ultimo", "afslutning": "ultimo",
    "start": "primo", "begyndelse": "primo", "midte": "medio",
}  # fmt: skip
# "Inden ultimo oktober" asks for it before the month is over, not before its last third begins.
LATE_PARTS = frozenset({"ultimo", "udgangen", "medio/ultimo", "sidste halvdel af"})

BOUND_WORDS = (
    (r"inden\sfor", Bound.AT),
    (r"(?:allerede\s)?(?:inden|før|forud\sfor|op\stil)", Bound.BEFORE),
    (r"ikke\ssenere\send|senest|frist(?:en)?(?:\s(?:er|den))?:?|deadline:?", Bound.UNTIL),
    (
        r"(?:frem\s|ind)?til\sog\smed|t\.?\s?o\.?\s?m\.?|frem\s(?:i)?mod|frem\stil|indtil",
        Bound.UNTIL,
    ),
    (r"(?:umiddelbart\s|kort\s|lige\s)?efter", Bound.AFTER),
    (r"fra\sog\smed|f\.?\s?o\.?\s?m\.?|tidligst|fra", Bound.FROM),
    (r"med\s(?:start|virkning|opstart)(?:\s(?:fra|i))?|startende|begyndende|opstart", Bound.FROM),
)
BOUND_SAID = {
    Bound.AT: "",
    Bound.BEFORE: "inden ",
    Bound.UNTIL: "senest ",
    Bound.AFTER: "efter ",
    Bound.FROM: "fra og med ",
}

# What says that a time is a guess.
HEDGES = (
    r"evt\.?|eventuelt|måske|muligvis|sandsynligvis|formentlig|formodentlig|antagelig|forventeligt"
    r"|forventet|forv\.|tentativt|foreløbigt?|skønsmæssigt|cirka|ca\.?|omkring|omkr\.?|gerne|nok"
)

# Times that set no bound at all.
OPEN_WORDS = (
    *("snarest muligt", "hurtigst muligt", "så snart som muligt", "så hurtigt som muligt"),
    *("snarest belejligt", "snarest", "straks", "snart", "asap", "løbende", "fortløbende"),
    *(
        "fremadrettet",
        "fremover",
        "på sigt",
        "på længere sigt",
        "senere",
        "efter behov",
        "ved behov",
    ),
    *("på et senere møde", "på et senere tidspunkt", "ved en senere lejlighed"),
    *("i de kommende måneder", "de kommende måneder", "i den kommende tid", "den kommende tid"),
    *("ad hoc", "dagligt", "daglig", "hver dag", "inden længe", "ikke fastlagt", "ikke fastsat"),
    *("uafklaret", "afventer", "ingen frist", "uden frist", "til stadighed", "kontinuerligt"),
)
# Those of them that a text says of other things than time, too.
NOT_IN_A_TEXT = frozenset({"senere", "daglig", "afventer", "uafklaret", "snart", "fremover"})

# Ends of the names of events whose day is not known: "frem mod processtart", "inden udmøntningen".
UNDATED_EVENTS = (
    r"start(?:en)?|opstart(?:en)?|udmøntning(?:en)?|implementering(?:en)?|udrulning(?:en)?"
    r"|ibrugtagning(?:en)?|idriftsættelse(?:n)?|igangsættelse(?:n)?|iværksættelse(?:n)?"
    r"|udbud(?:det)?|kontraktindgåelse(?:n)?|ikrafttræden|indflytning(?:en)?|overdragelse(?:n)?"
    r"|høring(?:en)?|høringsperioden?|høringsfristens\sudløb|vedtagelse(?:n)?|godkendelse(?:n)?"
    r"|generalforsamling(?:en)?|revision(?:en)?|revidering(?:en)?|forhandling(?:en|er|erne)?"
    r"|budgetlægning(?:en)?|budgetseminar(?:et)?|evaluering(?:en)?|offentliggørelse(?:n)?"
)
WHEN_DONE = (
    r"(?:foreligger|er\sgået|er\skommet)\s(?:en\s|et\s|ny\s|nyt\s|nye\s)(?:halvt\s)?[\wæøå-]+"
    r"|foreligger|modtages|er\s(?:klar|klart|kendt|kendte|færdig|færdigt|færdige|på\s?plads"
    r"|trådt\si\skraft|[\wæøå-]+(?:et|ede|skrevet))"
)

# "to gange om året": how often in which unit, and every how many of which that is.
TIMES_A_UNIT = {
    (1, Precision.YEAR): (Precision.YEAR, 1),
    (2, Precision.YEAR): (Precision.HALF_YEAR, 1),
    (3, Precision.YEAR): (Precision.MONTH, 4),
    (4, Precision.YEAR): (Precision.QUARTER, 1),
    (6, Precision.YEAR): (Precision.MONTH, 2),
    (12, Precision.YEAR): (Precision.MONTH, 1),
    (1, Precision.HALF_YEAR): (Precision.HALF_YEAR, 1),
    (2, Precision.HALF_YEAR): (Precision.QUARTER, 1),
    (1, Precision.QUARTER): (Precision.QUARTER, 1),
    (3, Precision.QUARTER): (Precision.MONTH, 1),
    (1, Precision.MONTH): (Precision.MONTH, 1),
    (2, Precision.MONTH): (Precision.WEEK, 2),
    (4, Precision.MONTH): (Precision.WEEK, 1),
    (1, Precision.WEEK): (Precision.WEEK, 1),
}
ADVERBS = (
    (r"ugentligt?|ugentlige|ugevist?", Precision.WEEK),
    (r"månedligt?|månedlige|månedsvist?", Precision.MONTH),
    (r"kvartals?vist?|kvartalsvise|kvartårligt?", Precision.QUARTER),
    (r"halvårligt?|halvårlige|halvårsvist?", Precision.HALF_YEAR),
    (r"årligt?|årlige|årligen|årsvist?", Precision.YEAR),
)
# "hver 14. dag": a fortnight; a Danish week may be called eight days.
DAYS_AS_WEEKS = {7: 1, 8: 1, 14: 2, 21: 3, 28: 4}
