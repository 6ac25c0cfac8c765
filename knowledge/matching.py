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
    passage_of = index.passage_of
    last = len(passage_of) - 1
    previous, following = np.maximum(numbers - 1, 0), np.minimum(numbers + 1, last)
    here = held[:, numbers]
    before = held[:, previous] & (passage_of[previous] == passage_of[numbers]) & ~here
    after = held[:, following] & (passage_of[following] == passage_of[numbers]) & ~here & ~before
    elsewhere = _hits(index.passages, words)[:, passage_of[numbers]] & ~here & ~before & ~after
    lacking = ~here
    return Matches(
        here,
        before,
        after,
        elsewhere,
        _similar(index, words, index.beginnings)[:, numbers] * lacking,
        _similar(index, words, index.related)[:, numbers] * lacking,
    )


def _hits(postings: Postings, words: Sequence[Token]) -> Hits:
    hits = np.zeros((len(words), postings.size), dtype=bool)
    for row, word in zip(hits, words, strict=True):
        for term in word.terms:
            row[postings.holders(term)] = True
    return hits


def _similar(index: Index, words: Sequence[Token], find: Callable[[str], Iterable[Similar]]) -> Scores:
    alike = np.zeros((len(words), index.sentences.size))
    for row, word in zip(alike, words, strict=True):
        for term in word.terms:
            for other, similarity in find(term):
                holders = index.sentences.holders(other)
                row[holders] = np.maximum(row[holders], similarity)
    return alike
