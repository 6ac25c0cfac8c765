"""The evidence that a sentence answers a question, each kind a number; the weights are fitted, see `weights.json`.

Each row of the matrix is a candidate, each column one of NAMES. Idf shares are parts of the summed idf of the
question's words, so that words the articles do not have count as if they were the rarest.
"""

import re
from collections.abc import Callable, Sequence
from math import log

import numpy as np

from . import kinds
from .index import Index
from .overlap import MIN_PREFIX, alike, longest_run
from .pairs import Asked, Basis, Matrix, Pair, pair

_QUESTION_MARK = re.compile(r"[?？؟][\"'”’»」』)]*\Z")
# Half of this many characters is a usual sentence in running text.
_LONG = 20


def matrix(index: Index, question: Asked, numbers: Sequence[int], basis: Basis) -> Matrix:
    """Give the evidence for sentences of the index: shape (candidates, features)."""
    bm25 = (basis.sentence, basis.passage, basis.combined)
    best = tuple(float(scores.max()) for scores in bm25) if numbers else ()
    rows = [
        [*_bm25(question, [float(scores[number]) for scores in bm25], best), *_others(index, question, number)]
        for number in numbers
    ]
    return np.array(rows, dtype=float).reshape(len(numbers), len(NAMES))


def _bm25(question: Asked, own: Sequence[float], best: Sequence[float]) -> list[float]:
    return [own[0] / question.total, own[1] / question.total, *map(_part, own, best)]


def _others(index: Index, question: Asked, number: int) -> list[float]:
    beside = pair(index, question, number)
    return [feature(beside) for feature in FEATURES.values()]


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
    held = [term for word in pair.unit.words if not word.stop for term in word.terms if len(term) >= MIN_PREFIX]
    rows = zip(pair.asked.query.words, pair.asked.idf, pair.hits, strict=True)
    return sum(idf * alike(word.terms, held) for word, idf, hit in rows if not hit) / pair.asked.total


def run(pair: Pair) -> float:
    """Measure the longest run of words that both share, as a part of the question."""
    return longest_run(pair.asked.words, [w.surface.casefold() for w in pair.unit.words]) / max(
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


def asks_itself(pair: Pair) -> float:
    """Tell whether the sentence is a question."""
    return float(bool(_QUESTION_MARK.search(pair.unit.quote)))


def opens_paragraph(pair: Pair) -> float:
    """Tell whether the sentence is the first of its paragraph."""
    return float(pair.unit.sentence.number == 1)


FEATURES: dict[str, Callable[[Pair], float]] = {
    feature.__name__: feature
    for feature in (
        *(coverage, before, elsewhere, words, beginnings, run, spread, numbers, first_word, last_word),
        *(length, novelty, repeats, kinds.leaning, asks_itself, opens_paragraph),
        *(
            kinds.new_name,
            kinds.new_number,
            kinds.person_name,
            kinds.person_leaning,
            kinds.time_number,
            kinds.time_year,
        ),
        *(kinds.place_name, kinds.quantity_number, kinds.thing_name, kinds.reason_given),
    )
}
NAMES = ("sentence", "passage", "sentence_best", "passage_best", "combined_best", *FEATURES)


def _lacking(pair: Pair, held: frozenset[str]) -> float:
    rows = zip(pair.asked.query.words, pair.asked.idf, pair.hits, strict=True)
    return sum(idf for word, idf, hit in rows if not hit and not held.isdisjoint(word.terms)) / pair.asked.total


def _part(value: float, most: float) -> float:
    return float(value / most) if most else 0.0
