"""Every kind of page with the address of one of its kind in the scene."""

from __future__ import annotations

from datetime import timedelta

from raadslag.core import clock
from raadslag.followup.models import Commitment
from raadslag.intake.models import Reception
from raadslag.mailing.queries.recipients import unsubscribe_token
from raadslag.mailing.rules import MailKind
from raadslag.people.models import Person
from tests.browser import scene

BODY = "/solby-kommune/"
FORUM = f"{BODY}teknik-og-miljoeudvalget/"


def meeting() -> str:
    """The meeting that shows everything a page can show."""
    return f"{FORUM}{clock.today() - timedelta(days=40):%Y-%m-%d}/"


def public() -> dict[str, str]:
    """What everybody may see, by kind of page."""
    return {
        "front": "/",
        "body": BODY,
        "coming": "/kommende/",
        "cases": f"{BODY}sager/",
        "case": f"{BODY}sager/25-01487/",
        "forum": FORUM,
        "meeting": meeting(),
        "agenda": f"{BODY}byraadet/{clock.today() + timedelta(days=20):%Y-%m-%d}/",
        "item": f"{meeting()}punkt-3/",
        "closed item": f"{meeting()}punkt-5/",
        "version": f"{meeting()}versioner/1/",
        "search": "/soeg/?q=cykelsti&slags=minutes",
        "search without hits": "/soeg/?q=flyvehavn",
        "about": "/om/",
        "accessibility": "/tilgaengelighed/",
        "log in": "/log-ind/",
        "not found": "/findes-ikke/",
        "decline mail": decline(),
    }


def decline() -> str:
    """Where a mail's last line leads to."""
    person = Person.objects.get(name="Astrid Bech")
    return f"/afmeld/{unsubscribe_token(person.pk, MailKind.DIGEST)}/"


def review(filename: str) -> str:
    """Where the received file is reviewed."""
    return f"/indbakke/{Reception.objects.get(filename=filename).pk}/"


def staff() -> dict[str, str]:
    """What the secretary may see, by kind of page."""
    pdf, text, failure = (review(name) for name in (scene.PDF, scene.TEXT, scene.EMPTY))
    return {
        "inbox": "/indbakke/",
        "upload": "/indbakke/modtag/",
        "review of a PDF": pdf,
        "review of a text": text,
        "review of a failure": failure,
        "mend meeting": f"{pdf}moede/",
        "mend item": f"{pdf}punkt/3/",
        "original text": f"{text}original/",
        "meeting as insider": meeting(),
        **commitments(),
        "mailbox": "/arbejdsbord/mail/",
        "own mail": "/mine-mails/",
    }


def commitments() -> dict[str, str]:
    """The lists of what was decided, and the one that the scene has."""
    one = Commitment.objects.get().uuid
    return {
        "commitments": "/arbejdsbord/opgaver/?liste=alle",
        "proposals": "/arbejdsbord/opgaver/forslag/",
        "commitment": f"/arbejdsbord/opgave/{one}/",
        "change commitment": f"/arbejdsbord/opgave/{one}/ret/",
        "new commitment": "/arbejdsbord/opgave/ny/",
        "change several commitments": f"/arbejdsbord/opgaver/ret/?c={one}",
    }


def in_language(address: str, language: str) -> str:
    return address if language == "da" else f"/{language}{address}"
