"""How sure an answer is: what that is judged by, and the probability fitted to it."""

import math
from functools import cache

import numpy as np

from .asking import Asked, Matrix
from .features import NAMES, findable
from .kinds import KINDS
from .offering import PRECISE, traits_that_tell

# A lead of 3 in the log-odds is all but certain; more says nothing further.
_LEAD = 3.0
# Pairs of characters match by chance and miss by inflection, so the same share of matches means another thing there.
_SHARES = ("known", "known_squared", "support", "support_squared", "most", "both", "around")
CONFIDENCE = (
    *("score", "margin"),
    *(f"{share}_{weight}" for share in _SHARES for weight in ("article", "language", "product")),
    *("unspaced", "unspaced_known", "unspaced_words"),
    *("size", "size_known", "size_support"),
    *("count", "lacking", "known_names", "known_numbers", "topic_most", "topic_mean"),
    *("offers", *(f"asks_{kind}" for kind in KINDS)),
    *NAMES,
)
_ONE_OF_KINDS = {kind: [float(kind == one) for one in KINDS] for kind in KINDS}
# A sentence without a time or a number is never sure to answer who asks for one: where the articles answer the question
# it is right nearly as often as another, but where they do not it would pass for an answer.
_AT_MOST = 0.75
_OFFERS = CONFIDENCE.index("offers")
_PLACES = ("held", "before", "elsewhere", "after")


def standing(question: Asked, glance: Matrix, evidence: Matrix, totals: Matrix) -> Matrix:
    """Give what the confidence is judged by, in the order of CONFIDENCE; 1 for the intercept comes last."""
    row, known, part = evidence[0], question.known, findable(question)
    margin = min(totals[0] - totals[1], _LEAD) if len(totals) > 1 else _LEAD
    around, support = _around(glance).max(axis=0) * part, _around(evidence[:1])[0] * part
    most = glance[:, _columns("held")].max(axis=0) * part
    unspaced = (1.0, known[0], row[NAMES.index("words")]) if question.unspaced else (0.0, 0.0, 0.0)
    size = (question.size, question.size * known[1], question.size * support[1])
    words = (len(question.query.words), question.lacking, question.known_names, question.known_numbers)
    shares = (known, known**2, support, support**2, most, known * support, around)
    # Joined as arrays: number by number it takes three times as long.
    return np.concatenate(
        [(totals[0], margin), *shares, (*unspaced, *size, *words, *question.topic), _asks(question, row), row, (1.0,)]
    )


def _asks(question: Asked, row: Matrix) -> list[float]:
    """Tell whether a sentence has the kind of thing that is asked for, and which kind that is."""
    telling = _telling(question.kind, question.query.language)
    return [float(not telling or any(row[at] for at in telling)), *_ONE_OF_KINDS[question.kind]]


@cache
def _telling(kind: str, code: str) -> tuple[int, ...]:
    return tuple(NAMES.index(f"{kind}_{trait}") for trait in traits_that_tell(kind, code))


def best_support(question: Asked, glance: Matrix) -> float:
    """Give the largest share of the question's words, by their rarity in the language, that a candidate has around."""
    return float(_around(glance)[:, 1].max(initial=0.0) * findable(question)[1])


def confidence(judged: Matrix, own: Matrix, right: Matrix) -> float:
    """Give the probability that the first one answers: that any does, times that it is the right one if so."""
    return _logistic(float(judged @ own)) * _logistic(float(judged @ right))


def withheld(sure: float, question: Asked, judged: Matrix) -> float:
    """Limit a confidence where a time or a number is asked for and the sentence has none."""
    lacks = question.kind in PRECISE and not judged[_OFFERS]
    return min(sure, _AT_MOST) if lacks else sure


def _around(evidence: Matrix) -> Matrix:
    """Sum up the shares of the question's words in a sentence and around it, by each way of weighing them."""
    first, *others = (evidence[:, _columns(place)] for place in _PLACES)
    return sum(others, start=first)


@cache
def _columns(place: str) -> slice:
    start = NAMES.index(f"{place}_article")
    return slice(start, start + 3)


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(min(value, 30.0), -30.0)))
