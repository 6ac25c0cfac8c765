"""The systems that are compared, each used as its own documentation shows, with sentences as documents."""

from collections.abc import Callable
from typing import Any

import numpy as np
from asking import TOP, UNSPACED, Found, System, pairs, require
from engines import FTS5, Tantivy
from rank_bm25 import BM25Okapi, BM25Plus
from Stemmer import Stemmer
from trials import Corpus

from knowledge import Library
from knowledge.language import language
from knowledge.query import read
from knowledge.terms import terms


class Verbatim:
    """Ask this project's library."""

    def __init__(self, corpus: Corpus) -> None:
        """Build the library."""
        self.library = Library(corpus.articles)
        places = [(one.source, s.start) for one in corpus.articles for s in one.sentences]
        self._numbers = {place: number for number, place in enumerate(places)}

    def ask(self, question: str) -> Found:
        """Give the candidates."""
        answer = self.library.ask(question, top=TOP)
        places = ((one.citation.source, one.citation.start) for one in answer.candidates)
        numbers = tuple(self._numbers[place] for place in places)
        return Found(numbers, answer.confidence, answer.did_you_mean is not None)


class RankBM25:
    """Ask rank-bm25 as in its README: `split(" ")`, BM25Okapi, get_top_n."""

    def __init__(self, corpus: Corpus) -> None:
        """Split at spaces."""
        documents = [sentence.split(" ") for sentence in corpus.sentences]
        self._bm25 = BM25Okapi(documents)
        self._numbers = list(range(len(documents)))

    def ask(self, question: str) -> Found:
        """Score all sentences."""
        query = question.split(" ")
        best = self._bm25.get_top_n(query, self._numbers, TOP)
        return Found(tuple(best), float(self._bm25.get_batch_scores(query, best[:1])[0]))


class StemmedBM25:
    """Ask rank-bm25 with this project's terms: stop words dropped, stems or pairs of characters, plain BM25."""

    def __init__(self, corpus: Corpus) -> None:
        """Take the terms; `BM25Plus` with delta 0 is plain BM25 with a positive idf."""
        self._language = corpus.language
        # Of documents without any term rank-bm25 would divide by zero.
        documents = [terms(sentence, self._language) or [""] for sentence in corpus.sentences]
        self._bm25 = BM25Plus(documents, delta=0)

    def ask(self, question: str) -> Found:
        """Score all sentences by the question's terms."""
        scores = self._bm25.get_scores(list(read(question, [self._language]).terms))
        order = np.argsort(-scores, kind="stable")[:TOP]
        return Found(tuple(int(n) for n in order), float(scores[order[0]]))


class BM25S:
    """Ask bm25s as in its README: stop words and Snowball stems; pairs of characters for unspaced scripts."""

    def __init__(self, corpus: Corpus) -> None:
        """Tokenise and index."""
        self._library: Any = require("bm25s")
        self._tokens = self._tokeniser(corpus.language)
        self._bm25 = self._library.BM25()
        self._size = len(corpus.sentences)
        self._bm25.index(self._tokens(corpus.sentences), show_progress=False)

    def _tokeniser(self, code: str) -> Callable[[list[str]], Any]:
        if code in UNSPACED:
            return lambda texts: [pairs(text) for text in texts]
        name = language(code).stemmer
        stemmer = Stemmer(name) if name else None
        try:
            self._library.tokenize("", stopwords=code, show_progress=False)
        except ValueError:
            code = ""
        return lambda texts: self._library.tokenize(texts, stopwords=code or [], stemmer=stemmer, show_progress=False)

    def ask(self, question: str) -> Found:
        """Retrieve the best sentences."""
        top = min(TOP, self._size)
        numbers, scores = self._bm25.retrieve(self._tokens([question]), k=top, show_progress=False)
        return Found(tuple(int(n) for n in numbers[0]), float(scores[0][0]))


SYSTEMS: dict[str, Callable[[Corpus], System]] = {
    "this project": Verbatim,
    "rank-bm25, README": RankBM25,
    "rank-bm25, our terms": StemmedBM25,
    "bm25s": BM25S,
    "tantivy": Tantivy,
    "SQLite FTS5": FTS5,
}
