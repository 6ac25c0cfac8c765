"""Mark the parts of a sentence that the words of a question led to."""

from collections.abc import Iterator

from .acronyms import long_forms
from .index import Index
from .query import Query
from .structure import Span
from .traits import Traits


def matched(index: Index, number: int, query: Query) -> tuple[Span, ...]:
    """Give the words of a sentence that matched, as spans into it; words that overlap are one."""
    words = index.units[number].words
    joined: list[Span] = []
    for word in [words[at] for at in sorted(set(_hits(index, number, query)))]:
        if joined and word.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, word.end)
        else:
            joined.append(Span(word.start, word.end))
    return tuple(joined)


def _hits(index: Index, number: int, query: Query) -> Iterator[int]:
    traits, unit = index.traits(number), index.units[number]
    places = traits.places
    for term in query.terms:
        yield from places.get(term, ())
        if index.thesaurus.groups:
            yield from index.thesaurus.places(term, number)
        # A term in capitals stands for the long forms of an acronym, and for itself as it is written.
        if term.isupper() and number in index.sentences.holders(term) and not _is_written(term, traits):
            for place in long_forms(term, unit.words, unit.quote):
                yield from (at for at in range(place.start, place.stop) if not unit.words[at].stop)


def _is_written(acronym: str, traits: Traits) -> bool:
    """Tell whether a sentence has an acronym itself: to look for what spells it takes a tenth of an answer's time."""
    letters = acronym.casefold()
    dotted = ".".join(letters)
    return not traits.surfaces.keys().isdisjoint((letters, dotted, f"{dotted}."))
