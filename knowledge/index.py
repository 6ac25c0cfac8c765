"""Index articles for BM25, over sentences and over passages; the only importer of rank_bm25.

`BM25Plus` with delta=0 is plain BM25 with an idf that is always positive, so that a match is above 0 also in a
corpus of one passage, where `BM25Okapi` gives 0 or less.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Plus

from .article import Article, Passage, Sentence
from .terms import Token, tokens

# Digits, or a word that begins with a Chinese numeral.
_NUMBER = re.compile(r"\d|^[一二三四五六七八九十百千万億亿两]")
Scores = NDArray[np.float64]
# Sentences are short and of like length: repetition and length say less than in documents (+2 points of Hit@1
# over k1 1.5, b 0.75).
_SENTENCE = {"k1": 0.6, "b": 0.3}
_PASSAGE = {"k1": 1.2, "b": 0.6}


@dataclass(frozen=True, slots=True)
class Unit:
    """Hold one sentence of the library: its words, and those of them that are names or numbers."""

    article: Article
    passage: Passage
    sentence: Sentence
    words: tuple[Token, ...]
    names: tuple[Token, ...]
    numbers: tuple[Token, ...]

    @property
    def quote(self) -> str:
        """Give the sentence to the character."""
        return self.article.text[self.sentence.start : self.sentence.end]


class Postings:
    """Score documents by BM25, looking only at those that hold the term."""

    def __init__(self, documents: Sequence[Sequence[str]], *, k1: float, b: float) -> None:
        """Index documents, each a list of terms; an empty corpus scores nothing."""
        self.size = len(documents)
        self._bm25 = BM25Plus(documents, k1=k1, b=b, delta=0) if any(documents) else None
        self._holders: dict[str, list[int]] = {}
        for number, document in enumerate(self._bm25.doc_freqs if self._bm25 else ()):
            for term in document:
                self._holders.setdefault(term, []).append(number)
        self._weights: dict[str, tuple[NDArray[np.intp], Scores]] = {}

    def __contains__(self, term: str) -> bool:
        """Tell whether any document holds the term."""
        return term in self._holders

    def idf(self, term: str) -> float:
        """Weigh a term by its rarity; one that no document holds weighs as much as the rarest could."""
        return math.log((self.size + 1) / len(self._holders.get(term, "?")))

    def scores(self, terms: Iterable[str]) -> Scores:
        """Score every document: shape (documents,), 0 where no term matches."""
        total = np.zeros(self.size)
        for term in dict.fromkeys(terms):
            if term in self._holders:
                holders, weights = self._weigh(term)
                total[holders] += weights
        return total

    def _weigh(self, term: str) -> tuple[NDArray[np.intp], Scores]:
        if term not in self._weights and self._bm25:
            holders = self._holders[term]
            self._weights[term] = np.array(holders), np.array(self._bm25.get_batch_scores([term], holders))
        return self._weights[term]


class Index:
    """Hold the sentences of a library in reading order, and what BM25 says of them and of their passages."""

    def __init__(self, articles: Iterable[Article]) -> None:
        """Index articles; none, or empty ones, give an index that finds nothing."""
        passages = [(article, passage) for article in articles for passage in article.passages]
        self.units = [_unit(article, passage, s) for article, passage in passages for s in passage.sentences]
        self.passage_of = np.repeat(np.arange(len(passages)), [len(p.sentences) for _, p in passages])
        documents = [_terms(unit.words) for unit in self.units]
        self.sentences = Postings(documents, **_SENTENCE)
        whole = [_headings(article, passage) for article, passage in passages]
        for document, number in zip(documents, self.passage_of, strict=True):
            whole[number].extend(document)
        self.passages = Postings(whole, **_PASSAGE)
        self._terms: list[frozenset[str]] = [frozenset(document) for document in documents]
        self._passage_terms: list[frozenset[str]] = [frozenset(document) for document in whole]

    def has(self, word: Token) -> bool:
        """Tell whether any sentence has a word under one of its terms."""
        return any(term in self.sentences for term in word.terms)

    def terms_of(self, number: int) -> frozenset[str]:
        """Give the terms of a sentence."""
        return self._terms[number]

    def passage_terms(self, number: int) -> frozenset[str]:
        """Give the terms of the passage that a sentence stands in, its headings included."""
        return self._passage_terms[int(self.passage_of[number])]


def _unit(article: Article, passage: Passage, sentence: Sentence) -> Unit:
    words = tokens(article.text[sentence.start : sentence.end], article.language)
    names = tuple(word for word in words[1:] if not word.stop and word.surface[:1].isupper())
    numbers = tuple(word for word in words if _NUMBER.search(word.surface))
    return Unit(article, passage, sentence, words, names, numbers)


def _terms(words: Iterable[Token]) -> list[str]:
    return [term for word in words if not word.stop for term in word.terms]


def _headings(article: Article, passage: Passage) -> list[str]:
    return [term for heading in passage.heading for term in _terms(tokens(heading, article.language))]
