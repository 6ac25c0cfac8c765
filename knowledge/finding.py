"""Search within an article: the sentences that hold all the words, else those that hold the very characters."""

import re
from collections.abc import Iterator, Sequence, Set

from .answering import Evidence, Role
from .article import Article
from .structure import Span
from .terms import Token, tokens
from .traits import Unit

# What is typed beyond this changes nothing, and bounds the work on a hostile text.
_LONGEST = 200
# Fewer letters of a word's beginning fit too much.
_BEGINNING = 3


def find_in(article: Article, units: Sequence[Unit], wanted: str) -> tuple[Evidence, ...]:
    """Find an article's sentences that hold what is wanted, in reading order, with the places that match."""
    own = [unit for unit in units if unit.article is article]
    wanted = " ".join(wanted[:_LONGEST].split())
    words = [word for word in tokens(wanted, article.language) if not word.stop]
    found = [(unit, _with_words(unit, words)) for unit in own]
    if not any(spans for _, spans in found):
        found = [(unit, _with(unit, wanted)) for unit in own]
    return tuple(_evidence(unit, spans) for unit, spans in found if spans)


def _with_words(unit: Unit, words: Sequence[Token]) -> tuple[Span, ...]:
    spans: set[Span] = set()
    for number, word in enumerate(words, start=1):
        # The last word may still be being typed.
        hits = set(_hits(unit, frozenset(word.terms), word.surface.casefold() if number == len(words) else None))
        if not hits:
            return ()
        spans |= hits
    return tuple(sorted(spans))


def _hits(unit: Unit, terms: Set[str], beginning: str | None) -> Iterator[Span]:
    typed = beginning if beginning and len(beginning) >= _BEGINNING else None
    for word in unit.words:
        if not terms.isdisjoint(word.terms) or (typed and word.surface.casefold().startswith(typed)):
            yield Span(word.start, word.end)


def _with(unit: Unit, wanted: str) -> tuple[Span, ...]:
    if not wanted:
        return ()
    # A line may be wrapped anywhere between two words.
    pattern = r"\s+".join(map(re.escape, wanted.split(" ")))
    return tuple(Span(*match.span()) for match in re.finditer(pattern, unit.quote, re.IGNORECASE))


def _evidence(unit: Unit, spans: tuple[Span, ...]) -> Evidence:
    citation = unit.article.cite(unit.passage, unit.sentence)
    return Evidence(unit.quote, citation, 0.0, Role.ANSWER, spans)
