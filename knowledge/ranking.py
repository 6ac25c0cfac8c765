"""Rank the sentences of an index for a question."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from .article import Article
from .index import Index, Scores
from .query import Query

# Weights of the passage's own score and of the sentences before and after.
_PASSAGE_WEIGHT = 0.4
_NEIGHBOUR_WEIGHT = 0.1


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold a sentence, by its number in the index, with its score and the probability that it answers."""

    unit: int
    score: float
    confidence: float


def rank(index: Index, query: Query, limit: int, within: Callable[[Article], bool] | None = None) -> list[Candidate]:
    """List the best `limit` sentences, best first, those of matching articles only where `within` is given."""
    scores = _combined(index, query)
    allowed = _allowed(index, within)
    order = [int(i) for i in np.argsort(-scores, kind="stable") if allowed is None or allowed[i]][:limit]
    total = sum(index.sentences.idf(term) for term in query.terms)
    return [Candidate(i, float(scores[i]), _confidence(float(scores[i]), total)) for i in order]


def _combined(index: Index, query: Query) -> Scores:
    own = index.sentences.scores(query.terms)
    if not own.size:
        return own
    passage = index.passages.scores(query.terms)[index.passage_of]
    same = index.passage_of[1:] == index.passage_of[:-1]
    neighbours = np.zeros_like(own)
    neighbours[1:] += np.where(same, own[:-1], 0)
    neighbours[:-1] += np.where(same, own[1:], 0)
    return own + _PASSAGE_WEIGHT * passage + _NEIGHBOUR_WEIGHT * neighbours


def _allowed(index: Index, within: Callable[[Article], bool] | None) -> Sequence[bool] | None:
    return [within(unit.article) for unit in index.units] if within else None


def _confidence(score: float, total: float) -> float:
    return 1 / (1 + math.exp(-(6 * score / total - 3.5))) if total and score else 0.0
