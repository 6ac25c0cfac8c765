"""Mark the parts of a sentence that the words of a question led to."""

from collections.abc import Iterator

from .acronyms import long_forms
from .index import Index
from .query import Query
from .structure import Span
from .traits import Traits


def matched(index: Index, number: int, query: Query) -> tuple[Span, ...]:
    """Give the words of a sentence that matched, as spans into it; words that overlap are one."""
    places, words = index.traits(number).places, index.units[number].words
    hits = {at for term in query.terms if term in places for at in places[term]}
    if index.thesaurus.groups:
        hits.update(at for term in query.terms for at in index.thesaurus.places(term, number))
    # A term in capitals stands for the long forms of an acronym, and for itself as it is written.
    for term in filter(str.isupper, query.terms):
        hits.update(_spelling(index, number, term))
    joined: list[Span] = []
    for word in [words[at] for at in sorted(hits)]:
        if joined and word.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, word.end)
        else:
            joined.append(Span(word.start, word.end))
    return tuple(joined)


def _spelling(index: Index, number: int, acronym: str) -> Iterator[int]:
    """Give the places of the words of a sentence that spell an acronym, where it is not written itself."""
    unit = index.units[number]
    if number in index.sentences.holders(acronym) and not _is_written(acronym, index.traits(number)):
        for place in long_forms(acronym, unit.words, unit.quote):
            yield from (at for at in range(place.start, place.stop) if not unit.words[at].stop)


def _is_written(acronym: str, traits: Traits) -> bool:
    """Tell whether a sentence has an acronym itself: to look for what spells it takes a tenth of an answer's time."""
    letters = acronym.casefold()
    dotted = ".".join(letters)
    return not traits.surfaces.keys().isdisjoint((letters, dotted, f"{dotted}."))
