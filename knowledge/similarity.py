"""The evidence of likeness in meaning: how near a sentence's vector is to the question's, see `embedding.py`.

Vectors have length 1, so that their product is the cosine; those of multilingual-e5 lie between 0.7 and 0.95 for any
two texts, which is why a cosine says more beside those of the other sentences.
"""

import numpy as np
from numpy.typing import NDArray

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
# A question in another language than the articles shares hardly a word with them: likeness weighs more there.
NAMES = (*_OWN, *(f"foreign_{name}" for name in _OWN))
_JUDGED = ("best_similarity", "mean_similarity", "lead_similarity", "first_similarity", "unknown_similarity", "")
STANDING = (*_JUDGED[:-1], *(f"foreign_{name}" for name in _JUDGED))
# Cosines are taken against these, as they differ by some hundredths only.
_CENTRE, _SCALE = 0.8, 0.05
_FIRST = 3


def evidence(cosines: Matrix, passage_of: NDArray[np.intp], numbers: NDArray[np.intp], *, foreign: bool) -> Matrix:
    """Give the evidence for candidates from the cosines of all sentences: shape (candidates, NAMES)."""
    high = _scaled(cosines)
    spread = float(high.std()) or 1.0
    last = len(high) - 1
    before, after = np.maximum(numbers - 1, 0), np.minimum(numbers + 1, last)
    own = high[numbers]
    with_before = np.where(_beside(passage_of, before, numbers), high[before], high.mean())
    with_after = np.where(_beside(passage_of, after, numbers), high[after], high.mean())
    starts = np.flatnonzero(np.r_[True, passage_of[1:] != passage_of[:-1]])
    of_passage = np.maximum.reduceat(high, starts)[np.searchsorted(starts, numbers, side="right") - 1]
    ahead = (high[None, :] > own[:, None]).sum(axis=1)
    found = np.stack(
        [
            own,
            own - high.max(),
            (own - high.mean()) / spread,
            with_before,
            with_after,
            of_passage,
            own * with_before,
            1 / (1 + ahead),
        ],
        axis=1,
    )
    return np.hstack([found, found * foreign])


def standing(cosines: Matrix, first: int, known: float, *, foreign: bool) -> Matrix:
    """Give what the confidence in a first sentence is judged by, in the order of STANDING."""
    high = _scaled(cosines)
    best = np.sort(high)[::-1][:_FIRST]
    lead = float(best[0] - best[1:].mean()) if len(best) > 1 else 0.0
    judged = np.array([best[0], float(high.mean()), lead, high[first] - best[0], best[0] * (1 - known)])
    return np.concatenate([judged, judged * foreign, [float(foreign)]])


def _beside(passage_of: NDArray[np.intp], other: NDArray[np.intp], numbers: NDArray[np.intp]) -> NDArray[np.bool_]:
    beside: NDArray[np.bool_] = (passage_of[other] == passage_of[numbers]) & (other != numbers)
    return beside


def _scaled(cosines: Matrix) -> Matrix:
    scaled: Matrix = (cosines - _CENTRE) / _SCALE
    return scaled
