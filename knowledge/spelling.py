"""Find misspelt words of a question, and the words of the articles that they may stand for (library: rapidfuzz)."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import takewhile
from pathlib import Path

from .background import table
from .index import Index
from .lexicon import Lexicon, part_pattern
from .query import Query
from .related import related
from .terms import Token, tokens

# In a shorter word one letter makes another word; in words of LONG letters, right or wrong, two may be wrong.
_SHORTEST = 4
_LONG = 7
# A word of three letters is only taken for one that has lost a letter.
_SHORTENED = 3
# People rarely get the first letter wrong, and a word that is only like another's stem is less like it.
_FIRST, _STEM = 0.5, 0.4
# What wrong letters may cost in a stem, and in a long one.
_MOST_BY_STEM = (1.5, 2.0)
# Words that share so much of the longer one and differ by endings that other words have too are forms of one word.
_SHARED, _ALTERNATE = 0.6, 2


def corrected(query: Query, index: Index) -> str | None:
    """Give the question with its misspelt words as the articles spell them, None where nothing is to correct.

    A word is misspelt when neither the articles nor the language's list of words know it and a word of the articles
    is one letter away (added, left out, changed or swapped with the next), or two in words of seven letters and more.
    """
    changes = [
        (word.start + start, part, other)
        for word in query.words
        if _may_be_misspelt(word, query.language, index)
        for start, part in _parts(word)
        if (other := _meant(part, query, index, named=part[0].isupper() and word is not query.tokens[0]))
    ]
    if not changes:
        return None
    text = query.text
    for start, part, other in reversed(changes):
        text = text[:start] + other + text[start + len(part) :]
    return text


def _may_be_misspelt(word: Token, code: str, index: Index) -> bool:
    return not (index.has(word) or any(c.isdigit() for c in word.surface) or _is_known(word, code))


def _parts(word: Token) -> Iterator[tuple[int, str]]:
    """Give the parts of a word that a hyphen or an apostrophe divides, and where they begin in it."""
    return ((match.start(), match.group()) for match in part_pattern().finditer(word.surface))


def _meant(part: str, query: Query, index: Index, *, named: bool) -> str | None:
    wanted, spelt = part.casefold(), index.lexicon.spellings
    word = tokens(part, query.language)[0]
    if len(wanted) < (_SHORTEST if part[0].isupper() else _SHORTENED) or wanted in spelt or word.stop:
        return None
    if not _may_be_misspelt(word, query.language, index):
        return None
    found = _by_stem(word.terms[0], index.lexicon) | _alike(wanted, spelt)
    kept = [other for other in found if not _is_form(wanted, other, spelt)]
    # A name is not taken for another word.
    kept = [other for other in kept if spelt[other][0][:1].isupper() or not named]
    best = min(kept, key=lambda other: (found[other], -spelt[other][1], other), default=None)
    return spelt[best][0] if best else None


def _by_stem(term: str, lexicon: Lexicon) -> dict[str, float]:
    """Give the words whose stem is a letter or two away."""
    found = _alike(term, lexicon.stems) if len(term) >= _SHORTEST else {}
    return {
        lexicon.stems[stem]: cost + _STEM
        for stem, cost in found.items()
        if cost < _MOST_BY_STEM[len(term) >= _LONG] and not _ends_otherwise(term, stem)
    }


def _ends_otherwise(term: str, stem: str) -> bool:
    """Tell whether stems are one another with a prefix or an ending, as those of one word are."""
    shortest = min(len(term), len(stem))
    return _shared(term, stem) >= shortest or term.endswith(stem) or stem.endswith(term)


def _alike(wanted: str, words: Mapping[str, object]) -> dict[str, float]:
    """Give the words that are few letters away, with what the wrong letters cost."""
    from rapidfuzz import process  # loaded only where a word is unknown: it takes 3 MB
    from rapidfuzz.distance import OSA

    most = 2 if len(wanted) >= _LONG - 2 else 1
    found = process.extract(wanted, words.keys(), scorer=OSA.distance, score_cutoff=most, limit=None)
    return {
        other: distance + _FIRST * (other[0] not in wanted[:2] or wanted[0] not in other[:2])
        for other, distance, _ in found
        if _is_likely(wanted, other, distance)
    }


def _is_likely(wanted: str, other: str, distance: float) -> bool:
    if len(wanted) < _SHORTEST:
        return len(other) == _SHORTEST
    # Two letters more or less at an end are a prefix or an ending.
    return distance < 2 or (
        max(len(wanted), len(other)) >= _LONG
        and not (wanted.endswith(other) or other.endswith(wanted))
        and not (wanted.startswith(other) or other.startswith(wanted))
    )


def _is_form(word: str, other: str, spellings: Mapping[str, object]) -> bool:
    """Tell whether two words differ only by endings that also make different forms of other words."""
    same = _shared(word, other)
    if same < _SHARED * max(len(word), len(other)):
        return False
    ending, another = word[same:], other[same:]
    beginnings = (one[: len(one) - len(another)] for one in spellings if one.endswith(another) and one != other)
    alternate = (one for one in beginnings if len(one) >= _SHORTENED and one + ending in spellings)
    return sum(1 for _ in zip(alternate, range(_ALTERNATE), strict=False)) == _ALTERNATE


def _shared(one: str, other: str) -> int:
    """Count the letters that two words begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _is_known(word: Token, code: str) -> bool:
    common, rare = table(code), _words(code)
    # So short a stem is often that of a misspelt word by chance ("uni" of "Unied").
    listed = (term for term in word.terms if len(term) >= _SHORTEST or len(word.surface) <= _SHORTEST)
    # The list is looked through from its beginning (50 µs), so it comes last.
    return any(term in common or related(term, code) for term in word.terms) or any(
        f"\n{term}\n" in rare for term in listed
    )


@cache
def _words(code: str) -> str:
    """Load the list of a language's rarer words, a term a line; empty for an unknown language."""
    file = Path(__file__).parent / "languages" / f"{code}.words.txt"
    return f"\n{file.read_text('utf-8')}" if code.isalpha() and file.is_file() else ""
