"""A line to a mail server that knows whether a broken-off message may have been taken."""

from __future__ import annotations

import smtplib
from typing import Any

from django.core.mail.backends.smtp import EmailBackend


class _Noting(smtplib.SMTP):
    """``in_doubt``: the message was on its way when the line broke, and the server has not answered."""

    in_doubt = False

    def data(self, msg: Any) -> tuple[int, bytes]:
        """As the parent; between its two answers nobody knows."""
        self.in_doubt = True
        answer = super().data(msg)
        self.in_doubt = False
        return answer


class _NotingOverTls(smtplib.SMTP_SSL, _Noting):
    """The same from the first byte over TLS."""


class Line(EmailBackend):
    """Django's way of speaking SMTP, with a memory."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        """What speaks to the server."""
        return _NotingOverTls if self.use_ssl else _Noting

    @property
    def in_doubt(self) -> bool:
        """Whether the last message may have been taken, though sending it has failed."""
        return bool(getattr(self.connection, "in_doubt", False))
