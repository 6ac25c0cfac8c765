"""Rank the sentences of an index for a question: BM25 chooses candidates, the fitted weights order them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from .asking import Asked, Matrix, asked
from .confidence import CONFIDENCE, confidence, standing
from .features import GLANCE, NAMES, Basis, at_a_glance, closely
from .index import Index
from .query import Query

# What the passage's own score and the sentences before and after add to a sentence's score, when candidates are
# chosen: with these the right sentence is among the first fifteen in 97 % of cases.
_PASSAGE_WEIGHT = 0.5
_NEIGHBOUR_WEIGHT = 0.12
_SIMILAR_WEIGHT = 0.3
CANDIDATES = 25
# So many of them are looked at word by word: more find no more (two-fold, new_wiki: 79.6 with 8, 79.5 with all).
CLOSELY = 8
# A yes or no for each sentence of the index.
Chosen = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold a sentence, by its number in the index, with its score; `matches` where a word or its passage does."""

    unit: int
    score: float
    matches: bool


@dataclass(frozen=True, slots=True)
class Ranking:
    """Hold candidates, best first, and the probability that the first one answers."""

    candidates: tuple[Candidate, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Looked:
    """Hold candidates in their order, numbers and scores, and what the confidence in the first is judged by."""

    numbers: tuple[int, ...]
    scores: tuple[float, ...]
    standing: Matrix


@dataclass(frozen=True, slots=True)
class Weights:
    """Hold the fitted weights: `glance` by GLANCE, `ranking` by NAMES, `own` and `right` by CONFIDENCE."""

    glance: Matrix
    ranking: Matrix
    own: Matrix
    right: Matrix


@cache
def weights() -> Weights:
    """Load the weights that tests/benchmarks/fit.py has written."""
    data = json.loads((files(__package__) / "weights.json").read_text("utf-8"))
    columns = {"glance": GLANCE, "ranking": NAMES, "own": (*CONFIDENCE, ""), "right": (*CONFIDENCE, "")}
    return Weights(**{which: np.array([data[which][name] for name in names]) for which, names in columns.items()})


def rank(index: Index, query: Query, limit: int, among: Chosen | None = None) -> Ranking:
    """Rank at most `limit` sentences, of those chosen only where `among` is given."""
    basis = scores(index, query)
    numbers = candidates(basis, max(limit, CANDIDATES), among)
    if not numbers:
        return Ranking((), 0.0)
    looked = look(index, asked(index, query), numbers, basis, weights())
    found = [
        Candidate(number, round(score, 6), bool(basis.combined[number] > 0))
        for number, score in zip(looked.numbers, looked.scores, strict=True)
    ]
    return Ranking(
        tuple(found[:limit]), confidence(looked.standing, weights().own, weights().right) if found[0].matches else 0.0
    )


def look(index: Index, question: Asked, numbers: Sequence[int], basis: Basis, fitted: Weights) -> Looked:
    """Order candidates: all at a glance, the best of these by all the evidence."""
    glance = at_a_glance(index, question, numbers, basis)
    first = glance @ fitted.glance
    order = np.argsort(-first, kind="stable")
    close, rest = order[:CLOSELY], order[CLOSELY:]
    evidence = closely(index, question, [numbers[i] for i in close], glance[close])
    totals = evidence @ fitted.ranking
    best = np.argsort(-totals, kind="stable")
    scores = [*totals[best].tolist(), *np.minimum(first[rest], totals.min()).tolist()]
    judged = standing(question, glance, evidence[best], totals[best])
    return Looked(tuple(numbers[i] for i in (*close[best], *rest)), tuple(scores), judged)


def scores(index: Index, query: Query) -> Basis:
    """Score every sentence of the index by BM25: on its own, by its passage, by its neighbours, and all together."""
    own = index.sentences.scores(query.terms)
    if not own.size:
        return Basis(own, own, own, own, own)
    passage = index.passages.scores(query.terms)[index.passage_of]
    same = index.passage_of[1:] == index.passage_of[:-1]
    previous = np.concatenate([[0.0], np.where(same, own[:-1], 0)])
    following = np.concatenate([np.where(same, own[1:], 0), [0.0]])
    combined = own + _PASSAGE_WEIGHT * passage + _NEIGHBOUR_WEIGHT * (previous + following)
    combined += _SIMILAR_WEIGHT * index.sentences.scores(_similar(index, query))
    return Basis(own, passage, previous, following, combined)


def _similar(index: Index, query: Query) -> Iterator[str]:
    for term in query.terms:
        yield from (other for other, _ in (*index.beginnings(term), *index.related(term)))


def candidates(basis: Basis, count: int, among: Chosen | None = None) -> list[int]:
    """Choose the sentences that are looked at more closely, best first, ties in reading order."""
    order = np.argsort(-basis.combined, kind="stable")
    kept: list[int] = (order if among is None else order[among[order]])[:count].tolist()
    return kept
