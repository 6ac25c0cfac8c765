"""Words that mean nearly the same, by language: what a question calls one way an article may call another."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from .terms import terms

# So many letters a term shares with the words it stands for. Only lines with such a word are made into terms: all of
# them would take 1 MB of memory.
_SHARED = 3


@lru_cache(maxsize=4096)
def related(term: str, code: str) -> tuple[str, ...]:
    """List the terms that a language's groups of related words give for a term, in their order."""
    lines = _by_beginning(code).get(term[:_SHARED], ())
    return tuple(dict.fromkeys(other for line in lines for other in _found(term, line, code)))


@cache
def _by_beginning(code: str) -> Mapping[str, Sequence[str]]:
    """Sort the lines of a language's file by the beginnings of their words."""
    file = Path(__file__).parent / "languages" / f"{code}.related.txt"
    lines = file.read_text("utf-8").splitlines() if code.isalpha() and file.is_file() else []
    found: dict[str, list[str]] = {}
    for line in lines:
        for beginning in dict.fromkeys(word[:_SHARED] for word in line.split()) if line[:1] != "#" else ():
            found.setdefault(beginning, []).append(line)
    return found


def _found(term: str, line: str, code: str) -> Iterator[str]:
    """Give what a line finds for a term: any other of a group, or in "a > b c" b and c for a."""
    finding, directed, found = line.partition(" > ")
    if term in _terms(finding, code):
        yield from (other for other in _terms(found if directed else line, code) if other != term)


@lru_cache(maxsize=256)
def _terms(words: str, code: str) -> tuple[str, ...]:
    return tuple(terms(words, code))
