"""Index articles for BM25, over sentences and over passages; the only importer of rank_bm25.

`BM25Plus` with delta=0 is plain BM25 with an idf that is always positive, so that a match is above 0 also in a
corpus of one passage, where `BM25Okapi` gives 0 or less.
"""

import math
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Plus

from .article import Article, Passage, Sentence
from .lexicon import Lexicon
from .overlap import MIN_PREFIX, alike
from .related import related
from .rows import headings
from .terms import Token, tokens
from .thesaurus import Thesaurus
from .traits import Unit, traits

Scores = NDArray[np.float64]
Numbers = NDArray[np.intp]
Similar = tuple[str, float]
# Sentences are short and of like length: repetition and length say less than in documents (+2 points of Hit@1
# over k1 1.5, b 0.75).
_SENTENCE = {"k1": 0.6, "b": 0.3}
_PASSAGE = {"k1": 1.2, "b": 0.6}
_NOWHERE = np.array([], dtype=np.intp)


# Sentences whose traits are kept at hand: a few articles' worth, some 10 MB at most.
_REMEMBERED = 4096


class Postings:
    """Score documents by BM25, looking only at those that hold the term."""

    def __init__(self, documents: Sequence[Sequence[str]], *, k1: float, b: float) -> None:
        """Index documents, each a list of terms; an empty corpus scores nothing."""
        self.size = len(documents)
        self._idf: dict[str, float] = {}
        # The terms that any document holds.
        self.vocabulary = self._idf.keys()
        # The places of each term in the two arrays that follow: the documents that hold it, and its weight in each.
        self._spans: dict[str, slice] = {}
        self._numbers, self._weights = _NOWHERE, np.zeros(0)
        self._adding = Lock()
        if any(documents):
            self._fill(BM25Plus(documents, k1=k1, b=b, delta=0))

    def _fill(self, bm25: BM25Plus) -> None:
        """Weigh all terms at once as `get_batch_scores` does one by one: for 250 sentences in 1 ms, not in 60."""
        found = bm25.doc_freqs
        places = {term: at for at, term in enumerate(bm25.idf)}
        terms = np.array([*map(places.__getitem__, chain.from_iterable(found))])
        often = np.array([*chain.from_iterable(map(dict.values, found))], dtype=float)
        order = np.argsort(terms, kind="stable")
        self._numbers, often = np.repeat(np.arange(self.size), [*map(len, found)])[order], often[order]
        saturation = bm25.k1 * (1 - bm25.b + bm25.b * np.array(bm25.doc_len) / bm25.avgdl)
        idf = np.array([*bm25.idf.values()])[terms[order]]
        self._weights = idf * (often * (bm25.k1 + 1) / (saturation[self._numbers] + often))
        ends = np.bincount(terms).cumsum().tolist()
        self._spans = dict(zip(bm25.idf, map(slice, [0, *ends], ends), strict=True))
        self._idf.update(bm25.idf)

    def __contains__(self, term: str) -> bool:
        """Tell whether any document holds the term."""
        return term in self._idf

    def holders(self, term: str) -> Numbers:
        """List the documents that hold the term."""
        return self._numbers[self._spans[term]] if term in self._spans else _NOWHERE

    def add(self, term: str, holders: Sequence[int]) -> None:
        """Let documents be found by a term that stands in none of them as such; each counts it once."""
        idf = math.log((self.size + 1) / len(holders))
        with self._adding:
            start = len(self._numbers)
            self._numbers = np.concatenate([self._numbers, np.array(holders, dtype=np.intp)])
            self._weights = np.concatenate([self._weights, np.full(len(holders), idf)])
            # Last, for another thread that finds the term looks at its span.
            self._spans[term] = slice(start, start + len(holders))
            self._idf[term] = idf

    def idf(self, term: str) -> float:
        """Weigh a term by its rarity; one that no document holds weighs as much as the rarest could."""
        return self._idf[term] if term in self._idf else math.log(self.size + 1)

    def scores(self, terms: Iterable[str]) -> Scores:
        """Score every document: shape (documents,), 0 where no term matches."""
        spans = [self._spans[term] for term in dict.fromkeys(terms) if term in self._spans]
        if not spans:
            return np.zeros(self.size)
        numbers = np.concatenate([self._numbers[span] for span in spans])
        weights = np.concatenate([self._weights[span] for span in spans])
        total: Scores = np.bincount(numbers, weights, self.size).astype(float, copy=False)
        return total


class Index:
    """Hold the sentences of a library in reading order, and what BM25 says of them and of their passages."""

    def __init__(self, articles: Iterable[Article]) -> None:
        """Index articles; none, or empty ones, give an index that finds nothing."""
        articles = tuple(articles)
        self.languages = tuple(dict.fromkeys(article.language for article in articles))
        passages = [(article, passage) for article in articles for passage in article.passages]
        self.units = [_unit(article, passage, s) for article, passage in passages for s in passage.sentences]
        self.passage_of = np.repeat(np.arange(len(passages)), [len(p.sentences) for _, p in passages])
        self.previous, self.following = _beside(self.passage_of)
        documents = [_terms(unit.words) for unit in self.units]
        self.sentences = Postings(_headed(documents, self.units), **_SENTENCE)
        # Of several articles, one that a question names goes before the others.
        named = len(articles) > 1
        whole = [_headings(article, passage, titled=named) for article, passage in passages]
        for document, number in zip(documents, self.passage_of, strict=True):
            whole[number].extend(document)
        self.passages = Postings(whole, **_PASSAGE)
        self.traits = lru_cache(maxsize=_REMEMBERED)(lambda number: traits(self.units[number]))
        self._by_beginning: dict[str, list[str]] = {}
        for term in self.sentences.vocabulary:
            if len(term) >= MIN_PREFIX:
                self._by_beginning.setdefault(term[:MIN_PREFIX], []).append(term)
        self.beginnings = lru_cache(maxsize=_REMEMBERED)(self._beginnings)
        self.related = lru_cache(maxsize=_REMEMBERED)(self._related)

    def of(self, article: Article) -> NDArray[np.bool_]:
        """Tell for each sentence whether it is the article's."""
        return np.array([unit.article is article for unit in self.units], dtype=bool)

    def has(self, word: Token) -> bool:
        """Tell whether any sentence has a word under one of its terms."""
        return not self.sentences.vocabulary.isdisjoint(word.terms)

    @cached_property
    def lexicon(self) -> Lexicon:
        """Give the words of the articles as they are spelt."""
        return Lexicon(self.units)

    @cached_property
    def thesaurus(self) -> Thesaurus:
        """Give the owner's synonyms."""
        return Thesaurus(self.units, self.sentences.holders)

    def name(self, term: str, numbers: Sequence[int]) -> None:
        """Let sentences, and their passages, be found by a further term, such as an acronym."""
        if term not in self.sentences:
            self.sentences.add(term, numbers)
            self.passages.add(term, sorted({int(self.passage_of[number]) for number in numbers}))

    def _beginnings(self, term: str) -> tuple[Similar, ...]:
        others = self._by_beginning.get(term[:MIN_PREFIX], ())
        return tuple((other, share) for other in others if other != term and (share := alike(term, other)))

    def _related(self, term: str) -> tuple[Similar, ...]:
        found = {other for code in self.languages for other in related(term, code)}
        return tuple((other, 1.0) for other in sorted(found) if other in self.sentences)


def _unit(article: Article, passage: Passage, sentence: Sentence) -> Unit:
    words = tokens(article.text[sentence.start : sentence.end], article.language)
    return Unit(article, passage, sentence, article.cite(passage, sentence), words)


def _beside(passage_of: Numbers) -> tuple[Numbers, Numbers]:
    """Give for each sentence the numbers of those before and after it in its passage; their count where none is."""
    size = len(passage_of)
    previous, following = np.full(size, size), np.full(size, size)
    at = np.flatnonzero(passage_of[1:] == passage_of[:-1])
    previous[at + 1], following[at] = at, at + 1
    return previous, following


def _terms(words: Iterable[Token]) -> list[str]:
    return [term for word in words if not word.stop for term in word.terms]


def _headed(documents: Sequence[list[str]], units: Sequence[Unit]) -> list[list[str]]:
    """Let a row of a table be found by what heads its columns too."""
    above = (headings(units, number) for number in range(len(units)))
    return [
        own if first is None else [*own, *dict.fromkeys(term for term in documents[first] if term not in own)]
        for own, first in zip(documents, above, strict=True)
    ]


def _headings(article: Article, passage: Passage, *, titled: bool) -> list[str]:
    """Give the terms of what stands above a passage, the article's title among it where that tells it from others."""
    above = dict.fromkeys((*((article.title,) if titled else ()), *passage.heading))
    return [term for heading in above for term in _terms(tokens(heading, article.language))]
