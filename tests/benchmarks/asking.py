"""What every compared system has in common: it is asked a question and finds sentences."""

import re
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Protocol

TOP = 10
# Without spaces between words: a peer gets pairs of characters where it can be told to.
UNSPACED = {"zh", "ja", "ko", "th"}


@dataclass(frozen=True, slots=True)
class Found:
    """Hold sentence numbers, best first, and the score of the first; `corrected` where the question was."""

    numbers: tuple[int, ...]
    score: float
    corrected: bool = False


class System(Protocol):
    """Stand for an index of sentences that can be asked."""

    def ask(self, question: str) -> Found:
        """Find the best sentences."""
        ...


def require(name: str) -> ModuleType:
    """Import a library of the `bench` extra; end with a sentence where it is absent."""
    try:
        return import_module(name)
    except ImportError:
        raise SystemExit(f"{name} is not installed. It comes with: pip install -e '.[bench]'") from None


def pairs(text: str) -> list[str]:
    """Cut runs of letters into pairs of characters."""
    return grams(text, 2)


def grams(text: str, size: int) -> list[str]:
    """Cut runs of letters into runs of this many characters; shorter runs stay whole."""
    runs = re.findall(r"\w+", text.lower())
    return [run[i : i + size] for run in runs for i in range(max(len(run) - size + 1, 1))]
