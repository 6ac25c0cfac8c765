"""The evidence that a sentence answers a question, each kind a number; the weights are fitted, see `weights.json`.

Each row of a matrix is a candidate, each column one of NAMES, the first of them GLANCE. What counts words does so in
three ways: by their rarity in the articles, in the language at large, and by both multiplied, as shares of what of the
question the articles have: words that they lack tell no sentence from another, only how sure an answer can be.
"""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from . import kinds
from .asking import Asked, Matrix
from .index import Index
from .matching import Matches, matches
from .overlap import longest_run
from .similarity import Likeness
from .terms import Token
from .traits import Traits

# A word of Chinese or Japanese has about two characters, so that many pairs are half as many words.
_PAIRS_A_WORD = 2
# As many new words as a long sentence has; and a run of words that is hardly chance.
_MANY_WORDS, _LONG_RUN, _FAR = 20, 6, 10
# Words of the question that stand nearly as close in the sentence: so many words further apart.
_NEAR = 2
_FAR_AWAY = 1_000_000
# Where the articles have less of a question, a common word must not count as if it were all of it.
_LEAST_KNOWN = 0.15
_NOWHERE: Sequence[int] = ()
# Numbers of the candidates, or yes or no of each.
Rows = Sequence[NDArray[np.float64] | NDArray[np.bool_]]


@dataclass(frozen=True, slots=True)
class Basis:
    """Hold BM25 scores of all sentences: own, of the passage, of the sentences beside it, and all combined.

    `likeness` is that to the question in meaning, where there is a model.
    """

    sentence: Matrix
    passage: Matrix
    previous: Matrix
    following: Matrix
    combined: Matrix
    likeness: Likeness | None = None


BM25 = ("sentence", "passage", "previous", "following", "sentence_best", "passage_best", "combined_best")
_WEIGHED = ("held", "before", "after", "elsewhere", "beginning", "related")
COVERAGE = tuple(f"{place}_{weight}" for place in _WEIGHED for weight in ("article", "language", "product"))
WORDS = ("words", "all_words", "introduces", "first_word", "last_word", "focus", "names", "numbers")
SENTENCE = ("adjacent", "near", "run", "long_run", "spread", "novelty", "nothing_new", "length")
SHAPE = ("leans", "goes_on", "is_question", "opens", "new_name", "new_number")
GLANCE = (*BM25, *COVERAGE, *WORDS)
_BEFORE = GLANCE.index("before_language")
NAMES = (*GLANCE, *SENTENCE, *SHAPE, *kinds.NAMES)
_KINDS = len(NAMES) - len(kinds.NAMES)


def at_a_glance(index: Index, asked: Asked, numbers: Sequence[int], basis: Basis) -> Matrix:
    """Give the evidence that takes no look at the order of words: shape (candidates, GLANCE)."""
    at = np.array(numbers, dtype=np.intp)
    found = matches(index, asked.query.words, at)
    # Put together row by row and turned: to join columns takes five times as long.
    rows = np.concatenate([*_bm25(asked, basis, at), *_coverage(asked, found), *_words(asked, found, at)])
    return rows.reshape(len(GLANCE), len(at)).T.copy()


def findable(asked: Asked) -> Matrix:
    """Give what of the question can be found, by each way of weighing its words: the shares are of that."""
    return np.maximum(asked.known, _LEAST_KNOWN)


def closely(index: Index, asked: Asked, numbers: Sequence[int], glance: Matrix) -> Matrix:
    """Give all the evidence for sentences of the index, given what was seen at a glance: shape (candidates, NAMES)."""
    before = glance[:, _BEFORE].tolist()
    rows = [_row(index.traits(number), asked, share) for number, share in zip(numbers, before, strict=True)]
    # Of the kinds only the one that is asked for has numbers: to make the others of lists takes as long as the rest.
    evidence, found = np.zeros((len(numbers), len(NAMES))), np.array(rows).reshape(len(numbers), -1)
    evidence[:, : len(GLANCE)] = glance
    evidence[:, len(GLANCE) : _KINDS] = found[:, : _KINDS - len(GLANCE)]
    evidence[:, _KINDS:][:, kinds.columns(asked.kind)] = found[:, _KINDS - len(GLANCE) :]
    return evidence


def _bm25(asked: Asked, basis: Basis, at: NDArray[np.intp]) -> Rows:
    scores = (basis.sentence, basis.passage, basis.previous, basis.following)
    best = (basis.sentence, basis.passage, basis.combined)
    total = asked.total * findable(asked)[0]
    return [*(row[at] / total for row in scores), *(_part(row, at) for row in best)]


def _part(scores: Matrix, at: NDArray[np.intp]) -> Matrix:
    return scores[at] / (float(scores.max()) or 1.0)


def _coverage(asked: Asked, found: Matches) -> Matrix:
    """Measure the parts of what can be found that are in each place, by each way of weighing the words."""
    weights = asked.weights / findable(asked)[:, None]
    places = (found.held, found.before, found.after, found.elsewhere, found.beginning, found.related)
    size = found.held.shape[1]
    shares = weights @ np.concatenate(places, axis=1)
    return shares.reshape(-1, len(places), size).swapaxes(0, 1).reshape(-1, size)


def _words(asked: Asked, found: Matches, at: NDArray[np.intp]) -> Rows:
    held = found.held
    count, size = held.shape
    if not count:
        return [np.zeros(size)] * len(WORDS)
    share = held.sum(axis=0) / count
    some = [
        held[list(chosen)].sum(axis=0) / len(chosen) if chosen else np.full(size, 0.5)
        for chosen in (asked.focus, asked.names, asked.numbers)
    ]
    first, last = asked.ends
    introduces = at == at[share == share.max()].min() if asked.name else np.zeros(size)
    return [share, share == 1, introduces, held[first], held[last], *some]


def _row(traits: Traits, asked: Asked, before: float) -> list[float]:
    places = [_places(word, traits) for word in asked.query.words]
    found = [row for row in places if row]
    run, new = _run(traits, asked), _new(traits, found)
    return [
        *(_adjoining(places, asked) if len(found) > 1 else (0.0, 0.0)),
        run / max(len(asked.words), 1),
        min(run, _LONG_RUN) / _LONG_RUN,
        _spread(found),
        min(new, _MANY_WORDS) / _MANY_WORDS,
        float(new <= 0),
        traits.length,
        float(traits.leans),
        traits.leans * before,
        float(traits.is_question),
        float(traits.opens),
        kinds.new_name(traits, asked),
        kinds.new_number(traits, asked),
        *kinds.wanted(traits, asked),
    ]


def _run(traits: Traits, asked: Asked) -> int:
    """Count the words of the longest run shared; pairs of characters overlap, so there each long word would be one."""
    return 0 if asked.unspaced else longest_run(asked.words, traits.surfaces)


def _places(word: Token, traits: Traits) -> Sequence[int]:
    for term in word.terms:
        if term in traits.places:
            return traits.places[term]
    return _NOWHERE


def _new(traits: Traits, found: Sequence[Sequence[int]]) -> float:
    """Count the sentence's words of meaning that no word of the question is found in."""
    held = set[int]().union(*found)
    if not traits.unspaced:
        return len(traits.content - held)
    # A pair that is found covers the first character of the next pair too.
    return len(traits.content - held - {place + 1 for place in held}) / _PAIRS_A_WORD


def _adjoining(places: Sequence[Sequence[int]], asked: Asked) -> tuple[float, float]:
    """Measure the share of neighbouring words of the question that are as close in the sentence, or nearly."""
    close = near = 0.0
    weights = asked.shares
    for i, step in enumerate(asked.steps):
        one, other = places[i], places[i + 1]
        if one and other and one is not other:
            gap = _gap(one, other)
            if gap <= step + _NEAR:
                weight = min(weights[i], weights[i + 1])
                close, near = (close + weight, near) if gap <= step else (close, near + weight)
    return close, near


def _gap(one: Sequence[int], other: Sequence[int]) -> int:
    """Give the least distance from a place to one after it, or one more where it stands before; both are sorted."""
    least = _FAR_AWAY
    for place in one:
        at = bisect(other, place)
        if at < len(other):
            least = min(least, other[at] - place)
        if at and other[at - 1] < place:
            least = min(least, place - other[at - 1] + 1)
    return least


def _spread(places: Sequence[Sequence[int]]) -> float:
    """Measure how many words lie between the matches, per match."""
    if not places:
        return 0.0
    firsts = {row[0] for row in places}
    return min((max(firsts) - min(firsts) + 1) / len(firsts), _FAR) / _FAR
