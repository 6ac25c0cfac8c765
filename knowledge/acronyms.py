"""Acronyms and what they are short for count as the same words, both ways: COO and Chief Operating Officer."""

from collections.abc import Iterable, Iterator, Sequence

from .index import Index
from .lexicon import initials, shortened
from .longforms import LOWER, spelt
from .query import Query
from .terms import Token, pieces
from .vocabulary import is_common


def both_ways(query: Query, index: Index) -> Query:
    """Give the query with acronyms also found by their long forms, and long forms by their acronyms."""
    shouted = query.text.isupper()
    added: dict[Token, tuple[str, ...]] = {
        word: (name,) for word in query.words if (name := _spelt_out(word, query, index, shouted=shouted))
    }
    for name, place in _named(query) if _may_spell(query, index.lexicon.acronyms) else ():
        term = index.lexicon.acronyms.get(name)
        if term:
            added |= _shortened(term, [word for word in query.tokens[place] if not word.stop], index)
    return query.widened(added)


def long_forms(name: str, words: Sequence[Token], text: str) -> tuple[slice, ...]:
    """Give the places among the words of a text that an acronym is short for."""
    found = {place.start: place for letters, place in (*initials(words), *spelt(words, text)) if letters == name}
    return tuple(found.values())


def _may_spell(query: Query, names: Iterable[str]) -> bool:
    """Tell whether the first letters of a question's words could spell a name; to try all runs takes far longer."""
    every, meant = ([word.surface for word in words] for words in (query.tokens, query.words))
    divided = [piece for one in every for piece in ((one,) if one.isalpha() else pieces(one))]
    letters = " ".join("".join([one[0] for one in row]) for row in (every, meant, divided)).upper()
    return any(name in letters or ("&" in name and name[0] in letters) for name in names)


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
    """Let the words of a long form be found by its acronym.

    That weighs as much as all words of a name, if no article has the name without the acronym; two letters spell too
    much by chance.
    """
    holders = index.sentences.holders(term).tolist()
    if len(run) < LOWER or not _is_capitalised(run) or not _is_of(holders, run, index):
        return dict.fromkeys(run, (term,))
    # Named by place, not by word: what anybody may ask must not grow the index.
    parts = [f"{term}#{place}" for place in range(len(run))]
    for part in parts:
        index.name(part, holders)
    return {word: (term, part) for word, part in zip(run, parts, strict=True)}


def _is_of(holders: Sequence[int], run: Sequence[Token], index: Index) -> bool:
    """Tell whether an article that has a sentence with all the words has the acronym too, or none has such a one."""
    told = set.intersection(*({int(at) for at in index.sentences.holders(word.terms[0])} for word in run))
    articles = {id(index.units[at].article) for at in holders}
    return not told or any(id(index.units[at].article) in articles for at in told)


def _spelt_out(word: Token, query: Query, index: Index, *, shouted: bool) -> str | None:
    """Give the term under which the long forms of an acronym are found, if the articles have any."""
    capitals, lexicon = None if shouted else shortened(word), index.lexicon
    if capitals is None and index.has(word):
        return None
    name = capitals or word.surface.upper().replace(".", "")
    found = set(lexicon.long_forms.get(name, ()))
    if capitals or not is_common(word, query.language):
        found.update(lexicon.lower_forms.get(name))
    if found:
        index.name(name, sorted(found))
    return name if found else None
