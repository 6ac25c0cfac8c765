"""The evidence of likeness in meaning: how near a sentence's vector is to the question's, see `embedding.py`.

Vectors have length 1, so that their product is the cosine. With a question on the article those of its sentences are
0.5 on average and 0.7 for the right one, in Japanese 0.06 more: a cosine says more beside those of the others.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .index import Index

Matrix = NDArray[np.float64]
_OWN = (
    "similarity",
    "similarity_best",
    "similarity_high",
    "similarity_before",
    "similarity_after",
    "similarity_passage",
    "similarity_both",
    "similarity_rank",
)
# A question in another language than the articles shares hardly a word with them, and where words are pairs of
# characters they match by chance: likeness weighs otherwise there, and where no sentence has many of the words.
NAMES = (*_OWN, *(f"{kind}_{name}" for kind in ("foreign", "unspaced", "weak") for name in _OWN))
_JUDGED = ("best_similarity", "mean_similarity", "lead_similarity", "first_similarity", "unknown_similarity", "")
STANDING = (*_JUDGED[:-1], *(f"foreign_{name}" for name in _JUDGED))
# Cosines are taken against these, as they differ by some tenths only.
_CENTRE, _SCALE = 0.6, 0.1
_FIRST = 3


@dataclass(frozen=True, slots=True)
class Kind:
    """Say what a question is like: in another language, in pairs of characters, how little of it any sentence has."""

    foreign: bool
    unspaced: bool
    weak: float


def evidence(cosines: Matrix, index: Index, numbers: NDArray[np.intp], kind: Kind) -> Matrix:
    """Give the evidence for candidates from the cosines of all sentences: shape (candidates, NAMES)."""
    around = _around(_scaled(cosines), index, numbers)
    own, before = around[:, 0], around[:, 3]
    found = np.hstack([around[:, :-1], (own * before)[:, None], around[:, -1:]])
    return np.hstack([found, found * kind.foreign, found * (kind.unspaced and not kind.foreign), found * kind.weak])


def _around(values: Matrix, index: Index, numbers: NDArray[np.intp]) -> Matrix:
    """Give a value of each candidate, as it is and beside those of other sentences: shape (candidates, 7)."""
    spread, own, passage_of = float(values.std()) or 1.0, values[numbers], index.passage_of
    with_none = np.append(values, values.mean())
    with_before, with_after = with_none[index.previous[numbers]], with_none[index.following[numbers]]
    starts = np.flatnonzero(np.r_[True, passage_of[1:] != passage_of[:-1]])
    of_passage = np.maximum.reduceat(values, starts)[np.searchsorted(starts, numbers, side="right") - 1]
    rank = 1 / (1 + (values[None, :] > own[:, None]).sum(axis=1))
    high = (own - values.mean()) / spread
    return np.stack([own, own - values.max(), high, with_before, with_after, of_passage, rank], axis=1)


def standing(cosines: Matrix, first: int, known: float, *, foreign: bool) -> Matrix:
    """Give what the confidence in a first sentence is judged by, in the order of STANDING."""
    high = _scaled(cosines)
    best = np.sort(high)[::-1][:_FIRST]
    lead = float(best[0] - best[1:].mean()) if len(best) > 1 else 0.0
    judged = np.array([best[0], float(high.mean()), lead, high[first] - best[0], best[0] * (1 - known)])
    return np.concatenate([judged, judged * foreign, [float(foreign)]])


def _scaled(cosines: Matrix) -> Matrix:
    scaled: Matrix = (cosines - _CENTRE) / _SCALE
    return scaled
