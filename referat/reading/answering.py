"""What a worker process does with one request: read the file and answer with minutes or with what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

from referat.errors import CannotRead
from referat.interchange import dumps
from referat.reading import everything, formats, read
from referat.reading.limits import Limits


def answer(request: dict[str, object], limits: Limits) -> bytes:
    """``minutes``, ``lines``, ``texts`` or ``problem``, a space, and one line of JSON."""
    try:
        if request.get("texts") is True:
            return b"texts " + _texts(request, limits).encode("utf-8")
        if request.get("lines") is True:
            return b"lines " + _lines(request, limits).encode("utf-8")
        return b"minutes " + _read(request, limits).encode("utf-8")
    except CannotRead as error:
        problem = error
    except OSError as error:
        problem = CannotRead(
            "unreadable",
            f"The file cannot be opened: {error.strerror}.",
            "Look at its name and its permissions.",
        )
    except MemoryError:
        problem = CannotRead(
            "too_large",
            f"Reading needs more than {limits.max_memory_bytes // 1024**2} MiB of memory.",
            "Split the file by meeting, or take its attachments out.",
        )
    except Exception as error:  # noqa: BLE001 -- one odd file must not end the run; its name and kind are told
        problem = CannotRead(
            "unreadable",
            f"Reading failed ({type(error).__name__}: {_one_line(error)}).",
            "Please report it with the file; another format of the document may work.",
        )
    told = {"code": problem.code, "problem": problem.problem, "remedy": problem.remedy}
    return b"problem " + json.dumps(told).encode()


def _read(request: dict[str, object], limits: Limits) -> str:
    path = Path(str(request["path"]))
    filename, ocr = str(request["filename"]), request["ocr"] is True
    return dumps(read(path, filename=filename, limits=limits, ocr=ocr))


def _lines(request: dict[str, object], limits: Limits) -> str:
    path = Path(str(request["path"]))
    limits.check_bytes(path.stat().st_size)
    sheet = formats.open_sheet(path.read_bytes(), str(request["filename"]), limits)
    return json.dumps([(line.number, line.text) for line in sheet.lines])


def _texts(request: dict[str, object], limits: Limits) -> str:
    path = Path(str(request["path"]))
    return json.dumps(everything.texts_of(path, str(request["filename"]), limits))


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
