"""Ask every system the same questions and sum up what each replied."""

from collections.abc import Sequence
from dataclasses import dataclass

import measures
import numpy as np
from asking import Found, System
from numpy.typing import NDArray
from systems import SYSTEMS, Verbatim
from trials import Case, Corpus

from knowledge.evaluation import auroc, calibration_error

Floats = NDArray[np.float64]
# Only these give a probability that could be calibrated; the others give a score.
PROBABLE = {name for name, system in SYSTEMS.items() if system is Verbatim}


@dataclass(frozen=True, slots=True)
class Replies:
    """Hold what a system replied: rank of the right sentence (0: not in ten), first in the gold paragraph, score.

    `corrected` is true where it answered another question than the one typed.
    """

    system: str
    rank: NDArray[np.int64]
    paragraph: NDArray[np.bool_]
    score: Floats
    own: NDArray[np.bool_]
    cluster: NDArray[np.int64]
    corrected: NDArray[np.bool_]

    @property
    def right(self) -> Floats:
        """Give 1 for each own question whose first sentence is right, else 0."""
        return (self.rank[self.own] == 1).astype(float)


@dataclass(frozen=True, slots=True)
class Row:
    """Hold a system's measures, shares from 0 to 1; NaN where there is nothing to measure."""

    system: str
    hit_at_1: float
    hit_at_1_interval: tuple[float, float]
    difference: float
    difference_interval: tuple[float, float]
    hit_at_3: float
    mrr: float
    gold_paragraph: float
    auroc: float
    foreign_refused_at_97: float
    coverage_at_95: float
    calibration_error: float
    calibration_error_own: float


@dataclass(frozen=True, slots=True)
class Report:
    """Hold what was measured on one file."""

    name: str
    articles: int
    own: int
    foreign: int
    rows: tuple[Row, ...]
    replies: tuple[Replies, ...]


def measure(name: str, found: Sequence[Corpus]) -> Report:
    """Ask every system every question of every corpus."""
    replies = tuple(ask(system, found) for system in SYSTEMS)
    rows = tuple(sum_up(one, replies[0]) for one in replies)
    articles = sum(len(corpus.articles) for corpus in found)
    own = int(replies[0].own.sum())
    return Report(name, articles, own, replies[0].own.size - own, rows, replies)


def ask(system: str, found: Sequence[Corpus]) -> Replies:
    """Ask one system; each corpus gets an index of its own."""
    cases = [case for corpus in found for case in corpus.cases]
    replies = [reply for corpus in found for reply in _replies(SYSTEMS[system](corpus), corpus)]
    rows = list(zip(cases, replies, strict=True))
    return Replies(
        system,
        rank=np.array([_rank(reply, case) for case, reply in rows], dtype=int),
        paragraph=np.array([not case.paragraph.isdisjoint(reply.numbers[:1]) for case, reply in rows], dtype=bool),
        score=np.array([reply.score for reply in replies], dtype=float),
        own=np.array([case.own for case in cases], dtype=bool),
        cluster=np.array([case.cluster for case in cases], dtype=int),
        corrected=np.array([reply.corrected for reply in replies], dtype=bool),
    )


def _replies(index: System, corpus: Corpus) -> list[Found]:
    return [index.ask(case.question) for case in corpus.cases]


def _rank(reply: Found, case: Case) -> int:
    return next((rank for rank, number in enumerate(reply.numbers, start=1) if number in case.right), 0)


def sum_up(one: Replies, reference: Replies) -> Row:
    """Measure a system's replies, and how they differ from the reference's on the same questions."""
    own, clusters, right = one.own, one.cluster[one.own], one.right
    score, foreign, rank = one.score[own], one.score[~own], one.rank[own]
    # Answered, a foreign question is always answered wrongly.
    every = (one.score, np.where(own, one.rank == 1, 0).astype(float))
    probable, nothing = one.system in PROBABLE, float("nan")
    return Row(
        system=one.system,
        hit_at_1=measures.mean(right),
        hit_at_1_interval=measures.interval(right, clusters),
        difference=measures.mean(right - reference.right),
        difference_interval=measures.interval(right - reference.right, clusters),
        hit_at_3=measures.mean((rank >= 1) & (rank <= 3)),
        mrr=measures.mean([1 / r if r else 0.0 for r in rank]),
        gold_paragraph=measures.mean(one.paragraph[own]),
        auroc=auroc(score, foreign),
        foreign_refused_at_97=measures.refused(score, foreign),
        coverage_at_95=measures.coverage(score, right),
        calibration_error=calibration_error(*every) if probable else nothing,
        calibration_error_own=calibration_error(score, right) if probable else nothing,
    )
