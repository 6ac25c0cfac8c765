"""The evidence of likeness in meaning: how near a sentence's vector is to the question's, see `embedding.py`.

Vectors have length 1, so that their product is the cosine. With a question on the article those of its sentences are
0.5 on average and 0.7 for the right one, in Japanese 0.06 more: a cosine says more beside those of the others. A
sentence of several clauses is also as near as the nearest of them.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .index import Index

Matrix = NDArray[np.float64]
_OWN = (
    "similarity",
    "similarity_best",
    "similarity_high",
    "similarity_rank",
    "clause",
    "clause_best",
    "clause_high",
    "clause_rank",
    "similarity_before",
    "similarity_after",
    "similarity_passage",
    "similarity_both",
)
# A question in another language than the articles shares hardly a word with them, and where words are pairs of
# characters they match by chance: likeness weighs otherwise there, and where no sentence has many of the words.
NAMES = (*_OWN, *(f"{kind}_{name}" for kind in ("foreign", "unspaced", "weak") for name in _OWN))
_JUDGED = (
    *("best_similarity", "lead_similarity", "first_similarity", "best_clause", "lead_clause", "first_clause"),
    *("mean_similarity", "unknown_similarity"),
)
STANDING = (*_JUDGED, *(f"foreign_{name}" for name in (*_JUDGED, "")))
# Cosines are taken against these, as they differ by some tenths only.
_CENTRE, _SCALE = 0.6, 0.1
_FIRST = 3


class Likeness(NamedTuple):
    """Hold the cosines of a question and each sentence, and the largest of it and its clauses: shapes (sentences,)."""

    sentences: Matrix
    clauses: Matrix


@dataclass(frozen=True, slots=True)
class Kind:
    """Say what a question is like: in another language, in pairs of characters, how little of it any sentence has."""

    foreign: bool
    unspaced: bool
    weak: float


def evidence(likeness: Likeness, index: Index, numbers: NDArray[np.intp], kind: Kind) -> Matrix:
    """Give the evidence for candidates from their likeness and that of all sentences: shape (candidates, NAMES)."""
    whole, part = map(_scaled, likeness)
    around = _around(whole, index, numbers)
    both = whole[numbers] * around[0]
    found = np.stack([*_among(whole, numbers), *_among(part, numbers), *around, both], axis=1)
    return np.hstack([found, found * kind.foreign, found * (kind.unspaced and not kind.foreign), found * kind.weak])


def _among(values: Matrix, numbers: NDArray[np.intp]) -> tuple[Matrix, ...]:
    """Give a value of each candidate, as it is and beside those of all sentences."""
    own, spread = values[numbers], float(values.std()) or 1.0
    rank = 1 / (1 + (values[None, :] > own[:, None]).sum(axis=1))
    return own, own - values.max(), (own - values.mean()) / spread, rank


def _around(values: Matrix, index: Index, numbers: NDArray[np.intp]) -> tuple[Matrix, ...]:
    """Give for each candidate the value of the sentence before it, of the one after, and the best of its passage."""
    passage_of, with_none = index.passage_of, np.append(values, values.mean())
    starts = np.flatnonzero(np.r_[True, passage_of[1:] != passage_of[:-1]])
    of_passage = np.maximum.reduceat(values, starts)[np.searchsorted(starts, numbers, side="right") - 1]
    return with_none[index.previous[numbers]], with_none[index.following[numbers]], of_passage


def standing(likeness: Likeness, first: int, known: float, *, foreign: bool) -> Matrix:
    """Give what the confidence in a first sentence is judged by, in the order of STANDING."""
    whole, part = map(_scaled, likeness)
    top = _top(whole, first)
    judged = np.array([*top, *_top(part, first), float(whole.mean()), top[0] * (1 - known)])
    return np.concatenate([judged, judged * foreign, [float(foreign)]])


def _top(values: Matrix, first: int) -> tuple[float, float, float]:
    """Give the best value, its lead over the next ones, and how far behind it the first candidate is."""
    best = np.sort(values)[::-1][:_FIRST]
    lead = float(best[0] - best[1:].mean()) if len(best) > 1 else 0.0
    return float(best[0]), lead, float(values[first] - best[0])


def _scaled(cosines: Matrix) -> Matrix:
    scaled: Matrix = (cosines - _CENTRE) / _SCALE
    return scaled
