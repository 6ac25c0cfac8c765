"""The evidence that a sentence answers a question, each kind a number; the weights are fitted, see `weights.json`.

Each row of the matrix is a candidate, each column one of NAMES. Idf shares are parts of the summed idf of the
question's words, so that words the articles do not have count as if they were the rarest.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

import numpy as np
from numpy.typing import NDArray

from .index import Index, Unit
from .language import Language, language
from .query import Query
from .terms import Token

Matrix = NDArray[np.float64]
_YEAR = re.compile(r"(?:1\d{3}|20\d\d)s?\Z")
_DIGIT = re.compile(r"\d")
_NUMERAL = re.compile(r"[一二三四五六七八九十百千万億亿两]")
_QUESTION_MARK = re.compile(r"[?？؟][\"'”’»」』)]*\Z")
# Stems of four letters and more that share most of their beginning are one word in languages with many endings.
_PREFIX, _PREFIX_SHARE = 4, 0.6
# Half of this many characters is a usual sentence in running text.
_LONG = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold what is the same for every candidate; `pairs`: its words are pairs of characters (Chinese, Thai …)."""

    query: Query
    idf: tuple[float, ...]
    total: float
    known: float
    pairs: bool
    words: tuple[str, ...]
    wanted: frozenset[str]
    kinds: frozenset[str]
    numbers: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Basis:
    """Hold BM25 scores of all sentences: own, of the passage, combined."""

    sentence: Matrix
    passage: Matrix
    combined: Matrix


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold a candidate beside its question."""

    asked: Asked
    unit: Unit
    hits: tuple[bool, ...]
    before: frozenset[str]
    passage: frozenset[str]
    positions: tuple[int, ...]


def asked(index: Index, query: Query) -> Asked:
    """Prepare a question for its candidates."""
    idf = tuple(max(index.sentences.idf(term) for term in word.terms) for word in query.words)
    spoken = language(query.language)
    words = tuple(part.casefold() for part in re.findall(r"\w+", query.text))
    kinds = frozenset(kind for kind, row in spoken.asks.items() if kind != "because" and _asks(row, words, query))
    wanted = frozenset((*query.terms, *words))
    numbers = tuple(word for word in query.words if _DIGIT.search(word.surface))
    total = sum(idf) or 1.0
    rows = zip(query.words, idf, strict=True)
    known = sum(weight for word, weight in rows if any(term in index.sentences for term in word.terms)) / total
    pairs = any(one.end > other.start for one, other in pairwise(query.words))
    return Asked(query, idf, total, known, pairs, words, wanted, kinds, numbers)


def matrix(index: Index, question: Asked, numbers: Sequence[int], basis: Basis) -> Matrix:
    """Give the evidence for sentences of the index: shape (candidates, features)."""
    rows = [_row(index, question, number, basis) for number in numbers]
    return np.array(rows, dtype=float).reshape(len(numbers), len(NAMES))


def _row(index: Index, question: Asked, number: int, basis: Basis) -> list[float]:
    bm25 = [
        basis.sentence[number] / question.total,
        basis.passage[number] / question.total,
        _part(basis.sentence[number], basis.sentence.max()),
        _part(basis.passage[number], basis.passage.max()),
        _part(basis.combined[number], basis.combined.max()),
    ]
    pair = _pair(index, question, number)
    return [*bm25, *(feature(pair) for feature in FEATURES.values())]


def _pair(index: Index, question: Asked, number: int) -> Pair:
    unit = index.units[number]
    held = index.terms_of(number)
    hits = tuple(not held.isdisjoint(word.terms) for word in question.query.words)
    follows = number > 0 and index.passage_of[number - 1] == index.passage_of[number]
    before = index.terms_of(number - 1) if follows else frozenset[str]()
    wanted = frozenset(question.query.terms)
    positions = tuple(i for i, word in enumerate(unit.words) if not word.stop and not wanted.isdisjoint(word.terms))
    return Pair(question, unit, hits, before, index.passage_terms(number), positions)


def coverage(pair: Pair) -> float:
    """Measure the idf share of the question's words that stand in the sentence."""
    return sum(idf for idf, hit in zip(pair.asked.idf, pair.hits, strict=True) if hit) / pair.asked.total


def before(pair: Pair) -> float:
    """Measure the idf share that stands only in the sentence before."""
    return _lacking(pair, pair.before)


def elsewhere(pair: Pair) -> float:
    """Measure the idf share that stands only elsewhere in the passage."""
    return _lacking(pair, pair.passage) - _lacking(pair, pair.before)


def words(pair: Pair) -> float:
    """Measure the share of the question's words, each counted alike."""
    return sum(pair.hits) / max(len(pair.hits), 1)


def beginnings(pair: Pair) -> float:
    """Measure the idf share of words that only share their beginning with a word of the sentence."""
    if all(pair.hits):
        return 0.0
    held = [term for word in pair.unit.words if not word.stop for term in word.terms if len(term) >= _PREFIX]
    rows = zip(pair.asked.query.words, pair.asked.idf, pair.hits, strict=True)
    return sum(idf * _alike(word.terms, held) for word, idf, hit in rows if not hit) / pair.asked.total


def run(pair: Pair) -> float:
    """Measure the longest run of words that both share, as a part of the question."""
    return _longest_run(pair.asked.words, [w.surface.casefold() for w in pair.unit.words]) / max(
        len(pair.asked.words), 1
    )


def spread(pair: Pair) -> float:
    """Measure how many words lie between the matches, per match (10 at the most)."""
    places = pair.positions
    return min((places[-1] - places[0] + 1) / len(places), 10) / 10 if places else 0.0


def numbers(pair: Pair) -> float:
    """Measure the share of the question's numbers that the sentence has; one half where there is none."""
    asked_for = pair.asked.numbers
    if not asked_for:
        return 0.5
    held = {term for word in pair.unit.words for term in word.terms}
    return sum(not held.isdisjoint(word.terms) for word in asked_for) / len(asked_for)


def first_word(pair: Pair) -> float:
    """Tell whether the question's first word of meaning is there."""
    return float(bool(pair.hits) and pair.hits[0])


def last_word(pair: Pair) -> float:
    """Tell whether the question's last word of meaning is there."""
    return float(bool(pair.hits) and pair.hits[-1])


def length(pair: Pair) -> float:
    """Measure the sentence's length against a usual one of 90 characters, as a logarithm."""
    return log(1 + len(pair.unit.quote)) - 4.5


def novelty(pair: Pair) -> float:
    """Measure how many words of meaning the sentence has beyond the question's."""
    return min(sum(not word.stop for word in pair.unit.words) - len(pair.positions), _LONG) / _LONG


def repeats(pair: Pair) -> float:
    """Tell whether the sentence says nothing beyond the question."""
    return float(novelty(pair) <= 0)


def leaning(pair: Pair) -> float:
    """Tell whether the sentence opens with a pronoun."""
    opening = pair.unit.words[0].surface.casefold() if pair.unit.words else ""
    return float(opening in _spoken(pair).leaning)


def asks_itself(pair: Pair) -> float:
    """Tell whether the sentence is a question."""
    return float(bool(_QUESTION_MARK.search(pair.unit.quote)))


def opens_paragraph(pair: Pair) -> float:
    """Tell whether the sentence is the first of its paragraph."""
    return float(pair.unit.sentence.number == 1)


def new_name(pair: Pair) -> float:
    """Tell whether the sentence has a name that the question has not."""
    return float(any(_is_name(word) and _is_new(pair, word) for word in pair.unit.words[1:]))


def new_number(pair: Pair) -> float:
    """Tell whether the sentence has a number that the question has not."""
    return float(any(_is_number(word) and _is_new(pair, word) for word in pair.unit.words))


def person_name(pair: Pair) -> float:
    """Tell whether a person is asked for and a new name is there."""
    return new_name(pair) * ("person" in pair.asked.kinds)


def person_leaning(pair: Pair) -> float:
    """Tell whether a person is asked for and the sentence opens with a pronoun."""
    return leaning(pair) * ("person" in pair.asked.kinds)


def time_number(pair: Pair) -> float:
    """Tell whether a time is asked for and a new number is there."""
    return new_number(pair) * ("time" in pair.asked.kinds)


def time_year(pair: Pair) -> float:
    """Tell whether a time is asked for and a new year is there."""
    years = (word for word in pair.unit.words if _YEAR.match(word.surface))
    return float("time" in pair.asked.kinds and any(_is_new(pair, word) for word in years))


def place_name(pair: Pair) -> float:
    """Tell whether a place is asked for and a new name is there."""
    return new_name(pair) * ("place" in pair.asked.kinds)


def quantity_number(pair: Pair) -> float:
    """Tell whether a quantity is asked for and a new number is there."""
    return new_number(pair) * ("quantity" in pair.asked.kinds)


def thing_name(pair: Pair) -> float:
    """Tell whether none of these is asked for and a new name is there."""
    return new_name(pair) * (not pair.asked.kinds)


def reason_given(pair: Pair) -> float:
    """Tell whether a reason is asked for and the sentence has a word that gives one."""
    if "reason" not in pair.asked.kinds:
        return 0.0
    return float(any(word.surface.casefold() in _spoken(pair).asks["because"] for word in pair.unit.words))


FEATURES: dict[str, Callable[[Pair], float]] = {
    feature.__name__: feature
    for feature in (
        *(coverage, before, elsewhere, words, beginnings, run, spread, numbers, first_word, last_word),
        *(length, novelty, repeats, leaning, asks_itself, opens_paragraph, new_name, new_number),
        *(person_name, person_leaning, time_number, time_year, place_name, quantity_number, thing_name, reason_given),
    )
}
NAMES = ("sentence", "passage", "sentence_best", "passage_best", "combined_best", *FEATURES)


def _asks(row: Sequence[str], words: Sequence[str], query: Query) -> bool:
    return not set(row).isdisjoint(words) or any(not word.isascii() and word in query.text for word in row)


def _lacking(pair: Pair, held: frozenset[str]) -> float:
    rows = zip(pair.asked.query.words, pair.asked.idf, pair.hits, strict=True)
    return sum(idf for word, idf, hit in rows if not hit and not held.isdisjoint(word.terms)) / pair.asked.total


def _alike(terms: Sequence[str], held: Sequence[str]) -> float:
    best = 0.0
    for term in terms:
        for other in held if len(term) >= _PREFIX else ():
            if term[:_PREFIX] == other[:_PREFIX]:
                best = max(best, _common(term, other) / max(len(term), len(other)))
    return best if best >= _PREFIX_SHARE else 0.0


def _common(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _longest_run(one: Sequence[str], other: Sequence[str]) -> int:
    places: dict[str, list[int]] = {}
    for i, word in enumerate(other):
        places.setdefault(word, []).append(i)
    longest, ending = 0, dict[int, int]()
    for word in one:
        ending = {i: ending.get(i - 1, 0) + 1 for i in places.get(word, ())}
        longest = max(longest, *ending.values()) if ending else longest
    return longest


def _spoken(pair: Pair) -> Language:
    return language(pair.unit.article.language)


def _is_name(word: Token) -> bool:
    return not word.stop and word.surface[:1].isupper()


def _is_number(word: Token) -> bool:
    return bool(_DIGIT.search(word.surface) or _NUMERAL.match(word.surface))


def _is_new(pair: Pair, word: Token) -> bool:
    return word.surface.casefold() not in pair.asked.wanted and pair.asked.wanted.isdisjoint(word.terms)


def _part(value: float, most: float) -> float:
    return float(value / most) if most else 0.0
