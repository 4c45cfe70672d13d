"""Can a private person be called, written to or visited by what is printed?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.examined import Examined, Part, Spot
from referat.finding import Remark, Severity, check

_NAME = r"\b[A-ZÆØÅ][a-zæøåé]{1,30}(?:[ -][A-ZÆØÅ][\w.é]{0,30}){0,3}[ ][A-ZÆØÅ][a-zæøåé]+"
_PRIVATE_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@(?:gmail|hotmail|outlook|live|yahoo|icloud|me|msn|mail|ofir|jubii|stofanet|youmail|webspeed|protonmail|proton)\.(?:com|dk|net|me)\b",
    re.IGNORECASE,
)
_PHONE = re.compile(
    rf"(?P<name>{_NAME})[^.!?\n@]{{0,40}}?(?:\b(?:tlf|telefon|mobil|mob)\w*\.?:?\s*|\()(?P<number>(?:\+45\s?)?\d\d\s?\d\d\s?\d\d\s?\d\d)(?!\d)"
)
_HOME = re.compile(
    rf"(?P<name>{_NAME}),?\s(?:(?:der|som)\s)?(?:bor|boende|bopæl|privatadresse:?|adresse:)\s?(?:på\s|i\s|:\s)?(?P<street>[A-ZÆØÅ][\w. ]{{0,40}}?\s\d{{1,3}}\b)"
    rf"|(?P<name2>{_NAME}),\s(?P<street2>[A-ZÆØÅ]\w{{0,30}}(?:vej|gade|allé|alle|stræde|vænget|parken|toften|engen|bakken|marken|lunden|vangen)\s\d{{1,3}}\s?[A-Z]?(?:,[^,.\n]{{1,15}})?,\s\d{{4}}\s[A-ZÆØÅ])"
)
_INSTITUTION = re.compile(
    r"kommune|skole|center|centret|hus\b|huset|forening|klub|afdeling|forvaltning|vagt|linje|stab|sekretariat|bibliotek|museum|kirke|fond|selskab|aps\b|a/s\b|hotel|station|plads"
    r"|børnehave|vuggestue|plejehjem|region|styrelse|ministeri|politi|konsulent|chef|leder|direktør|borgmester|redaktør|advokat",
    re.IGNORECASE,
)


@check(code="R102", severity=Severity.WARNS)
def contact_details(examined: Examined) -> Iterator[Remark]:
    """A private person's telephone, e-mail or home address is printed.

    Problem: A number, a private mailbox or a home address stands beside a person's name. Numbers and addresses of
    institutions and of those who work there are left alone.

    Remedy: Take it out, or write to the person through the municipality. Publishing it needs a necessity of its own (GDPR art. 6).
    """
    for spot in examined.open_spots:
        if spot.part in (Part.LINK, Part.FILE):
            continue
        for match in _PRIVATE_MAIL.finditer(spot.text):
            yield _remark(spot, "A private e-mail address stands here: {what}.", match[0])
        for match in _PHONE.finditer(spot.text):
            if not _INSTITUTION.search(match[0]):
                yield _remark(spot, "A telephone number stands beside a name: {what}.", match[0])
        for match in _HOME.finditer(spot.text):
            name = match["name"] or match["name2"]
            if not _INSTITUTION.search(name):
                yield _remark(spot, "A home address stands beside a name: {what}.", match[0])


def _remark(spot: Spot, message: str, what: str) -> Remark:
    said = " ".join(what.split())
    return Remark(spot, message, {"what": said}, evidence=said)
