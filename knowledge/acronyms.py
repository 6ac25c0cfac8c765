"""Acronyms and what they are short for count as the same words, both ways: COO and Chief Operating Officer."""

from collections.abc import Iterator, Sequence

from .index import Index
from .lexicon import initials, shortened
from .longforms import LOWER, spelt
from .query import Query
from .terms import Token
from .vocabulary import is_common


def both_ways(query: Query, index: Index) -> Query:
    """Give the query with acronyms also found by their long forms, and long forms by their acronyms."""
    shouted = query.text.isupper()
    added: dict[Token, tuple[str, ...]] = {
        word: (name,) for word in query.words if (name := _spelt_out(word, query, index, shouted=shouted))
    }
    for name, place in _named(query):
        term = index.lexicon.acronyms.get(name)
        if term:
            added |= _shortened(term, [word for word in query.tokens[place] if not word.stop], index)
    return query.widened(added)


def _named(query: Query) -> Iterator[tuple[str, slice]]:
    """Give what words of a question spell, and where."""
    for name, place in initials(query.tokens, any_case=True):
        if len(name) >= LOWER or (len(name) > 1 and _is_capitalised(query.tokens[place])):
            yield name, place
    for name, place in initials(query.tokens):
        if len(name) >= LOWER:
            yield name, place
    yield from spelt(query.tokens, query.text)


def _is_capitalised(words: Sequence[Token]) -> bool:
    return all(word.stop or word.surface[:1].isupper() for word in words)


def _shortened(term: str, run: Sequence[Token], index: Index) -> dict[Token, tuple[str, ...]]:
    """Let the words of a long form be found by its acronym, which weighs as much as all words of a name."""
    if not _is_capitalised(run):
        return dict.fromkeys(run, (term,))
    holders = frozenset(index.sentences.holders(term).tolist())
    added: dict[Token, tuple[str, ...]] = {}
    for word in run:
        # A sentence that has the word itself has its weight already.
        alone = holders.difference(index.sentences.holders(word.terms[0]).tolist())
        both = f"{term}={word.terms[0]}"
        if alone:
            index.name(both, sorted(alone))
        added[word] = (term, both) if alone else (term,)
    return added


def _spelt_out(word: Token, query: Query, index: Index, *, shouted: bool) -> str | None:
    """Give the term under which the long forms of an acronym are found, if the articles have any."""
    capitals, lexicon = None if shouted else shortened(word), index.lexicon
    if capitals is None and index.has(word):
        return None
    name = capitals or word.surface.upper()
    found = set(lexicon.long_forms.get(name, ()))
    if capitals or not is_common(word, query.language):
        found.update(lexicon.lower_forms.get(name))
    if found:
        index.name(name, sorted(found))
    return name if found else None
