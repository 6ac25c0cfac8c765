"""Words that mean nearly the same, by language: what a question calls one way an article may call another."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from .terms import terms

# So many letters a term shares with the words it stands for. Only lines with such a word are read, for each term anew:
# all of them as terms would take 1 MB of memory.
_SHARED = 3


@lru_cache(maxsize=4096)
def related(term: str, code: str) -> tuple[str, ...]:
    """List the terms that a language's groups of related words give for a term, in their order."""
    beginning = re.compile(rf"(?:^|\s){re.escape(term[:_SHARED])}")
    lines = (line for line in _lines(code) if beginning.search(line))
    return tuple(dict.fromkeys(other for line in lines for other in _found(term, line, code)))


@cache
def _lines(code: str) -> tuple[str, ...]:
    file = Path(__file__).parent / "languages" / f"{code}.related.txt"
    lines = file.read_text("utf-8").splitlines() if code.isalpha() and file.is_file() else []
    return tuple(line for line in lines if not line.startswith("#"))


def _found(term: str, line: str, code: str) -> Iterator[str]:
    """Give what a line finds for a term: any other of a group, or in "a > b c" b and c for a."""
    finding, directed, found = line.partition(" > ")
    if term in terms(finding, code):
        yield from (other for other in terms(found if directed else line, code) if other != term)
