"""Measure a library on questions with known answers; pure."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from .answering import DEFAULT, Evidence, Status, Thresholds
from .article import Article
from .library import Library
from .questions import Question, QuestionSet

_SEED = 20_240_101
_BINS = 10
# The figure "refused foreign" is read where this share of the own questions is answered.
_ANSWERED = 0.97


@dataclass(frozen=True, slots=True)
class Outcome:
    """Hold what came of one question: the rank of the right sentence from 1, 0 where it is not among the ten."""

    question: str
    answerable: bool
    rank: int
    paragraph_right: bool
    confidence: float
    status: Status
    expected: str
    given: str

    @property
    def right(self) -> bool:
        """Tell whether the reply was as it should be: the right sentence quoted, or declined."""
        if not self.answerable:
            return self.status is not Status.ANSWERED
        return self.status is Status.ANSWERED and self.rank == 1


@dataclass(frozen=True, slots=True)
class Figures:
    """Hold the measures of a run, shares from 0 to 1; NaN where there is nothing to measure."""

    own: int
    foreign: int
    hit_at_1: float
    hit_at_3: float
    mrr: float
    gold_paragraph: float
    auroc: float
    own_answered: float
    foreign_refused: float
    foreign_refused_at_97: float
    sure_right: float
    sure_share: float
    foreign_sure: float
    calibration_error: float
    right: float


MEANING = {
    "own": "questions that the articles answer",
    "foreign": "questions on which the right reply is to decline",
    "hit_at_1": "the first sentence is right",
    "hit_at_3": "one of the first three is",
    "mrr": "mean of 1 / rank of the right sentence",
    "gold_paragraph": "the first sentence is from the right paragraph",
    "auroc": "own told from foreign by the confidence (1 = always)",
    "own_answered": "own questions answered (confidence from {likely:g})",
    "foreign_refused": "foreign questions declined there",
    "foreign_refused_at_97": "declined where 97 % of the own are answered",
    "sure_right": "right among own questions answered “sure” (from {sure:g})",
    "sure_share": "own questions answered “sure”",
    "foreign_sure": "foreign questions answered “sure”",
    "calibration_error": "how far the confidence is from the share right, over all questions",
    "right": "replies as they should be: right sentence, or declined",
}


def alone(article: Article) -> Library:
    """Open a library of one article, as it is asked by default."""
    return Library([article])


def evaluate(sets: Sequence[QuestionSet], opened: Callable[[Article], Library] = alone) -> list[Outcome]:
    """Ask every article its own questions and, where there are several, as many of the other articles' ones."""
    chance = random.Random(_SEED)  # noqa: S311 - a fixed draw, so that two runs measure the same
    outcomes: list[Outcome] = []
    for one in sets:
        library = opened(one.article)
        others = [question.text for other in sets if other is not one for question in other.questions]
        foreign = chance.sample(others, min(len(one.questions), len(others)))
        outcomes += [_outcome(library, question) for question in one.questions]
        outcomes += [_outcome(library, Question(text, ())) for text in foreign]
    return outcomes


def figures(outcomes: Sequence[Outcome], thresholds: Thresholds = DEFAULT) -> Figures:
    """Sum up the outcomes."""
    own = [one for one in outcomes if one.answerable]
    foreign = [one for one in outcomes if not one.answerable]
    own_confidence = np.array([one.confidence for one in own])
    foreign_confidence = np.array([one.confidence for one in foreign])
    sure = [one for one in outcomes if one.status is Status.ANSWERED and one.confidence >= thresholds.sure]
    sure_own = [one.rank == 1 for one in sure if one.answerable]
    return Figures(
        own=len(own),
        foreign=len(foreign),
        hit_at_1=_share(one.rank == 1 for one in own),
        hit_at_3=_share(1 <= one.rank <= 3 for one in own),
        mrr=_share(1 / one.rank if one.rank else 0.0 for one in own),
        gold_paragraph=_share(one.paragraph_right for one in own),
        auroc=auroc(own_confidence, foreign_confidence),
        own_answered=_share(one.status is Status.ANSWERED for one in own),
        foreign_refused=_share(one.status is not Status.ANSWERED for one in foreign),
        foreign_refused_at_97=_refused_at(own_confidence, foreign_confidence),
        sure_right=_share(sure_own),
        sure_share=len(sure_own) / len(own) if own else float("nan"),
        foreign_sure=(len(sure) - len(sure_own)) / len(foreign) if foreign else float("nan"),
        calibration_error=calibration_error(
            np.array([one.confidence for one in outcomes]), np.array([one.rank == 1 for one in outcomes], dtype=float)
        ),
        right=_share(one.right for one in outcomes),
    )


def table(result: Figures, thresholds: Thresholds = DEFAULT) -> Iterator[str]:
    """Give the figures as lines: name, value, meaning."""
    for field in fields(result):
        value = getattr(result, field.name)
        shown = f"{value:d}" if isinstance(value, int) else f"{value:.3f}"
        meaning = MEANING[field.name].format(likely=thresholds.likely, sure=thresholds.sure)
        yield f"{field.name:22}{shown:>8}  {meaning}"


def _outcome(library: Library, question: Question) -> Outcome:
    answer = library.ask(question.text)
    text = library.articles[0].text
    hits = [_is_right(evidence, question) for evidence in answer.candidates]
    rank = hits.index(True) + 1 if True in hits else 0
    first = answer.candidates[0] if answer.candidates else None
    in_paragraph = first is not None and _in_paragraph(first, question, library)
    expected = text[slice(*question.answers[0])] if question.answers else ""
    given = answer.evidence[0].quote if answer.evidence else answer.text or ""
    status = answer.status
    return Outcome(
        question.text, bool(question.answers), rank, in_paragraph, answer.confidence, status, expected, given
    )


def _is_right(evidence: Evidence, question: Question) -> bool:
    """Tell whether a quote covers a known answer; being one sentence, it can't be too long for it."""
    citation = evidence.citation
    return question.paragraph in (None, citation.paragraph) and any(
        citation.start <= answer.start and answer.end <= citation.end for answer in question.answers
    )


def _in_paragraph(evidence: Evidence, question: Question, library: Library) -> bool:
    paragraph = evidence.citation.paragraph
    if question.paragraph is not None:
        return paragraph == question.paragraph
    passages = [p for p in library.articles[0].passages if p.paragraph == paragraph]
    return any(p.start <= answer.start < p.end for p in passages for answer in question.answers)


def _share(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else float("nan")


def auroc(own: NDArray[np.float64], foreign: NDArray[np.float64]) -> float:
    """Give how often an own question is held likelier than a foreign one, ties half; NaN without both."""
    if not own.size or not foreign.size:
        return float("nan")
    ordered = np.sort(foreign)
    below = np.searchsorted(ordered, own, side="left")
    ties = np.searchsorted(ordered, own, side="right") - below
    return float((below + ties / 2).mean() / foreign.size)


def _refused_at(own: NDArray[np.float64], foreign: NDArray[np.float64]) -> float:
    if not own.size or not foreign.size:
        return float("nan")
    threshold = np.quantile(own, 1 - _ANSWERED)
    return float((foreign < threshold).mean())


def calibration_error(confidence: NDArray[np.float64], right: NDArray[np.float64]) -> float:
    """Give the expected calibration error over ten bins of equal width (Naeini et al., 2015)."""
    if not confidence.size:
        return float("nan")
    bins = np.minimum((confidence * _BINS).astype(int), _BINS - 1)
    gaps = [abs(confidence[bins == b].mean() - right[bins == b].mean()) * (bins == b).sum() for b in np.unique(bins)]
    return float(sum(gaps) / confidence.size)
