"""Why a sentence was found: which of its words the question's words led to, and by what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .acronyms import long_forms
from .index import Index
from .query import Query
from .rows import headings
from .terms import Token, tokens
from .traits import Unit


class Link(StrEnum):
    """Name what leads from a word of the question to a word of the sentence."""

    SAME = "the same word"
    FORM = "another form"
    SYNONYM = "the owner's synonym"
    SHORT = "short and long form"
    RELATED = "a word of like meaning"
    ABOVE = "in the heading above"


@dataclass(frozen=True, slots=True)
class Reason:
    """Hold a word of the question, the words of the sentence it led to, and by what."""

    asked: str
    found: tuple[str, ...]
    link: Link


@dataclass(frozen=True, slots=True)
class Why:
    """Hold why a sentence was found; `similarity` is its cosine to the question where there is a model."""

    reasons: tuple[Reason, ...]
    similarity: float | None = None


def reasons(index: Index, typed: Query, searched: Query, number: int) -> tuple[Reason, ...]:
    """Say for each word of a question what it led to; `searched` is `typed` with what else its words stand for.

    The row of a table is also found by what heads its columns.
    """
    above = headings(index.units, number)
    pairs = list(zip(typed.words, searched.words, strict=True))
    found = [_reason(index, number, word, wide) for word, wide in pairs]
    if above is not None:
        found = [one or _reason(index, above, word, wide) for one, (word, wide) in zip(found, pairs, strict=True)]
    return tuple(dict.fromkeys(one for one in found if one))


def _reason(index: Index, number: int, word: Token, wide: Token) -> Reason | None:
    unit = index.units[number]
    for link, terms in _links(index, word, wide):
        places = index.traits(number).places
        at = {place for term in terms for place in (*places.get(term, ()), *index.thesaurus.places(term, number))}
        if at:
            return _named(word, [unit.words[place].surface for place in sorted(at)], link)
        if link is Link.SHORT and any(number in index.sentences.holders(term) for term in terms):
            return _named(word, _spelling(unit, terms), link)
    above = [one for one in unit.citation.heading if _has(one, word, unit.article.language)]
    return Reason(word.surface, tuple(above[-1:]), Link.ABOVE) if above else None


def _spelling(unit: Unit, names: Sequence[str]) -> list[str]:
    """Give the long forms of acronyms as a sentence has them."""
    found = [unit.words[place] for name in names for place in long_forms(name, unit.words, unit.quote)]
    return [unit.quote[words[0].start : words[-1].end] for words in found]


def _has(heading: str, word: Token, code: str) -> bool:
    return any(not set(one.terms).isdisjoint(word.terms) for one in tokens(heading, code))


def _links(index: Index, word: Token, wide: Token) -> Iterator[tuple[Link, Sequence[str]]]:
    """Give what a word may be found by, the plainest first."""
    added = [term for term in wide.terms if term not in word.terms]
    owned = [term for term in added if term in index.thesaurus.groups]
    yield Link.SAME, word.terms
    yield Link.SYNONYM, owned
    yield Link.SHORT, [term for term in added if term not in owned]
    yield Link.FORM, [other for term in word.terms for other, _ in index.beginnings(term)]
    yield Link.RELATED, [other for term in word.terms for other, _ in index.related(term)]


def _named(word: Token, found: Sequence[str], link: Link) -> Reason:
    same = link is Link.SAME and any(one.casefold() == word.surface.casefold() for one in found)
    shown = tuple(dict.fromkeys(found))
    return Reason(word.surface, shown, link if same or link is not Link.SAME else Link.FORM)
