"""Full-text engines that are no Python: tantivy and SQLite's FTS5, used as their documentation shows."""

import re
import sqlite3
from typing import Any

from asking import TOP, UNSPACED, Found, grams, pairs, require
from trials import Corpus

from knowledge.language import language

# Characters of tantivy's query language, which a question does not speak.
_SYNTAX = re.compile(r"""[+\-^`:{}"'\[\]()!\\*?~<>=,.;&|/¿¡？。，、]""")


class Tantivy:
    """Ask tantivy as in its tutorial: the stemming analyser, in the article's language; pairs for unspaced scripts."""

    def __init__(self, corpus: Corpus) -> None:
        """Index in memory."""
        library: Any = require("tantivy")
        self._unspaced = corpus.language in UNSPACED
        builder = library.SchemaBuilder().add_text_field("body", tokenizer_name="sentences")
        self._index = library.Index(builder.add_integer_field("number", stored=True, fast=True).build())
        self._index.register_tokenizer("sentences", _analyser(library, corpus.language))
        with self._index.writer(num_threads=1) as writer:
            for number, sentence in enumerate(corpus.sentences):
                writer.add_document(library.Document(body=sentence, number=number))
        self._index.reload()
        self.searcher = self._index.searcher()

    def query(self, question: str) -> Any:
        """Parse a question, its punctuation taken out, since the query language gives it a meaning."""
        plain = " ".join(pairs(question)) if self._unspaced else _SYNTAX.sub(" ", question).lower()
        return self._index.parse_query_lenient(plain, ["body"])[0]

    def ask(self, question: str) -> Found:
        """Search and read the numbers of what is found."""
        hits = self.searcher.search(self.query(question), TOP).hits
        numbers = tuple(self.searcher.doc(address)["number"][0] for _, address in hits)
        return Found(numbers, hits[0][0] if hits else 0.0)


def _analyser(library: Any, code: str) -> Any:
    """Build what `en_stem` is, for any language that tantivy stems."""
    if code in UNSPACED:
        tokenizer = library.Tokenizer.ngram(min_gram=2, max_gram=2, prefix_only=False)
        return library.TextAnalyzerBuilder(tokenizer).filter(library.Filter.lowercase()).build()
    builder = library.TextAnalyzerBuilder(library.Tokenizer.simple())
    builder = builder.filter(library.Filter.remove_long(40)).filter(library.Filter.lowercase())
    name = language(code).stemmer
    return (builder.filter(library.Filter.stemmer(name)) if name else builder).build()


class FTS5:
    """Ask SQLite's FTS5: `porter` for English, `trigram` for unspaced scripts, else `unicode61` without diacritics."""

    def __init__(self, corpus: Corpus) -> None:
        """Fill a table in memory."""
        self._unspaced = corpus.language in UNSPACED
        other = "trigram" if self._unspaced else "unicode61 remove_diacritics 2"
        tokenize = "porter unicode61 remove_diacritics 2" if corpus.language == "en" else other
        self._table = sqlite3.connect(":memory:")
        self._table.execute(f"CREATE VIRTUAL TABLE sentences USING fts5(body, tokenize='{tokenize}')")
        rows = list(enumerate(corpus.sentences))
        self._table.executemany("INSERT INTO sentences(rowid, body) VALUES (?, ?)", rows)

    def ask(self, question: str) -> Found:
        """Match any word and order by FTS5's own BM25, whose best is the lowest."""
        pieces = grams(question, 3) if self._unspaced else re.findall(r"[^\s\-–—/\"]*\w[^\s\-–—/\"]*", question)
        query = " OR ".join(f'"{piece}"' for piece in dict.fromkeys(pieces))
        statement = "SELECT rowid, rank FROM sentences WHERE sentences MATCH ? ORDER BY rank LIMIT ?"
        rows = self._table.execute(statement, (query, TOP)).fetchall() if query else []
        return Found(tuple(number for number, _ in rows), -rows[0][1] if rows else 0.0)
