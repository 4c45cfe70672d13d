"""A desk for the staff side's script alone: pages and a save endpoint on the loopback that can refuse, differ, and die."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

from django.template import Context, Template
from django.utils import translation

from raadslag.web.protection import PAGE_POLICY

BUILT = Path(__file__).resolve().parents[2] / "raadslag" / "web" / "static" / "built"
TYPES = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2"}
TYPES |= {".svg": "image/svg+xml", ".pdf": "application/pdf"}
PAGE = """{% load staff_scripts %}<!doctype html>
<html lang="{{ language }}"><head><meta charset="utf-8"><title>Bord</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/static/built/raadslag.css"><script src="/static/built/raadslag.js" defer></script>
<link rel="stylesheet" href="/static/built/staff.css">
{% staff_scripts %}</head>
<body><main class="container" id="main-content"><h1>Bord</h1>BODY
<form method="post" action="/log-ud/" data-user="17"><button>Log ud</button></form></main></body></html>"""

Reply = tuple[int, dict[str, object] | None]


@dataclass(slots=True)
class Desk:
    """What the server has and how it behaves; a test changes it while the page is open."""

    pages: dict[str, str] = field(default_factory=dict)
    texts: dict[str, tuple[int, object]] = field(default_factory=dict)
    answers: dict[str, Callable[[], Reply]] = field(default_factory=dict)
    received: list[tuple[str, dict[str, object]]] = field(default_factory=list)
    port: int = 0
    user: int = 17
    server: ThreadingHTTPServer | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def text(self, path: str) -> object:
        return self.texts[path][1]

    def write(self, path: str, text: object) -> None:
        """Somebody else saves."""
        self.texts[path] = (self.texts.get(path, (0, ""))[0] + 1, text)

    def save(self, path: str, sent: dict[str, object]) -> Reply:
        """As the contract says: accepted on the newest version, else both sides are told."""
        version, text = self.texts.get(path, (0, ""))
        name = "html" if "html" in sent else "value"
        if sent["base"] != version and sent[name] != text:
            theirs = {"version": version, name: text, "saved_by": "Anna Holm"}
            return 409, {**theirs, "saved_at": "10.31"}
        if sent[name] != text:
            version += 1
            self.texts[path] = (version, sent[name])
        return 200, {"version": version, "saved_at": "10.32.05"}

    def stop(self) -> None:
        """The server dies in the middle of whatever goes on."""
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.server = None

    def start(self) -> None:
        """It stands up again, at the same address, with what it had."""
        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), _answers_of(self))
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()


@contextmanager
def opened_desk() -> Iterator[Desk]:
    made = Desk()
    made.start()
    try:
        yield made
    finally:
        made.stop()


def box(html: str = "", **attributes: str) -> str:
    """A form with one editor, as a page writes it; its text is saved at ``/s/7/``."""
    more = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return (
        '<form method="post" action="/gem/">'
        '<label class="form-label" for="s7">Sagens kerne</label>'
        f'<textarea class="form-input" id="s7" name="html" rows="8" lang="da" data-editor '
        f'data-save-url="/s/7/" data-version="0"{more}>{escape(html)}</textarea>'
        '<button class="button button-primary" data-plain-save>Gem</button></form>'
    )


def rendered(body: str, user: int, language: str = "da") -> bytes:
    request = SimpleNamespace(user=SimpleNamespace(pk=user))
    context = Context({"language": language})
    context.request = request
    with translation.override(language):
        page = Template(PAGE.replace("BODY", body)).render(context)
    return re.sub(r'(href|src)="/?static/', r'\1="/static/', page).encode()


def _answers_of(desk: Desk) -> type[BaseHTTPRequestHandler]:
    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            file = BUILT / path.removeprefix("/static/built/")
            if path.startswith("/static/built/") and file.is_file():
                self.put(200, file.read_bytes(), TYPES.get(file.suffix, "text/plain"))
            elif path == "/tjenestearbejder.js":
                self.put(200, (BUILT / "staff-worker.js").read_bytes(), "text/javascript")
            elif path in desk.answers:
                self.reply(desk.answers[path]())
            elif path in desk.pages:
                self.put(200, rendered(desk.pages[path], desk.user), "text/html; charset=utf-8")
            else:
                self.put(404, b"", "text/plain")

        do_HEAD = do_GET

        def do_POST(self) -> None:
            path = urlsplit(self.path).path
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            is_json = (self.headers.get("Content-Type") or "").startswith("application/json")
            sent = json.loads(body) if is_json else parse_qs(body)
            desk.received.append((path, sent))
            if path in desk.answers:
                self.reply(desk.answers[path]())
            elif is_json:
                self.reply(desk.save(path, sent))
            else:
                self.put(200, b"<!doctype html><title>Ude</title>", "text/html")

        def reply(self, reply: Reply) -> None:
            status, body = reply
            if status == 302:
                self.send_response(302)
                self.send_header("Location", "/log-ind/")
                self.send_header("Content-Length", "0")
                self.end_headers()
            elif body is None:
                self.put(status, b"", "text/plain")
            else:
                self.put(status, json.dumps(body).encode(), "application/json")

        def put(self, status: int, body: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Security-Policy", PAGE_POLICY)
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            if self.command != "HEAD":
                with suppress(BrokenPipeError, ConnectionResetError):  # the page has been left
                    self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    return Answers
