"""Words that mean nearly the same, by language: what a question calls one way an article may call another."""

import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from .terms import listed

# So many letters a term shares with a word of its line.
_SHARED = 3


def related(term: str, code: str) -> tuple[str, ...]:
    """List the terms that a language's groups of related words give for a term, in their order."""
    return _table(code).get(term, ())


@cache
def _table(code: str) -> Mapping[str, tuple[str, ...]]:
    """Load a language's groups; to read only a term's lines took a tenth of a new question's time."""
    file = Path(__file__).parent / "languages" / f"{code}.related.txt"
    lines = file.read_text("utf-8").splitlines() if code.isalpha() and file.is_file() else []
    found: dict[str, dict[str, None]] = {}
    for line in lines:
        for term, other in _pairs(line, code) if line[:1] != "#" else ():
            found.setdefault(term, {})[other] = None
    return {term: tuple(others) for term, others in found.items()}


def _pairs(line: str, code: str) -> Iterator[tuple[str, str]]:
    """Give what a line finds for each term: any other of a group, or in "a > b c" b and c for a.

    A term that begins otherwise than all the words, such as that of an irregular form, finds none: so it was when the
    weights were fitted.
    """
    finding, directed, found = line.partition(" > ")
    beginnings = {word[:_SHARED] for word in line.split()}
    others = _terms(found if directed else line, code)
    for term in dict.fromkeys(_terms(finding, code)):
        if term[:_SHARED] in beginnings:
            yield from ((term, other) for other in others if other != term)


def _terms(words: str, code: str) -> list[str]:
    return [sys.intern(term) for word in words.split() for term in listed(word, code)]
