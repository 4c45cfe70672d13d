"""The translations: gather message ids, update the Danish catalogue, compile it. Needs no gettext program.

``python -m tools.messages update`` after changing a text, ``compile`` before serving, ``check`` to see what lacks.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "raadslag"
DANISH = SITE / "web" / "locale" / "da" / "LC_MESSAGES" / "django.po"
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def gather() -> Catalog:
    """Every message id of the site's code and templates."""
    catalog = Catalog(project="Raadslag", charset="utf-8", fuzzy=False)
    for path in sorted(SITE.rglob("*.py")):
        _gather_from(catalog, path, path.read_bytes())
    for path in sorted(SITE.rglob("templates/**/*.html")):
        _gather_from(catalog, path, templatize(path.read_text("utf-8"), origin=str(path)).encode())
    return catalog


def _gather_from(catalog: Catalog, path: Path, source: bytes) -> None:
    place = path.relative_to(ROOT).as_posix()
    for line, function, arguments, _ in extract_python(BytesIO(source), KEYWORDS, [], {}):
        texts = (arguments,) if isinstance(arguments, str) else tuple(arguments or ())
        context = texts[0] if function in {"pgettext", "pgettext_lazy", "npgettext"} else None
        plural = function in {"ngettext", "ngettext_lazy", "npgettext"}
        ids = texts[context is not None :][: 2 if plural else 1]
        if ids and all(isinstance(text, str) for text in ids):
            wanted = ids if plural else ids[0]
            catalog.add(wanted, locations=[(place, line)], context=context)


def read_catalogue(path: Path = DANISH) -> Catalog:
    """The catalogue as it stands, empty where there is none yet."""
    if not path.exists():
        return Catalog(locale="da", project="Raadslag", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale="da")


def update(path: Path = DANISH) -> None:
    """Bring the catalogue up to the code: new ids without a translation, unused ones out."""
    catalogue = read_catalogue(path)
    catalogue.update(gather(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    write(catalogue, path)


def write(catalogue: Catalog, path: Path = DANISH) -> None:
    """Write the catalogue so that only a changed text changes the file."""
    catalogue.header_comment = (
        "# The Danish texts of Raadslag; python -m tools.messages update keeps them in step."
    )
    catalogue.fuzzy = False
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    catalogue.project, catalogue.version = "Raadslag", ""
    catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = ""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(
            file, catalogue, width=100, sort_output=True, include_lineno=False, omit_header=False
        )


def compile_all() -> list[Path]:
    """Write the .mo file beside every catalogue, whole or not at all: several may do so at once."""
    written = []
    for source in sorted(SITE.rglob("locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        half = target.with_suffix(f".{os.getpid()}")
        with half.open("wb") as file:
            write_mo(file, read_catalogue(source))
        half.replace(target)
        written.append(target)
    return written


def lacking(path: Path = DANISH) -> Iterator[str]:
    """What is wrong with the catalogue, one line a fault."""
    catalogue = read_catalogue(path)
    wanted = {_key(message) for message in gather() if message.id}
    held = {_key(message): message for message in catalogue if message.id}
    for key in sorted(wanted - held.keys(), key=str):
        yield f"no entry: {key[1]!r}"
    for key in sorted(held.keys() - wanted, key=str):
        yield f"no longer used: {key[1]!r}"
    for message in held.values():
        yield from _faults_of(message)
    yield from (f"obsolete: {message.id!r}" for message in catalogue.obsolete.values())


def _key(message: Message) -> tuple[str | None, str]:
    first = message.id if isinstance(message.id, str) else message.id[0]
    return (message.context, first)


def _faults_of(message: Message) -> Iterator[str]:
    texts = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    if not all(texts):
        yield f"not translated: {message.id!r}"
    if message.fuzzy:
        yield f"fuzzy: {message.id!r}"


def main(arguments: list[str]) -> int:
    """Run one of the commands; 1 where the catalogue lacks something."""
    match arguments:
        case ["update"]:
            update()
        case ["compile"]:
            for path in compile_all():
                print(path.relative_to(ROOT))
        case ["check"]:
            pass
        case _:
            print(__doc__)
            return 2
    faults = list(lacking())
    print("\n".join(faults) or "The Danish catalogue is complete.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
