"""Find what could be a topic where words are divided by spaces: names, and runs of words of meaning.

A run is broken by small words and by marks. A candidate is a run of capitalised words, a part of a run that comes
again, or a run that a determiner opens and a mark closes ("the deepening labor shortage.").
"""

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from .background import table
from .language import language
from .terms import Token
from .traits import Unit

# Longer runs are sentences rather than names of things.
_LONGEST = 4
_LONGEST_NAME = 6
# A run that comes once is a noun with a word or two before it.
_ONCE = (2, 3)


class Candidate(NamedTuple):
    """Hold one occurrence: its terms, where it stands in its sentence, and how sure it is to be a topic."""

    terms: tuple[str, ...]
    unit: Unit
    start: int
    end: int
    is_name: bool = False
    closed: bool = False

    @property
    def text(self) -> str:
        """Give it as it is spelt, on one line."""
        return " ".join(self.unit.quote[self.start : self.end].split())


class _Run(NamedTuple):
    unit: Unit
    words: Sequence[Token]
    before: str
    closed: bool

    def candidate(self, first: int, last: int, *, is_name: bool = False, closed: bool = False) -> Candidate:
        words = self.words[first:last]
        terms = tuple([word.terms[0] for word in words])
        return Candidate(terms, self.unit, words[0].start, words[-1].end, is_name, closed)


def candidates(units: Sequence[Unit], code: str) -> Iterator[Candidate]:
    """Give every occurrence of what could be a topic, in reading order."""
    known, determiners = table(code), language(code).determiners
    words = [word for unit in units for word in unit.words]
    lower = {word.surface for word in words if not _has_capital(word.surface)}
    inside = {word.surface for unit in units for word in unit.words[1:] if _has_capital(word.surface)}

    def is_name(word: Token, unit: Unit) -> bool:
        if not _has_capital(word.surface) or word.is_number:
            return False
        # A sentence's first word has a capital whatever it is.
        if word is not unit.words[0] or word.surface in inside or _has_capital(word.surface[1:]):
            return True
        return word.surface.casefold() not in lower and known.keys().isdisjoint(word.terms)

    for run in (run for unit in units for run in _runs(unit)):
        named = [is_name(word, run.unit) for word in run.words]
        yield from _names(run, named)
        yield from _parts(run, named, determiners)


def _has_capital(surface: str) -> bool:
    return surface != surface.lower()


def _runs(unit: Unit) -> Iterator[_Run]:
    run, before, text = list[Token](), "", unit.quote
    for word in unit.words:
        adjoins = bool(run) and text[run[-1].end : word.start].isspace()
        if run and (word.stop or not adjoins):
            yield _Run(unit, run, before, not adjoins)
            run, before = [], ""
        if word.stop:
            before = word.surface.casefold()
        else:
            run.append(word)
    if run:
        yield _Run(unit, run, before, closed=True)


def _names(run: _Run, named: Sequence[bool]) -> Iterator[Candidate]:
    first = 0
    while first < len(named):
        last = first
        while last < len(named) and (named[last] or (last > first and run.words[last].is_number)):
            last += 1
        if first < last <= first + _LONGEST_NAME:
            yield run.candidate(first, last, is_name=True)
            parts = ((a, b) for a in range(first, last) for b in range(a + 1, last + 1) if b - a < last - first)
            yield from (run.candidate(*part) for part in parts)
        first = max(last, first + 1)


def _parts(run: _Run, named: Sequence[bool], determiners: Set[str]) -> Iterator[Candidate]:
    alone = len(run.words) in _ONCE and run.closed and run.before in determiners
    numbers = [word.is_number for word in run.words]
    for first in range(len(run.words)):
        for last in range(first + 2, min(first + _LONGEST, len(run.words)) + 1):
            if not all(named[first:last]) and not any(numbers[first:last]):
                yield run.candidate(first, last, closed=alone and last - first == len(run.words))
