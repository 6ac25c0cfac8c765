"""Rank the sentences of an index for a question: BM25 chooses candidates, the fitted weights order them."""

import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from .article import Article
from .features import NAMES, matrix
from .index import Index, Scores
from .pairs import Asked, Basis, Matrix, asked
from .query import Query

# What the passage's own score and the sentences before and after add to a sentence's score, when candidates are
# chosen: with these the right sentence is among the first fifteen in 97 % of cases.
_PASSAGE_WEIGHT = 0.5
_NEIGHBOUR_WEIGHT = 0.12
CANDIDATES = 15
# A lead of 3 in the log-odds is all but certain; more says nothing further.
_LEAD = 3.0
# Pairs of characters match by chance and miss by inflection, so the same share of matches means another thing there.
CONFIDENCE = (
    "score",
    "margin",
    "known",
    "known_squared",
    "support_squared",
    "pairs",
    "pairs_known",
    "pairs_words",
    *NAMES,
)


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
class Weights:
    """Hold the fitted weights: `ranking` by NAMES, `confidence` by CONFIDENCE with its intercept."""

    ranking: Matrix
    confidence: Matrix
    intercept: float


@cache
def weights() -> Weights:
    """Load the weights that tests/benchmarks/fit.py has written."""
    data = json.loads((files(__package__) / "weights.json").read_text("utf-8"))
    ranking = np.array([data["ranking"].get(name, 0.0) for name in NAMES])
    confidence = np.array([data["confidence"].get(name, 0.0) for name in CONFIDENCE])
    return Weights(ranking, confidence, data["intercept"])


def rank(index: Index, query: Query, limit: int, within: Callable[[Article], bool] | None = None) -> Ranking:
    """Rank at most `limit` sentences, those of matching articles only where `within` is given."""
    basis = scores(index, query)
    numbers = candidates(index, basis, max(limit, CANDIDATES), within)
    if not numbers:
        return Ranking((), 0.0)
    question = asked(index, query)
    evidence = matrix(index, question, numbers, basis)
    totals = evidence @ weights().ranking
    order = np.argsort(-totals, kind="stable")
    found = [
        Candidate(numbers[i], round(float(totals[i]), 6), bool(basis.combined[numbers[i]] > 0)) for i in order[:limit]
    ]
    return Ranking(tuple(found), _confidence(standing(question, evidence, totals)) if found[0].matches else 0.0)


def scores(index: Index, query: Query) -> Basis:
    """Score every sentence of the index by BM25: on its own, by its passage, and both with the neighbours."""
    own = index.sentences.scores(query.terms)
    if not own.size:
        return Basis(own, own, own)
    passage = index.passages.scores(query.terms)[index.passage_of]
    return Basis(own, passage, own + _PASSAGE_WEIGHT * passage + _NEIGHBOUR_WEIGHT * _neighbours(index, own))


def candidates(index: Index, basis: Basis, count: int, within: Callable[[Article], bool] | None = None) -> list[int]:
    """Choose the sentences that are looked at more closely, best first, ties in reading order."""
    allowed = {id(unit.article): within(unit.article) for unit in index.units} if within else None
    order = (int(i) for i in np.argsort(-basis.combined, kind="stable"))
    kept = (i for i in order if allowed is None or allowed[id(index.units[i].article)])
    return [i for i, _ in zip(kept, range(count), strict=False)]


def standing(question: Asked, evidence: Matrix, totals: Scores) -> Matrix:
    """Give what the confidence is judged by, in the order of CONFIDENCE; `known` is the idf share of known words."""
    best, *others = sorted(totals, reverse=True)
    margin = min(best - others[0], _LEAD) if others else _LEAD
    row = evidence[int(np.argmax(totals))]
    by_pairs = (1.0, question.known, row[NAMES.index("words")]) if question.pairs else (0.0, 0.0, 0.0)
    support = sum(row[NAMES.index(name)] for name in ("coverage", "before", "elsewhere"))
    return np.array([best, margin, question.known, question.known**2, support**2, *by_pairs, *row])


def _neighbours(index: Index, own: Scores) -> Scores:
    same = index.passage_of[1:] == index.passage_of[:-1]
    total = np.zeros_like(own)
    total[1:] += np.where(same, own[:-1], 0)
    total[:-1] += np.where(same, own[1:], 0)
    return total


def _confidence(judged: Matrix) -> float:
    value = float(judged @ weights().confidence) + weights().intercept
    return 1 / (1 + math.exp(-max(min(value, 30.0), -30.0)))
