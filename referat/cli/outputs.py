"""What a command prints, and files that it writes: each whole or not at all, under a name that says what it came from."""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from referat.cli.inputs import named


def print_at_once(data: bytes) -> None:
    """On standard output, before anything else is done."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def write_whole(target: Path, data: bytes) -> None:
    """The file with these bytes, in place of what stood there."""
    with tempfile.NamedTemporaryFile(
        dir=target.parent, prefix=".", suffix=".part", delete=False
    ) as part:
        temporary = Path(part.name)
        try:
            part.write(data)
            part.close()
            temporary.chmod(0o666 & ~_umask())
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def output_names(sources: Sequence[Path], extension: str = ".json") -> dict[Path, str]:
    """A file name for each source: its own, with its folder's before it where two would be the same, then a number."""
    stems = Counter(named(source).stem.casefold() for source in sources)
    taken: set[str] = set()
    names = {}
    for source in sources:
        stem = named(source).stem
        if stems[stem.casefold()] > 1:
            stem = f"{source.absolute().parent.name}-{stem}"
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        names[source] = f"{name}{extension}"
    return names


def _umask() -> int:
    """The process's mask, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
