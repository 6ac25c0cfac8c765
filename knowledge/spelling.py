"""Find misspelt words of a question, and choose the words that they stand for."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from .index import Index
from .intended import intended
from .query import Query
from .support import support
from .terms import Token
from .vocabulary import is_common, is_doubtful, is_unknown, parts

# Standing where the question's other words stand makes up for so much of a wrong letter.
_SUPPORT = 0.35
# Words of so many letters show how carefully a question is typed: many slips make another word ("hand", "had"), which
# for a common word is only believed where they are so many, and so many times as many as the words that are right.
_WORD, _SLIPS = 4, 2


class Corrected(NamedTuple):
    """Hold a question as it is meant, and whether the articles have all the words that were put in."""

    text: str
    own: bool


@dataclass(frozen=True, slots=True)
class _Misspelt:
    """Hold a misspelt part of a question, where it stands, and what it may stand for with what the letters cost."""

    start: int
    part: str
    found: Mapping[str, float]

    def among(self, words: Container[str]) -> "_Misspelt":
        """Keep of what it may stand for these words."""
        return replace(self, found={word: cost for word, cost in self.found.items() if word in words})


def corrections(query: Query, index: Index) -> Iterator[Corrected]:
    """Give the question with its misspelt words as they are meant, then where it differs with words of the articles.

    A word is misspelt when neither the articles nor the language's list of words know it and a word of the articles
    is one letter away (added, left out, changed or swapped with the next), or two in words of seven letters and more.
    Where no word of the articles is that near, a common word of the language may be. Among several the one that stands
    with the question's other words is meant. Where most words of a question are slips, listed words that the articles
    lack may be slips too.
    """
    misspelt, spelt = _misspelt(query, index), index.lexicon.spellings
    own = [kept for one in misspelt if (kept := one.among(spelt)).found]
    if misspelt and own != misspelt:
        yield Corrected(_replaced(misspelt, query, index), own=False)
    if own:
        yield Corrected(_replaced(own, query, index), own=True)


def _replaced(misspelt: Sequence[_Misspelt], query: Query, index: Index) -> str:
    text = query.text
    for one, other in zip(reversed(misspelt), reversed(_chosen(misspelt, query, index)), strict=True):
        text = text[: one.start] + other + text[one.start + len(one.part) :]
    return text


def _chosen(misspelt: Sequence[_Misspelt], query: Query, index: Index) -> list[str]:
    """Choose for each misspelt word the likeliest, as the articles spell it."""
    spelt = index.lexicon.spellings
    held = support([one.found for one in misspelt], query, index)

    def cost(one: _Misspelt, other: str) -> tuple[float, int, str]:
        return one.found[other] - _SUPPORT * held.get(other, 0.0), -spelt.get(other, ("", 0))[1], other

    best = [min(one.found, key=partial(cost, one)) for one in misspelt]
    return [spelt.get(other, (other, 0))[0] for other in best]


def _misspelt(query: Query, index: Index) -> list[_Misspelt]:
    """Give the words that nobody knows and, in a carelessly typed question, listed ones that may be slips too."""
    code = query.language
    unknown = [word for word in query.words if is_unknown(word, code, index)]
    found = [one for word in unknown for one in _read(word, query, index)]
    slips = sum(one.part.islower() and len(one.part) >= _WORD for one in found)
    right = sum(index.has(word) and len(word.surface) >= _WORD for word in query.words)
    doubtful = (word for word in query.words if word not in unknown and is_doubtful(word, index))
    for word in doubtful if slips else ():
        if _is_careless(slips, right, common=is_common(word, code)):
            found += _read(word, query, index, doubtful=True)
    return sorted(found, key=attrgetter("start"))


def _read(word: Token, query: Query, index: Index, *, doubtful: bool = False) -> Iterator[_Misspelt]:
    """Give the parts of a word that may stand for other words."""
    for start, part in parts(word):
        if found := intended(part, word, query, index, doubtful=doubtful):
            yield _Misspelt(word.start + start, part, found)


def _is_careless(slips: int, right: int, *, common: bool) -> bool:
    """Tell whether so many of a question's words are slips that a word which is listed may be one too."""
    return slips >= _SLIPS and slips > _SLIPS * right if common else slips > right
