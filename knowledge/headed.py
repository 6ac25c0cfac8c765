"""Find what stands under a heading that asks the question, as in a list of frequent questions, or that it names."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np

from .asking import asked, kind
from .index import Index
from .language import Language, language
from .offering import offers
from .query import Query
from .ranking import Candidate, Chosen, Ranking, rank
from .similarity import Likeness
from .terms import Token, tokens
from .unspaced import is_unspaced

# How surely what stands under a heading answers the very question that it asks, and another that only names it.
_ASKED, _NAMED = 0.9, 0.5
# A score so far below another is not shown beside it.
_APART = 1.0
# Who asks for one of these wants a sentence that has it; anything else a section answers by how it begins.
_PRECISE = ("person", "time", "place", "reason", "quantity", "amount", "duration", "size")
_MARK = re.compile(r"[?？؟;]\s*\Z")
_OTHER = "thing"


@dataclass(slots=True)
class _Section:
    """Hold the terms of each word that names a heading, all that may be said, what it asks, and what is under it."""

    words: tuple[frozenset[str], ...]
    fitting: frozenset[str]
    asks: str | None
    units: list[int] = field(default_factory=list)

    def is_named_by(self, asking: Sequence[Token], terms: Set[str]) -> bool:
        """Tell whether the words of a question, and their terms, are those of the heading or of the title."""
        if any(map(terms.isdisjoint, self.words)):
            return False
        return not any(self.fitting.isdisjoint(word.terms) for word in asking)


class Headings:
    """Hold the headings of the articles of an index by their words."""

    def __init__(self, index: Index) -> None:
        """Read the headings, each above the sentences under it and under the lower ones."""
        self._index = index
        self._of: dict[str, list[_Section]] = {}
        sections: dict[tuple[int, tuple[str, ...]], _Section] = {}
        for number, unit in enumerate(index.units):
            path = unit.passage.heading
            for above in (path[: depth + 1] for depth in range(len(path))):
                place = (id(unit.article), above)
                if place not in sections:
                    sections[place] = self._read(above[-1], unit.article.title, unit.article.language)
                sections[place].units.append(number)

    def _read(self, heading: str, title: str, code: str) -> _Section:
        words = tokens(heading, code)
        meant = [word for word in words if not word.stop]
        # "3. Deposit" is the heading of what is said on the deposit.
        named = [word for word in meant if not word.is_number] or meant
        terms = {term for word in meant for term in word.terms}
        asks = _asks(words, heading, language(code))
        section = _Section(tuple(frozenset(word.terms) for word in named), _terms(title, code).union(terms), asks)
        for term in terms:
            self._of.setdefault(term, []).append(section)
        return section

    def ranked(
        self, query: Query, found: Ranking, limit: int, among: Chosen | None, likeness: Likeness | None
    ) -> Ranking:
        """Put what stands under the heading that a question repeats, or that it names, before what else was found."""
        near = {id(one): one for word in query.words for one in self._with(word)} if self._of else {}
        asking = _meant(query) if near else ()
        terms = {term for word in asking for term in word.terms}
        named = [one for one in near.values() if one.is_named_by(asking, terms)]
        wanted = asked(self._index, query).kind if named else None
        for section in named:
            units = [number for number in section.units if among is None or among[number]]
            if units and section.asks == wanted:
                return _led(self._leading(units, found, alone=False), found, limit, _ASKED)
            if units:
                return self._begun(units, query, found, limit)
        return self._within(query, found, limit, among, likeness) if near else found

    def _within(
        self, query: Query, found: Ranking, limit: int, among: Chosen | None, likeness: Likeness | None
    ) -> Ranking:
        """Rank what stands under the headings with words that no sentence has; the rest of the question judges it."""
        above = [word for word in query.words if not self._index.has(word) and self._with(word)]
        under = [{number for one in self._with(word) for number in one.units} for word in above]
        units = sorted(number for number in set.intersection(*under) if among is None or among[number]) if under else []
        if not units:
            return found
        rest = _without(query, above)
        if not _meant(rest):
            return self._begun(units, query, found, limit)
        # Pairs of characters are no words: a part of one stands in a heading by chance.
        if is_unspaced(above[0].surface) or self._is_whole(units):
            return found
        chosen = np.zeros(len(self._index.units), dtype=bool)
        chosen[units] = True
        inner = rank(self._index, rest, limit, chosen, likeness)
        if inner.confidence < found.confidence and not any(word.is_number for word in above):
            return found
        return _led([one._replace(matches=True) for one in inner.candidates], found, limit, inner.confidence)

    def _begun(self, units: Sequence[int], query: Query, found: Ranking, limit: int) -> Ranking:
        """Let a section answer by how it begins, or by the first sentence that has what is asked for."""
        precise = asked(self._index, query).kind in _PRECISE
        if found.confidence >= _NAMED and (precise or found.candidates[0].unit in units):
            return found
        first = next((number for number in units if not precise or offers(self._index, query, number)), None)
        if first is None:
            return found
        leading = self._leading(list(dict.fromkeys((first, *units))), found, alone=precise)
        return _led(leading, found, limit, _NAMED)

    def _leading(self, units: Sequence[int], found: Ranking, *, alone: bool) -> list[Candidate]:
        """Make candidates: the first sentence, and if not `alone` those beside it, are as good as the best found."""
        best = found.candidates[0].score if found.candidates else 0.0
        passages = self._index.passage_of
        beside = {number for number in units if not alone and passages[number] == passages[units[0]]} | {units[0]}
        return [Candidate(one, best if one in beside else best - _APART, matches=True) for one in units]

    def _is_whole(self, units: Sequence[int]) -> bool:
        """Tell whether sentences are all of an article: its heading tells none of them from the others."""
        first, last = units[0], units[-1] + 1
        article, every = self._index.units[first].article, self._index.units
        begins = first == 0 or every[first - 1].article is not article
        return begins and (last == len(every) or every[last].article is not article)

    def _with(self, word: Token) -> list[_Section]:
        return [one for term in word.terms for one in self._of.get(term, ())]


@lru_cache(maxsize=1)
def _terms(title: str, code: str) -> frozenset[str]:
    """Give the terms of a title; the headings of an article are read one after another."""
    return frozenset(term for word in tokens(title, code) if not word.stop for term in word.terms)


def _asks(words: Sequence[Token], heading: str, spoken: Language) -> str | None:
    """Name the kind of answer that a heading asks for; None where it is no question."""
    surfaces = [word.surface.casefold() for word in words]
    found = kind(surfaces, heading, spoken)
    asking = {phrase.split("_")[0] for phrase in spoken.asks.get(_OTHER, ())}
    return found if found != _OTHER or _MARK.search(heading) or not asking.isdisjoint(surfaces[:1]) else None


def _meant(query: Query) -> tuple[Token, ...]:
    """List the words of a question that do more than fill it ("get")."""
    filler = language(query.language).following.get("filler", ())
    return tuple(word for word in query.words if word.surface.casefold() not in filler)


def _without(query: Query, words: Sequence[Token]) -> Query:
    """Give a question that looks for some of its words no more."""
    rest = tuple(word._replace(stop=True) if word in words else word for word in query.tokens)
    looked_for = tuple(word for word in rest if not word.stop)
    return replace(query, tokens=rest, words=looked_for, terms=tuple({t: None for w in looked_for for t in w.terms}))


def _led(leading: Sequence[Candidate], found: Ranking, limit: int, confidence: float) -> Ranking:
    """Put candidates before what was found, which is shown beside none of them, with the confidence in the first."""
    units, last = {one.unit for one in leading}, leading[-1].score - _APART
    others = [one._replace(score=min(one.score, last)) for one in found.candidates if one.unit not in units]
    return Ranking((*leading, *others)[:limit], confidence)
