"""A question beside a candidate sentence: what every feature looks at."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .index import Index, Unit
from .language import Language, language
from .query import Query
from .terms import Token

Matrix = NDArray[np.float64]
DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold what is the same for every candidate; `pairs`: its words are pairs of characters (Chinese, Thai …)."""

    query: Query
    idf: tuple[float, ...]
    total: float
    known: float
    pairs: bool
    words: tuple[str, ...]
    terms: frozenset[str]
    wanted: frozenset[str]
    kinds: frozenset[str]
    numbers: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Basis:
    """Hold BM25 scores of all sentences: own, of the passage, combined."""

    sentence: Matrix
    passage: Matrix
    combined: Matrix


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold a candidate beside its question."""

    asked: Asked
    unit: Unit
    hits: tuple[bool, ...]
    before: frozenset[str]
    passage: frozenset[str]
    positions: tuple[int, ...]


def asked(index: Index, query: Query) -> Asked:
    """Prepare a question for its candidates."""
    idf = tuple(max(index.sentences.idf(term) for term in word.terms) for word in query.words)
    spoken = language(query.language)
    words = tuple(part.casefold() for part in re.findall(r"\w+", query.text))
    kinds = frozenset(kind for kind, row in spoken.asks.items() if kind != "because" and _asks(row, words, query))
    terms = frozenset(query.terms)
    wanted = terms.union(words)
    numbers = tuple(word for word in query.words if DIGIT.search(word.surface))
    total = sum(idf) or 1.0
    rows = zip(query.words, idf, strict=True)
    known = sum(weight for word, weight in rows if index.has(word)) / total
    pairs = any(one.end > other.start for one, other in pairwise(query.words))
    return Asked(query, idf, total, known, pairs, words, terms, wanted, kinds, numbers)


def pair(index: Index, question: Asked, number: int) -> Pair:
    """Put a sentence of the index beside a question."""
    unit = index.units[number]
    held = index.terms_of(number)
    hits = tuple(not held.isdisjoint(word.terms) for word in question.query.words)
    follows = number > 0 and index.passage_of[number - 1] == index.passage_of[number]
    before = index.terms_of(number - 1) if follows else frozenset[str]()
    terms = question.terms
    positions = tuple(i for i, word in enumerate(unit.words) if not word.stop and not terms.isdisjoint(word.terms))
    return Pair(question, unit, hits, before, index.passage_terms(number), positions)


def spoken(pair: Pair) -> Language:
    """Give the language of the article."""
    return language(pair.unit.article.language)


def _asks(row: Sequence[str], words: Sequence[str], query: Query) -> bool:
    return not set(row).isdisjoint(words) or any(not word.isascii() and word in query.text for word in row)
