"""Find the commonest words of a language that one wrong letter makes of another."""

from collections.abc import Mapping
from functools import cache

from .background import table
from .edits import Words
from .terms import listed
from .wordlist import is_listed

# So many letters two words have together: of shorter ones one letter makes too many others ("чуме", "чуде").
_LETTERS = 9


def commonest(wanted: str, code: str) -> Mapping[str, float]:
    """Give the common words that are one letter from another, casefolded, and how rare each is in the language."""
    stems, idf = _stems(code), table(code)
    if stems is None:
        return {}
    found = {
        stem + ending: idf[stem]
        for stem, distance, ending in stems.beginning(wanted, 1)
        if distance and len(wanted) + len(stem + ending) >= _LETTERS
    }
    return {word: rare for word, rare in found.items() if is_listed(word, code) and _is_of(word, code)}


def _is_of(word: str, code: str) -> bool:
    return not table(code).keys().isdisjoint(listed(word, code))


@cache
def _stems(code: str) -> Words | None:
    """Hold the stems of a language's commonest words; None where none is known."""
    stems = [stem for stem in table(code) if stem.isalpha()]
    return Words(stems) if stems else None
