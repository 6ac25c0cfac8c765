"""Where the words of a question stand: in a candidate, beside it, elsewhere in its passage, or in another form."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .index import Index, Postings, Similar
from .terms import Token

Hits = NDArray[np.bool_]
Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Matches:
    """Hold where each word of the question (rows) is found for each candidate (columns), each place but once.

    `elsewhere` is the rest of the passage; `beginning` and `related` say how alike (0 to 1) a word of the candidate is
    that begins the same or is related, where the word itself is not there.
    """

    held: Hits
    before: Hits
    after: Hits
    elsewhere: Hits
    beginning: Scores
    related: Scores


def matches(index: Index, words: Sequence[Token], numbers: NDArray[np.intp]) -> Matches:
    """Find the words of a question around the candidates, which are given by their numbers in the index."""
    held = _hits(index.sentences, words)
    here = held.take(numbers, axis=1)
    lacking = ~here
    before = held.take(index.previous[numbers], axis=1) & lacking
    # Of two truths one is greater than the other where it holds and the other does not.
    neither = lacking > before
    after = held.take(index.following[numbers], axis=1) & neither
    elsewhere = _hits(index.passages, words).take(index.passage_of[numbers], axis=1) & (neither > after)
    return Matches(
        here,
        before,
        after,
        elsewhere,
        _similar(index, words, index.beginnings, numbers) * lacking,
        _similar(index, words, index.related, numbers) * lacking,
    )


def _hits(postings: Postings, words: Sequence[Token]) -> Hits:
    """Tell for each word which documents hold it; the last column stands for no document."""
    hits = np.zeros((len(words), postings.size + 1), dtype=bool)
    for row, word in zip(hits, words, strict=True):
        for term in word.terms:
            row[postings.holders(term)] = True
    return hits


def _similar(
    index: Index, words: Sequence[Token], find: Callable[[str], Iterable[Similar]], numbers: NDArray[np.intp]
) -> Scores:
    terms = [(row, term) for row, word in enumerate(words) for term in word.terms]
    found = [(share, row, other) for row, term in terms for other, share in find(term)]
    if not found:
        return np.zeros((len(words), len(numbers)))
    alike = np.zeros((len(words), index.sentences.size))
    # The most alike come last and stay.
    for share, row, other in sorted(found):
        alike[row, index.sentences.holders(other)] = share
    return alike.take(numbers, axis=1)
