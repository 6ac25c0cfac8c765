"""Find misspelt words of a question, and the words of the articles that they may stand for (library: rapidfuzz)."""

from functools import cache
from pathlib import Path

from .background import table
from .index import Index
from .query import Query
from .related import related
from .terms import Token

# In a shorter word one letter makes another word; from LONG letters on two may be wrong.
_SHORTEST = 4
_LONG = 5
# Names are rarely in a list, so a name that the articles lack is likelier right than two letters wrong.
_LONG_NAME = 8


def corrected(query: Query, index: Index) -> str | None:
    """Give the question with its misspelt words as the articles spell them, None where nothing is to correct.

    A word is misspelt when neither the articles nor the language's list of words know it and a word of the articles
    is one letter away (added, left out, changed or swapped with the next), or two in words of six letters and more.
    """
    changes = [(word, other) for word in query.words if (other := _meant(word, query, index))]
    if not changes:
        return None
    text = query.text
    for word, other in reversed(changes):
        text = text[: word.start] + other + text[word.end :]
    return text


def _meant(word: Token, query: Query, index: Index) -> str | None:
    if len(word.surface) < _SHORTEST or not word.surface.isalpha() or index.has(word):
        return None
    wanted, spelt = word.surface.casefold(), index.lexicon.spellings
    if wanted in spelt or _is_known(word, query.language):
        return None
    from rapidfuzz import process  # loaded only where a word is unknown: it takes 3 MB
    from rapidfuzz.distance import OSA

    most = 2 if len(wanted) >= (_LONG_NAME if word.surface[:1].isupper() else _LONG) else 1
    found = process.extract(wanted, spelt.keys(), scorer=OSA.distance, score_cutoff=most, limit=None)
    best = min(found, key=lambda row: (row[1], row[0][0] != wanted[0], -spelt[row[0]][1], row[0]), default=None)
    return spelt[best[0]][0] if best else None


def _is_known(word: Token, code: str) -> bool:
    common, rare = table(code), _words(code)
    return any(term in common or f"\n{term}\n" in rare or related(term, code) for term in word.terms)


@cache
def _words(code: str) -> str:
    """Load the list of a language's rarer words, a term a line; empty for an unknown language."""
    file = Path(__file__).parent / "languages" / f"{code}.words.txt"
    return f"\n{file.read_text('utf-8')}" if code.isalpha() and file.is_file() else ""
