"""Acronyms and what they are short for count as the same words, both ways: COO and Chief Operating Officer."""

from .index import Index
from .lexicon import acronym, initials
from .query import Query
from .terms import Token

# Two words in lower case spell an acronym by chance ("any interest": AI).
_LOWER = 3


def both_ways(query: Query, index: Index) -> Query:
    """Give the query with acronyms also found by their long forms, and long forms by their acronyms."""
    added = {word: (name,) for word in query.words if (name := _spelt_out(word, index))}
    for name, place in initials(query.tokens, any_case=True):
        if len(name) > 1 and name in index.lexicon.acronyms:
            run = [word for word in query.tokens[place] if not word.stop]
            if len(name) >= _LOWER or all(word.surface[:1].isupper() for word in run):
                added |= dict.fromkeys(run, (name.casefold(),))
    return query.widened(added)


def _spelt_out(word: Token, index: Index) -> str | None:
    """Give the term under which the long forms of an acronym are found, if the articles have any."""
    name = acronym(word) or (None if index.has(word) else word.surface.upper())
    sentences = index.lexicon.long_forms.get(name) if name else None
    if name is None or not sentences:
        return None
    index.name(name, sentences)
    return name
