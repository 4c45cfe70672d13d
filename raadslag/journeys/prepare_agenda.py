"""A called agenda reaches the members: the package as one file, and the mail that brings it.

E-mail is not confidential, so a mail carries the open part alone, with a link to the page on which
members log in to read all of it (docs/decisions/0007-the-package-by-mail.md).
"""

from __future__ import annotations

import smtplib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from babel.dates import format_date
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from raadslag.core import files
from raadslag.core.actions import Actor
from raadslag.drafts.actions.deliveries import claim_delivery, note_delivery
from raadslag.drafts.binding import Enclosure, bind
from raadslag.drafts.composing import (
    compose,
    items_in_print,
    layout_of,
    rules_of,
)
from raadslag.drafts.models import Draft, DraftItem
from raadslag.drafts.queries.recipients import edition_of, recipients_of
from raadslag.drafts.rules import DeliveryError, DeliveryState, Stage
from raadslag.drafts.seen_agenda import DeliveryLine
from raadslag.mailing.actions.outbox import Letter, note_sent_elsewhere
from raadslag.mailing.rules import MailError, MailKind
from raadslag.meetings.attached import sha256_of
from raadslag.meetings.calendars import event_of
from raadslag.meetings.models import Meeting
from raadslag.people.models import Person, Reader
from raadslag.publishing.papers import file_of, printable, public_paper_of
from referat.document import Kind, Minutes
from referat.writing import Format
from referat.writing.apart import write_apart

BOOKMARK = "Bilag til punkt {number}: {title}"
MAILED_BYTES_MAX = 15 * 1024 * 1024  # more than that many servers do not take
MAIL_ERRORS: dict[DeliveryError, MailError] = {
    DeliveryError.NO_ADDRESS: MailError.NO_ADDRESS,
    DeliveryError.REFUSED: MailError.REFUSED,
    DeliveryError.NO_SERVER: MailError.NO_SERVER,
    DeliveryError.UNREACHABLE: MailError.UNREACHABLE,
}
# What a member reads is Danish, whatever language the secretary's screen has.
SUBJECT = "Dagsorden: {forum} {day}"
TEXT = """Kære {name}

Dagsordenen til mødet i {forum} {day} er klar.

{where}
Den vedhæftede fil indeholder den åbne del af dagsordenen. Log ind for at læse det hele med bilag,
også de lukkede punkter, og for at skrive dine egne noter:
{address}

Mødet er vedhæftet til din kalender.

Venlig hilsen
{body}
"""


class NotCalled(ValueError):  # noqa: N818 -- it reads as a sentence where it is raised and caught
    """The agenda is not out yet, so there is nothing to send."""


class NotTheirs(ValueError):  # noqa: N818 -- it reads as a sentence where it is raised and caught
    """The paper holds items that the user may not see."""


@dataclass(frozen=True, slots=True)
class _Package:
    """What everybody's mail carries."""

    meeting: Meeting
    address: str
    pdf: bytes
    event: bytes


def package_pdf(draft: Draft, user: Reader, *, site: str = "") -> bytes:
    """The whole paper with its attachments as one file, closed items too; links begin with ``site``.

    Raises :class:`NotTheirs` and :class:`referat.CannotWrite`.
    """
    rows = items_in_print(draft, kind=Kind.AGENDA)
    seen = DraftItem.objects.visible_to(user).filter(pk__in=[row.pk for row in rows])
    if not Draft.objects.visible_to(user).filter(pk=draft.pk).exists() or seen.count() < len(rows):
        raise NotTheirs
    minutes = printable(compose(draft, Kind.AGENDA, inside=True).minutes, site=site)
    layout = layout_of(rules_of(draft.meeting.organization))
    paper = write_apart(minutes, Format.PDF, layout=layout)
    return bind(paper, list(_all_files(minutes, rows)))


def send_package(
    draft: Draft, *, package_address: str, by: Actor, now: datetime
) -> tuple[DeliveryLine, ...]:
    """Send everybody who lacks it the package of the agenda that is out, and tell how each went.

    One who was sent this edition is not sent it again. Raises :class:`NotCalled` and, where the
    file cannot be made, :class:`referat.CannotWrite`: then nothing was sent.
    """
    if draft.stage == Stage.PREPARING:
        raise NotCalled
    edition = edition_of(draft)
    package = _package_of(draft, package_address, now=now)
    missing = [
        person
        for person in recipients_of(draft)
        if claim_delivery(draft=draft, person=person, edition=edition, now=now)
    ]
    lines = []
    for person, error in _sent(package, missing):
        note_delivery(draft=draft, person=person, edition=edition, error=error, by=by, now=now)
        _keep_in_mailbox(package, person, edition, error, now=now)
        state = DeliveryState.FAILED if error else DeliveryState.SENT
        lines.append(DeliveryLine(person.name, person.email, state, error, now))
    return tuple(lines)


def _package_of(draft: Draft, address: str, *, now: datetime) -> _Package:
    """Made of what is published, not of what is being changed meanwhile."""
    meeting, where = draft.meeting, urlsplit(address)
    site = f"{where.scheme}://{where.netloc}"
    paper = public_paper_of(
        body_slug=meeting.organization.body.slug,
        forum_slug=meeting.organization.slug,
        meeting_slug=meeting.slug,
        site=site,
    )
    if paper is None or paper.minutes.kind is not Kind.AGENDA:
        raise NotCalled
    alone = file_of(paper, Format.PDF)
    pdf = bind(alone, list(_open_files(paper.minutes, site)))
    return _Package(
        meeting,
        address,
        pdf if len(pdf) <= MAILED_BYTES_MAX else alone,
        event_of(meeting, now=now, address=address),
    )


def _open_files(minutes: Minutes, site: str) -> Iterator[Enclosure]:
    for item in minutes.items:
        for one in item.attachments:
            sha256 = sha256_of(one.url.removeprefix(site))
            if sha256 and (data := _content_of(sha256)):
                yield Enclosure(BOOKMARK.format(number=item.number, title=one.title), data)


def _all_files(minutes: Minutes, rows: Sequence[DraftItem]) -> Iterator[Enclosure]:
    for item, row in zip(minutes.items, rows, strict=True):
        for one in row.attachments.all():
            if data := _content_of(one.original.sha256):
                yield Enclosure(BOOKMARK.format(number=item.number, title=one.title), data)


def _content_of(sha256: str) -> bytes:
    """Nothing where the file is gone: the paper still lists it by its title."""
    try:
        return files.content_of(sha256)
    except files.MissingOriginal:
        return b""


def _sent(
    package: _Package, people: Sequence[Person]
) -> Iterator[tuple[Person, DeliveryError | None]]:
    """Each person, and why nothing could be sent to them."""
    line, broken = _line_to_server()
    for person in people:
        if not person.email:
            yield person, DeliveryError.NO_ADDRESS
        elif line is None:
            yield person, broken
        else:
            yield person, _send_one(_message(package, person), line)
    if line is not None:
        line.close()


def _line_to_server() -> tuple[BaseEmailBackend | None, DeliveryError | None]:
    if not settings.EMAIL_BACKEND:
        return None, DeliveryError.NO_SERVER
    line: BaseEmailBackend = get_connection()
    try:
        line.open()
    except (OSError, smtplib.SMTPException):
        return None, DeliveryError.UNREACHABLE
    return line, None


def _send_one(message: EmailMessage, line: BaseEmailBackend) -> DeliveryError | None:
    try:
        line.send_messages([message])
    except smtplib.SMTPServerDisconnected:
        return DeliveryError.UNREACHABLE
    except (smtplib.SMTPException, ValueError):  # Django's word for an address that is none
        return DeliveryError.REFUSED
    except OSError:
        return DeliveryError.UNREACHABLE
    return None


def _keep_in_mailbox(
    package: _Package, person: Person, edition: int, error: DeliveryError | None, *, now: datetime
) -> None:
    """Among all other mail, so that one page answers what was sent to whom."""
    message = _message(package, person)
    letter = Letter(
        key=f"package:{package.meeting.pk}:{edition}:{person.pk}",
        kind=MailKind.PACKAGE,
        person=person,
        subject=str(message.subject),
        text=str(message.body),
    )
    names = tuple(name for one in message.attachments if (name := one[0]))
    note_sent_elsewhere(
        letter, error=MAIL_ERRORS[error] if error else None, attachments=names, now=now
    )


def _message(package: _Package, person: Person) -> EmailMessage:
    meeting = package.meeting
    forum = meeting.organization
    day = format_date(meeting.start_date, "EEEE 'den' d. MMMM yyyy", locale="da")
    said = {
        "name": person.name,
        "forum": forum.name,
        "day": day,
        "where": _where(meeting),
        "address": package.address,
        "body": forum.body.name,
    }
    message = EmailMessage(SUBJECT.format_map(said), TEXT.format_map(said), to=[person.email])
    name = f"{forum.slug}-{meeting.start_date.isoformat()}"
    message.attach(f"dagsorden-{name}.pdf", package.pdf, Format.PDF.media_type)
    message.attach(f"moede-{name}.ics", package.event.decode(), "text/calendar")
    return message


def _where(meeting: Meeting) -> str:
    at = f"Tid: kl. {meeting.start_time:%H.%M}\n" if meeting.start_time else ""
    place = f"Sted: {meeting.location}\n" if meeting.location else ""
    return at + place
