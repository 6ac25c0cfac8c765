"""What a question asks for: the kind of answer, and how much each of its words weighs."""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .background import rarity
from .definitions import KIND as DEFINITION
from .definitions import defined
from .index import Index
from .language import Language, language
from .query import Query
from .terms import Token

Matrix = NDArray[np.float64]
# After "what" or "which" the word that says what is wanted is one of the next three ("what famous city").
_REACH = 3
_OTHER, _PERSON = "thing", "person"


class Asked(NamedTuple):
    """Hold what is the same for every candidate.

    `name` are the words of the name where the question asks what it stands for, else none.
    `weights` has a row for each way to weigh the words of the query, each summing to 1: by their rarity in the
    articles, in the language at large, and by both multiplied; `shares` is its first row, `total` their summed idf.
    `known` is what of each row the articles have a word for, `known_names` and `known_numbers` what of the names and
    numbers, `lacking` how many words they lack, `size` the logarithm of how many sentences they have. `topic` says how
    much more frequent the words are in the articles than in the language (most, mean). `unspaced`: the words are pairs
    of characters (Chinese, Thai …). `foreign`: it is in another language than the articles. `steps`: how many words
    apart each word is from the one before. `names`, `numbers`, `focus`: which words of the query are. `ends`: its first
    and last word of meaning.
    """

    query: Query
    kind: str
    name: tuple[Token, ...]
    weights: Matrix
    shares: tuple[float, ...]
    total: float
    known: Matrix
    known_names: float
    known_numbers: float
    lacking: int
    size: float
    topic: tuple[float, float]
    unspaced: bool
    foreign: bool
    words: tuple[str, ...]
    wanted: frozenset[str]
    steps: tuple[int, ...]
    names: tuple[int, ...]
    numbers: tuple[int, ...]
    focus: tuple[int, ...]
    ends: tuple[int, int]


def asked(index: Index, query: Query) -> Asked:
    """Prepare a question for its candidates."""
    words = query.words
    surfaces = tuple([token.surface.casefold() for token in query.tokens])
    positions = [at for at, token in enumerate(query.tokens) if not token.stop]
    # Lists, not arrays: for the few words of a question each call of numpy takes longer than the sum.
    own = [max(map(index.sentences.idf, word.terms)) for word in words]
    large = [rarity(word.terms, query.language, idf) for word, idf in zip(words, own, strict=True)]
    both = [one * other for one, other in zip(own, large, strict=True)]
    shares = _shares(own)
    weights = np.array([*shares, *_shares(large), *_shares(both)]).reshape(3, len(words))
    held = [index.has(word) for word in words]
    names = [i for i, word in enumerate(words) if word.start and word.surface[:1].isupper()]
    numbers = [i for i, word in enumerate(words) if word.is_number]
    asks_for = kind(surfaces, query.text, language(query.language))
    name = tuple(_name(index, query, asks_for))
    topic = [there - here if has else 0.0 for here, there, has in zip(own, large, held, strict=True)]
    return Asked(
        query=query,
        kind=DEFINITION if name else asks_for,
        name=name,
        weights=weights,
        shares=shares,
        total=sum(own) or 1.0,
        known=weights @ np.array(held, dtype=float),
        known_names=sum(held[i] for i in names) / len(names) if names else 0.5,
        known_numbers=sum(held[i] for i in numbers) / len(numbers) if numbers else 0.5,
        lacking=held.count(False),
        size=math.log1p(index.sentences.size),
        topic=(max(0.0, *topic), sum(topic) / len(topic)) if words else (0.0, 0.0),
        unspaced=any(one.end > other.start for one, other in pairwise(words)),
        foreign=query.language not in index.languages,
        words=surfaces,
        wanted=frozenset(surfaces).union(query.terms),
        steps=tuple([b - a for a, b in pairwise(positions)]),
        names=tuple(names),
        numbers=tuple(numbers),
        focus=_focus(surfaces, positions, language(query.language)),
        ends=_ends(words, language(query.language)),
    )


def _name(index: Index, query: Query, asks_for: str) -> Sequence[Token]:
    """Give the name whose meaning is asked for: "who is Ada Lovelace?" asks that, "who is the director?" for a name."""
    spoken = language(query.language)
    name = defined(query.tokens, query.text, spoken) if asks_for in (_OTHER, _PERSON) else ()
    if not name or asks_for == _OTHER:
        return name
    proper = all(word.surface[:1].isupper() or index.lexicon.is_name(word.surface) for word in name)
    after_article = any(word.surface.casefold() in spoken.determiners for word in query.tokens)
    return name if proper and not after_article else ()


def kind(words: Sequence[str], text: str, spoken: Language) -> str:
    """Name the kind of answer that a question wants: the first question word decides, and the noun after "what".

    Where words have no spaces between them the longest question word does: "在哪个年代" is a time, "在哪" a place.
    """
    openings = {} if spoken.particles else _openings(spoken.code)
    for at, word in enumerate(words):
        for phrase, found in openings.get(word, ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                return _by_noun(words[at + 1 : at + 1 + _REACH], spoken) if found == _OTHER else found
    if words and words[0] in spoken.asks.get("choice", ()):
        return "choice"
    unspaced = ((len(word), found) for found, row in spoken.asks.items() for word in row if _stands_in(word, text))
    return max(unspaced, key=lambda row: row[0], default=(0, _OTHER))[1]


def _stands_in(word: str, text: str) -> bool:
    """Tell whether a question word stands anywhere in a text, as where words have no spaces between them."""
    return not word.isascii() and word in text


def _by_noun(words: Sequence[str], spoken: Language) -> str:
    return next((found for word in words for found, nouns in spoken.nouns.items() if word in nouns), _OTHER)


@cache
def _openings(code: str) -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    """Sort a language's question words by their first word, longer phrases first."""
    rows = [
        (tuple(word.split("_")), kind) for kind, row in language(code).asks.items() for word in row if kind != "choice"
    ]
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, kind in sorted(rows, key=lambda row: -len(row[0])):
        found.setdefault(phrase[0], []).append((phrase, kind))
    return found


def _focus(words: Sequence[str], positions: Iterable[int], spoken: Language) -> tuple[int, ...]:
    asking = _asking(spoken.code)
    at = next((i for i, word in enumerate(words) if word in asking), None)
    # Where words have no spaces between them the next pair is half of the question word.
    if at is None or spoken.particles:
        return ()
    return tuple(i for i, place in enumerate(positions) if at < place <= at + _REACH)[:1]


def _ends(words: Sequence[Token], spoken: Language) -> tuple[int, int]:
    """Find the first and last word; where pairs of characters end a question in particles, those without one."""
    particles = spoken.particles
    full = [at for at, word in enumerate(words) if particles.isdisjoint(word.surface)] if particles else ()
    return (full[0], full[-1]) if full else (0, -1)


@cache
def _asking(code: str) -> frozenset[str]:
    """List the words that ask for a thing or a manner."""
    asks = language(code).asks
    return frozenset(word.split("_")[0] for kind in ("thing", "manner") for word in asks.get(kind, ()))


def _shares(weights: Sequence[float]) -> tuple[float, ...]:
    total = sum(weights) or 1.0
    return tuple([weight / total for weight in weights])
