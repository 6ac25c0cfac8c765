"""Tell which words of a question the articles and the languages know."""

from collections.abc import Iterator
from functools import cache
from itertools import islice, pairwise

from .background import table
from .index import Index
from .language import known, language
from .lexicon import Lexicon, part_pattern
from .naming import is_above
from .overlap import shared
from .related import related
from .terms import Token
from .wordlist import has_list, is_listed, plain

# Only in words of so many letters swapped and doubled ones are slips.
_LONG, _LONGEST = 7, 40
# A stem of fewer letters is that of many words. So many endings are tried, as each form seems to be listed by mistake
# three times in a thousand, and so many must be listed.
_STEM, _TRIED, _FORMS = 4, 12, 2


def is_unknown(word: Token, code: str, index: Index) -> bool:
    """Tell whether neither the articles nor their languages nor the question's know a word, or it looks like a slip."""
    if any(c.isdigit() for c in word.surface) or index.has(word) or is_above(word, index):
        return False
    # "Fundó" is no slip where the articles have no such letter.
    if any(_is_accented(char) and char not in index.lexicon.letters for char in word.surface.casefold()):
        return False
    # A short question in another language is often read in the articles' ("¿Quién apoya a OpenAI?").
    if plain(word.surface) in _small_words():
        return False
    # The lists hold frequent slips too, though not among their commonest words.
    if not is_common(word, code) and any(slip in index.lexicon.spellings for slip in _slips(word.surface.casefold())):
        return True
    # A question that is full of names in another script is read in another language than it is in.
    return not any(_is_known(word, one) for one in dict.fromkeys((code, *index.languages)))


def is_doubtful(word: Token, index: Index) -> bool:
    """Tell whether the articles lack a known word that a wrong letter may have made of another."""
    held = index.has(word) or is_above(word, index)
    return word.surface.isalpha() and not held and plain(word.surface) not in _small_words()


def is_common(word: Token, code: str) -> bool:
    """Tell whether a word is among the commonest of a language."""
    return not table(code).keys().isdisjoint(word.terms)


def parts(word: Token) -> Iterator[tuple[int, str]]:
    """Give the parts of a word that a hyphen or an apostrophe divides, and where they begin in it."""
    return ((match.start(), match.group()) for match in part_pattern().finditer(word.surface))


def has_other_forms(word: Token, code: str, lexicon: Lexicon) -> bool:
    """Tell whether a language lists a word's stem with several other endings that words of the articles have."""
    typed = plain(word.surface)
    stem = typed[: shared(typed, word.terms[0])]
    forms = (stem + ending for ending in islice(lexicon.endings, _TRIED))
    return len(stem) >= _STEM and sum(is_listed(form, code) for form in forms) >= _FORMS


@cache
def _small_words() -> frozenset[str]:
    """Give the function and question words of all languages, without accents."""
    spoken = [language(code) for code in known()]
    rows = (row for one in spoken for row in (one.stop, *one.asks.values()))
    return frozenset(plain(part) for row in rows for word in row for part in word.split("_"))


def _is_known(word: Token, code: str) -> bool:
    """Tell whether a language has a word: in this form, or where there is no list by a stem that it has."""
    found = [part for _, part in parts(word)]
    if found and all(is_listed(part, code) for part in found):
        return True
    common = table(code)
    return (not has_list(code) and any(term in common for term in word.terms)) or any(
        related(term, code) for term in word.terms
    )


def _is_accented(char: str) -> bool:
    return not char.isascii() and plain(char).isascii()


def _slips(word: str) -> Iterator[str]:
    """Give what a long word is with two letters swapped, and with a letter doubled or once instead of twice."""
    if _LONG <= len(word) <= _LONGEST:
        for at, (one, other) in enumerate(pairwise(word)):
            if one != other:
                yield word[:at] + other + one + word[at + 2 :]
            yield word[:at] + (one if one == other else one + one) + word[at + 1 + (one == other) :]
