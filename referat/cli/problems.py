"""What goes wrong, said in one line each on standard error."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from tqdm import tqdm


@dataclass(slots=True)
class Problems:
    """Says each problem in one line on standard error and remembers that there was one."""

    count: int = 0

    def say(self, name: object, problem: str, remedy: str) -> None:
        self.count += 1
        remark(name, problem, remedy)


def remark(name: object, *said: str) -> None:
    """One line on standard error that is not a problem's, or not yet."""
    tqdm.write(" ".join(f"{name}: {' '.join(said)}".split()), file=sys.stderr)
