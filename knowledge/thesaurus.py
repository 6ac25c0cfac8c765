"""The owner's synonyms: what they call the same is found by either word; they only ever add."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from .article import Article
from .query import Query
from .terms import Token, tokens
from .traits import Unit

Phrase = tuple[frozenset[str], ...]
Holders = Callable[[str], Iterable[int]]


@dataclass(frozen=True, slots=True)
class Synonym:
    """Hold a group of synonyms under the term it is found by, and where: sentence → places of its words."""

    term: str
    phrases: tuple[Phrase, ...]
    places: Mapping[int, tuple[int, ...]]


class Thesaurus:
    """Look up the synonyms of a library's articles; made when first asked for."""

    def __init__(self, units: Sequence[Unit], holders: Holders) -> None:
        """Take the sentences, and what lists those that hold a term; nothing is made yet."""
        self.units = units
        self.holders = holders

    @cached_property
    def groups(self) -> Mapping[str, Synonym]:
        """Give each group that some sentence of its own article has a word of, by its term."""
        articles = {id(unit.article): unit.article for unit in self.units}.values()
        rows = [(one, group) for one in articles for group in one.synonyms]
        found = (self._synonym(f"={at}", one, group) for at, (one, group) in enumerate(rows))
        return {one.term: one for one in found if one.places}

    @cached_property
    def openings(self) -> Mapping[str, Sequence[tuple[Phrase, str]]]:
        """Give for the first term of each phrase the phrase and the term of its group."""
        found: dict[str, list[tuple[Phrase, str]]] = {}
        for one in self.groups.values():
            for phrase in one.phrases:
                for term in phrase[0]:
                    found.setdefault(term, []).append((phrase, one.term))
        return found

    def places(self, term: str, number: int) -> Sequence[int]:
        """Give the places where a sentence has a word of a group."""
        one = self.groups.get(term)
        return one.places.get(number, ()) if one else ()

    def _synonym(self, term: str, article: Article, group: Sequence[str]) -> Synonym:
        phrases = tuple(phrase for words in group if (phrase := _phrase(words, article.language)))
        found: dict[int, set[int]] = {}
        for phrase in phrases:
            for number in {number for first in phrase[0] for number in self.holders(first)}:
                unit = self.units[number]
                if unit.article is article:
                    found.setdefault(number, set()).update(_found(phrase, unit.words))
        return Synonym(term, phrases, {number: tuple(sorted(places)) for number, places in found.items() if places})


def meant(query: Query, thesaurus: Thesaurus) -> dict[Token, tuple[str, ...]]:
    """Give for words of a question the terms of the groups that they belong to."""
    added: dict[Token, tuple[str, ...]] = {}
    opening = dict.fromkeys(row for term in query.terms for row in thesaurus.openings.get(term, ()))
    for phrase, group in opening:
        for at in dict.fromkeys(_found(phrase, query.tokens)):
            word = query.tokens[at]
            added[word] = tuple(dict.fromkeys((*added.get(word, ()), group)))
    return added


def _phrase(words: str, code: str) -> Phrase:
    return tuple(frozenset(word.terms) for word in tokens(words, code) if not word.stop)


def _found(phrase: Phrase, words: Sequence[Token]) -> Iterator[int]:
    """Give the places of the words of a phrase wherever they follow each other, small words between them or not."""
    places = [at for at, word in enumerate(words) if not word.stop]
    for first in range(len(places) - len(phrase) + 1):
        run = places[first : first + len(phrase)]
        if all(not terms.isdisjoint(words[at].terms) for terms, at in zip(phrase, run, strict=True)):
            yield from run
