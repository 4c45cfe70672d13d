"""Proves that ``referat`` reads, checks and writes, and that its command runs, where no Django can be imported."""

from __future__ import annotations

import importlib.abc
import runpy
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
_OTHERS = ("demo", "commitments")  # the demo's archive, and labelled sentences: no document to read


class _NoDjango(importlib.abc.MetaPathFinder):
    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.split(".", maxsplit=1)[0] in ("django", "raadslag"):
            raise ImportError(f"{fullname} was imported by the library")
        return None


def main() -> None:
    """Read, check and write one sample of every format; a traceback is the answer where Django is needed."""
    sys.meta_path.insert(0, _NoDjango())
    chosen = {
        path.suffix: path
        for path in sorted(SAMPLES.glob("*/*"))
        if path.parent.name not in _OTHERS and ".expected" not in path.name
    }
    import referat.writing  # noqa: PLC0415 -- after the door to Django is shut

    for path in chosen.values():
        minutes = referat.read(path)
        assert minutes.items, path
        referat.check(minutes)
        for form in referat.writing.Format:
            assert referat.write(minutes, form), (path, form)
    sys.argv = ["referat", "--help"]
    try:
        runpy.run_module("referat", run_name="__main__")
    except SystemExit as stopped:
        if stopped.code != 0:
            raise
    print(f"referat works without Django: {len(chosen)} formats read.")


if __name__ == "__main__":
    main()
