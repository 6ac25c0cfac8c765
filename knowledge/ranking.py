"""Rank the sentences of an index for a question: BM25 chooses candidates, the fitted weights order them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from . import similarity
from .asking import Asked, Matrix, asked
from .confidence import best_support, confidence, standing, withheld
from .features import GLANCE, Basis, at_a_glance, closely
from .index import Index
from .query import Query
from .similarity import Likeness
from .weights import Weights, weights

# What the passage's own score and the sentences before and after add to a sentence's score, when candidates are
# chosen: with these the right sentence is among the first fifteen in 97 % of cases.
_PASSAGE_WEIGHT = 0.5
_NEIGHBOUR_WEIGHT = 0.12
_SIMILAR_WEIGHT = 0.3
CANDIDATES = 25
# So many of them are looked at word by word: more find no more (two-fold, new_wiki: 79.6 with 8, 79.5 with all).
CLOSELY = 8
# With a model so many of the candidates are those nearest in meaning.
ALIKE = 8
# A yes or no for each sentence of the index.
Chosen = NDArray[np.bool_]


class Candidate(NamedTuple):
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


def rank(
    index: Index, query: Query, limit: int, among: Chosen | None = None, likeness: Likeness | None = None
) -> Ranking:
    """Rank at most `limit` sentences, of those chosen only where `among` is given.

    `likeness` says how alike the sentences of the index are to the question in meaning.
    """
    basis = scores(index, query, likeness)
    numbers = candidates(basis, max(limit, CANDIDATES), among)
    if not numbers:
        return Ranking((), 0.0)
    fitted = weights(semantic=likeness is not None)
    question = asked(index, query)
    looked = look(index, question, numbers, basis, fitted)
    found = [
        Candidate(number, round(score, 6), likeness is not None or bool(basis.combined[number] > 0))
        for number, score in zip(looked.numbers[:limit], looked.scores, strict=False)
    ]
    sure = confidence(fitted.bends.bent(looked.standing), fitted.own, fitted.right) if found[0].matches else 0.0
    return Ranking(tuple(found), withheld(sure, question, looked.standing))


def look(index: Index, question: Asked, numbers: Sequence[int], basis: Basis, fitted: Weights) -> Looked:
    """Order candidates: all at a glance, the best of these by all the evidence."""
    seen = glance(index, question, numbers, basis)
    first = seen @ fitted.glance
    order = (-first).argsort(kind="stable")
    close, rest = order[:CLOSELY], order[CLOSELY:]
    evidence = look_closely(index, question, [numbers[i] for i in close.tolist()], seen[close])
    totals = evidence @ fitted.ranking
    best = (-totals).argsort(kind="stable")
    evidence, totals = evidence[best], totals[best]
    ordered = [numbers[i] for i in (*close[best].tolist(), *rest.tolist())]
    scores = [*totals.tolist(), *np.minimum(first[rest], totals[-1]).tolist()]
    judged = standing(question, seen, evidence, totals)
    if basis.likeness is not None:
        known = float(question.known[1])
        meant = similarity.standing(basis.likeness, ordered[0], known, foreign=question.foreign)
        judged = np.concatenate([judged[:-1], meant, judged[-1:]])
    return Looked(tuple(ordered), tuple(scores), judged)


def glance(index: Index, question: Asked, numbers: Sequence[int], basis: Basis) -> Matrix:
    """Give the evidence seen at a glance, that of meaning last where there is a model: shape (candidates, columns)."""
    seen = at_a_glance(index, question, numbers, basis)
    if basis.likeness is None:
        return seen
    at = np.array(numbers, dtype=np.intp)
    kind = similarity.Kind(question.foreign, question.unspaced, 1 - best_support(question, seen))
    return np.hstack([seen, similarity.evidence(basis.likeness, index, at, kind)])


def look_closely(index: Index, question: Asked, numbers: Sequence[int], glance: Matrix) -> Matrix:
    """Give all the evidence for candidates, that of meaning last."""
    evidence = closely(index, question, numbers, glance[:, : len(GLANCE)])
    meaning = glance[:, len(GLANCE) :]
    return np.hstack([evidence, meaning]) if meaning.size else evidence


def scores(index: Index, query: Query, likeness: Likeness | None = None) -> Basis:
    """Score every sentence of the index by BM25: on its own, by its passage, by its neighbours, and all together."""
    own = index.sentences.scores(query.terms)
    if not own.size:
        return Basis(own, own, own, own, own, likeness)
    passage = index.passages.scores(query.terms)[index.passage_of]
    with_none = np.concatenate([own, [0.0]])
    previous, following = with_none[index.previous], with_none[index.following]
    combined = own + _PASSAGE_WEIGHT * passage + _NEIGHBOUR_WEIGHT * (previous + following)
    combined += _SIMILAR_WEIGHT * index.sentences.scores(_similar(index, query))
    return Basis(own, passage, previous, following, combined, likeness)


def _similar(index: Index, query: Query) -> Iterator[str]:
    for term in query.terms:
        yield from [other for other, _ in index.beginnings(term) + index.related(term)]


def candidates(basis: Basis, count: int, among: Chosen | None = None) -> list[int]:
    """Choose the sentences that are looked at more closely, best first, ties in reading order."""
    kept = _first(basis.combined, count, among)
    if basis.likeness is not None:
        alike = _first(basis.likeness.clauses, ALIKE, among)
        kept = list(dict.fromkeys([*kept[: count - ALIKE], *alike, *kept]))[:count]
    return kept


def _first(scores: Matrix, count: int, among: Chosen | None) -> list[int]:
    order = (-scores).argsort(kind="stable")
    first: list[int] = (order if among is None else order[among[order]])[:count].tolist()
    return first
