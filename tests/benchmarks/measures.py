"""Sum up answers to questions: intervals, coverage, calibration; pure."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]
RESAMPLES = 2000
BINS = 10
_SEED = 20_240_101


@dataclass(frozen=True, slots=True)
class Bin:
    """Hold the answers whose probability lies in one tenth: their mean probability, share right and number."""

    confidence: float
    right: float
    count: int


def mean(values: ArrayLike) -> float:
    """Average; NaN where there is nothing."""
    found = np.asarray(values, float)
    return float(found.mean()) if found.size else float("nan")


def interval(values: ArrayLike, clusters: ArrayLike, resamples: int = RESAMPLES) -> tuple[float, float]:
    """Give the 95 % bootstrap interval of the mean, drawing whole clusters; of one cluster, its single values.

    Questions on one article are alike, so drawing questions would make the interval too narrow.
    """
    found = np.asarray(values, float)
    if not found.size:
        return float("nan"), float("nan")
    groups, member = np.unique(np.asarray(clusters), return_inverse=True)
    if len(groups) == 1:
        groups = member = np.arange(found.size)
    totals, sizes = np.bincount(member, found), np.bincount(member)
    chance = np.random.default_rng(_SEED)
    drawn = (chance.integers(len(groups), size=len(groups)) for _ in range(resamples))
    means = [totals[draw].sum() / sizes[draw].sum() for draw in drawn]
    low, high = np.percentile(means, [2.5, 97.5])
    return float(low), float(high)


def refused(own: ArrayLike, foreign: ArrayLike, answered: float = 0.97) -> float:
    """Give the share of foreign questions below the score from which this share of the own ones is answered."""
    kept, others = np.asarray(own, float), np.asarray(foreign, float)
    if not kept.size or not others.size:
        return float("nan")
    # Of floating point, 0.03 of 100 questions must still be three.
    declined = int((1 - answered) * kept.size + 1e-9)
    return float((others < np.sort(kept)[declined]).mean())


def risk_coverage(scores: ArrayLike, right: ArrayLike) -> tuple[Numbers, Numbers]:
    """Give, for every score as a threshold from the highest down, the share answered and the share of it wrong."""
    score, hit = np.asarray(scores, float), np.asarray(right, float)
    order = np.argsort(-score, kind="stable")
    # Questions of the same score can only be answered together.
    last = np.flatnonzero(np.append(np.diff(score[order]) != 0, True)[: score.size])
    count = last + 1
    return count / max(score.size, 1), 1 - np.cumsum(hit[order])[last] / count


def coverage(scores: ArrayLike, right: ArrayLike, precision: float = 0.95) -> float:
    """Give the largest share of questions that can be answered, surest first, with this share of them right."""
    answered, risk = risk_coverage(scores, right)
    if not answered.size:
        return float("nan")
    return float(answered[risk <= 1 - precision + 1e-12].max(initial=0.0))


def reliability(confidence: ArrayLike, right: ArrayLike) -> list[Bin]:
    """Group probabilities by tenths, empty ones left out."""
    probability, hit = np.asarray(confidence, float), np.asarray(right, float)
    tenth = np.minimum((probability * BINS).astype(int), BINS - 1)
    groups = [tenth == number for number in np.unique(tenth)]
    return [Bin(float(probability[g].mean()), float(hit[g].mean()), int(g.sum())) for g in groups]
