"""A real mail server on this machine that keeps, refuses or swallows what it is sent; letters to send."""

from __future__ import annotations

import asyncio
import email
import email.policy
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from aiosmtpd.controller import Controller

from raadslag.mailing.actions.outbox import Letter, put
from raadslag.mailing.models import OutboxMessage
from raadslag.mailing.rules import MailKind
from raadslag.people.models import Body, Person

SMTP = "django.core.mail.backends.smtp.EmailBackend"


class Postbox:
    """Who is called ``ukendt`` is unknown, ``fuld`` is told to come back, ``spam`` is not taken.

    Where it ``hangs_up`` it takes a message in and breaks the line off.
    """

    def __init__(self) -> None:
        self.messages: list[email.message.EmailMessage] = []
        self.has_one = threading.Event()
        self.hangs_up = False

    def to(self) -> list[str]:
        return [str(message["To"]) for message in self.messages]

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("ukendt"):
            return "550 no such user here"
        if address.startswith("fuld"):
            return "452 mailbox is full, come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if envelope.rcpt_tos[0].startswith("spam"):
            return "554 we do not want this"
        self.messages.append(
            email.message_from_bytes(envelope.content, policy=email.policy.default)
        )
        self.has_one.set()
        if self.hangs_up:
            server.transport.abort()
        return "250 taken"


class Silent(Postbox):
    """Takes the message in, and never answers."""

    async def handle_DATA(self, server, session, envelope):
        await super().handle_DATA(server, session, envelope)
        await asyncio.sleep(60)
        return "250 taken"


@contextmanager
def serving(box: Postbox, *, port: int = 0) -> Iterator[int]:
    """The port at which it is served until the block ends; then it is gone from there."""
    controller = Controller(box, hostname="127.0.0.1", port=port or free_port())
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


@contextmanager
def post_office(settings, *, port: int = 0) -> Iterator[Postbox]:
    """One that the site's settings name."""
    box = Postbox()
    with serving(box, port=port) as there:
        use_server(settings, there)
        yield box


def use_server(settings, port: int) -> None:
    settings.EMAIL_BACKEND = SMTP
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 20


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def somebody(name: str = "Karla Kaj", address: str = "karla@example.test") -> Person:
    body, _ = Body.objects.get_or_create(name="Strandby Kommune", slug="strandby-kommune")
    return Person.objects.create(body=body, name=name, email=address)


def letter_to(person: Person, key: str = "", **said) -> Letter:
    known = {
        "key": key or f"prøve:{person.pk}",
        "kind": MailKind.REMINDER,
        "person": person,
        "subject": "Påmindelse: 1 opgave",
        "text": "Der er en frist.\n",
    }
    return Letter(**(known | said))


def queued(person: Person, *, now: datetime, **said) -> OutboxMessage:
    made = put(letter_to(person, **said), now=now)
    assert made is not None
    return made
