"""Compare answers with other search libraries on the same questions: `python tests/benchmarks/quality.py FILE…`.

Each article is indexed alone, a sentence a document, and asked its own questions and as many of other articles (drawn
with a fixed seed), on which the right reply is to decline. A quote is right when it lies in the paragraph of the
question and covers a known answer. Needs the extra `bench` (`pip install -e '.[bench]'`). What the columns mean, and
the figures measured, stand in the README beside this file.
"""

import argparse
import json
import random
import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from knowledge import Library
from knowledge.evaluation import auroc, calibration_error
from knowledge.questions import read_questions
from knowledge.terms import terms

SEED, RESAMPLES, DEPTH = 20_240_101, 2000, 10
SNOWBALL = {"en": "en_stem", "es": "es_stem", "ru": "ru_stem", "de": "de_stem", "fr": "fr_stem"}


@dataclass(frozen=True)
class Found:
    """Hold what a system said to a question: was its first, one of its first three, its paragraph right."""

    article: str
    own: bool
    rank: int
    paragraph: bool
    confidence: float


class Verbatim:
    """This project."""

    name, calibrated = "this project", True

    def __init__(self, article):
        self.library = Library([article])
        self.number = {(s.start, s.end): i for i, s in enumerate(article.sentences)}

    def search(self, question):
        answer = self.library.ask(question)
        places = [self.number[e.citation.start, e.citation.end] for e in answer.candidates]
        return places, answer.confidence


class Bm25:
    """rank-bm25 as its README shows it: split at spaces, BM25Okapi."""

    name, calibrated = "rank-bm25, README", False

    def __init__(self, article):
        from rank_bm25 import BM25Okapi

        self.index = BM25Okapi([self.cut(text, article.language) for text in texts(article)])
        self.language = article.language

    def cut(self, text, _):
        return text.split(" ")

    def search(self, question):
        scores = self.index.get_scores(self.cut(question, self.language))
        order = np.argsort(-scores, kind="stable")[:DEPTH]
        return order.tolist(), float(scores[order[0]])


class Stemmed(Bm25):
    """rank-bm25 with this project's terms: stop words, stems, pairs of characters."""

    name = "rank-bm25, our terms"

    def cut(self, text, language):
        return terms(text, language) or [""]


class Bm25s:
    """bm25s with its own tokenizer, stop words and PyStemmer, as its README recommends."""

    name, calibrated = "bm25s", False

    def __init__(self, article):
        import bm25s
        import Stemmer

        names = {"en": "english", "es": "spanish", "ru": "russian", "de": "german", "fr": "french"}
        self.stemmer = Stemmer.Stemmer(names[article.language]) if article.language in names else None
        self.stop = article.language if article.language in ("en", "de", "es", "fr", "ru") else None
        self.module, self.index = bm25s, bm25s.BM25()
        self.index.index(self.tokens(texts(article)), show_progress=False)
        self.size = len(article.sentences)

    def tokens(self, rows):
        return self.module.tokenize(rows, stopwords=self.stop, stemmer=self.stemmer, show_progress=False)

    def search(self, question):
        tokens = self.tokens([question])
        if not tokens.vocab:
            return list(range(min(DEPTH, self.size))), 0.0
        rows, scores = self.index.retrieve(tokens, k=min(DEPTH, self.size), show_progress=False)
        return rows[0].tolist(), float(scores[0][0])


class Tantivy:
    """tantivy with the stemming tokenizer of the language."""

    name, calibrated = "tantivy", False

    def __init__(self, article):
        import tantivy

        schema = tantivy.SchemaBuilder()
        schema.add_text_field("body", tokenizer_name=SNOWBALL.get(article.language, "default"))
        schema.add_integer_field("number", stored=True)
        self.index = tantivy.Index(schema.build())
        writer = self.index.writer(heap_size=15_000_000, num_threads=1)
        for number, text in enumerate(texts(article)):
            writer.add_document(tantivy.Document(body=[text], number=number))
        writer.commit()
        self.index.reload()
        self.searcher = self.index.searcher()

    def search(self, question):
        # In quotation marks, so that no word is an operator.
        words = " ".join(f'"{word}"' for word in re.findall(r"\w+", question.lower()))
        try:
            hits = self.searcher.search(self.index.parse_query(words, ["body"]), DEPTH).hits
        except ValueError:
            return [], 0.0  # its tokenizer leaves nothing of the question: a word of Chinese or Japanese too long
        return [self.searcher.doc(place)["number"][0] for _, place in hits], hits[0][0] if hits else 0.0


class Fts5:
    """SQLite's full-text search, with its Porter stemmer."""

    name, calibrated = "SQLite FTS5", False

    def __init__(self, article):
        self.table = sqlite3.connect(":memory:")
        self.table.execute("CREATE VIRTUAL TABLE s USING fts5(body, tokenize = 'porter unicode61')")
        self.table.executemany("INSERT INTO s(rowid, body) VALUES (?, ?)", enumerate(texts(article)))

    def search(self, question):
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", question))
        query = "SELECT rowid, bm25(s) FROM s WHERE s MATCH ? ORDER BY bm25(s) LIMIT ?"
        rows = self.table.execute(query, (words, DEPTH)).fetchall() if words else []
        return [number for number, _ in rows], -rows[0][1] if rows else 0.0


SYSTEMS = (Verbatim, Stemmed, Bm25s, Tantivy, Fts5, Bm25)


def texts(article):
    return [article.text[s.start : s.end] for s in article.sentences]


def ask_all(sets, system):
    """Ask every article its own questions and as many foreign ones; the same for every system."""
    chance = random.Random(SEED)
    found = []
    for one in sets:
        built, sentences = system(one.article), one.article.sentences
        own = [question for question in one.questions if question.answers]
        others = [question.text for other in sets if other is not one for question in other.questions]
        for question in own:
            places, confidence = built.search(question.text)
            hits = [is_right(sentences[place], question) for place in places]
            rank = hits.index(True) + 1 if True in hits else 0
            paragraph = bool(places) and in_paragraph(one.article, sentences[places[0]], question)
            found.append(Found(one.article.title, True, rank, paragraph, confidence))
        foreign = chance.sample(others, min(len(own), len(others)))
        found += [Found(one.article.title, False, 0, False, built.search(text)[1]) for text in foreign]
    return found


def is_right(sentence, question):
    return question.paragraph in (None, sentence.paragraph) and any(
        sentence.start <= answer.start and answer.end <= sentence.end for answer in question.answers
    )


def in_paragraph(article, sentence, question):
    if question.paragraph is not None:
        return sentence.paragraph == question.paragraph
    places = [p for p in article.passages if p.paragraph == sentence.paragraph]
    return any(p.start <= answer.start < p.end for p in places for answer in question.answers)


def interval(values, groups, resamples=RESAMPLES):
    """Give the 95 % interval of a mean, drawing whole groups (articles) with replacement."""
    names = sorted(set(groups))
    groups = np.array([names.index(group) for group in groups])
    sums, sizes = np.bincount(groups, weights=values), np.bincount(groups)
    drawn = np.random.default_rng(SEED).integers(len(names), size=(resamples, len(names)))
    means = sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    return tuple(np.quantile(means, (0.025, 0.975)).tolist())


def coverage(confidence, right, precision=0.95):
    """Give the largest share of own questions answered by a threshold at which so many answers are right."""
    order = np.argsort(-confidence, kind="stable")
    shares = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    fitting = np.flatnonzero(shares >= precision)
    return float((fitting[-1] + 1) / len(order)) if fitting.size else 0.0


def figures(found, calibrated, against):
    own = [one for one in found if one.own]
    right = np.array([one.rank == 1 for one in own], float)
    confidence = np.array([one.confidence for one in own])
    foreign = np.array([one.confidence for one in found if not one.own])
    titles = [one.article for one in own]
    difference = against - right
    return {
        "questions": len(own),
        "hit_at_1": right.mean(),
        "hit_at_1_interval": interval(right, titles),
        "behind": difference.mean(),
        "behind_interval": interval(difference, titles),
        "hit_at_3": np.mean([1 <= one.rank <= 3 for one in own]),
        "mrr": np.mean([1 / one.rank if one.rank else 0 for one in own]),
        "gold_paragraph": np.mean([one.paragraph for one in own]),
        "auroc": auroc(confidence, foreign),
        "coverage_at_95": coverage(confidence, right),
        "calibration_error": calibration_error(*held(found)) if calibrated else None,
    }, right


def line(name, row):
    low, high = (100 * bound for bound in row["hit_at_1_interval"])
    behind = 100 * row["behind"]
    least, most = (100 * bound for bound in row["behind_interval"])
    error = "" if row["calibration_error"] is None else f"{row['calibration_error']:.3f}"
    return (
        f"| {name} | {100 * row['hit_at_1']:.1f} ({low:.1f}–{high:.1f}) | {behind:.1f} ({least:.1f}–{most:.1f})"
        f" | {100 * row['hit_at_3']:.1f} | {row['mrr']:.3f} | {100 * row['gold_paragraph']:.1f} | {row['auroc']:.3f}"
        f" | {100 * row['coverage_at_95']:.1f} | {error} |"
    )


def held(found):
    """Give the confidence in every question, own and foreign, and whether the first sentence was right."""
    return np.array([one.confidence for one in found]), np.array([one.rank == 1 for one in found], float)


HEAD = """| system | Hit@1 (95 %) | behind this project | Hit@3 | MRR | paragraph | AUROC | coverage at 95 % | ECE |
|---|---|---|---|---|---|---|---|---|"""


def plot(found, target):
    """Draw how often the answers given are right, and how the confidence holds."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    own = [one for one in found if one.own]
    right = np.array([one.rank == 1 for one in own], float)
    order = np.argsort([-one.confidence for one in own], kind="stable")
    figure, (risk, reliability) = pyplot.subplots(1, 2, figsize=(10, 4.5))
    count = np.arange(1, len(order) + 1)
    risk.plot(count / len(order), 1 - np.cumsum(right[order]) / count)
    risk.set(xlabel="own questions answered", ylabel="of these wrong", title="Risk and coverage")
    confidence, right = held(found)
    bins = np.minimum((confidence * 10).astype(int), 9)
    rows = [(confidence[bins == b].mean(), right[bins == b].mean()) for b in np.unique(bins)]
    reliability.plot([0, 1], [0, 1], "--", color="grey")
    reliability.plot(*zip(*rows, strict=True), marker="o")
    reliability.set(xlabel="confidence", ylabel="share right", title="Reliability")
    figure.savefig(target, dpi=120, bbox_inches="tight")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--plot", type=Path, metavar="PNG", help="draw risk against coverage, and reliability")
    options = parser.parse_args()
    sets = [one for file in options.files for one in read_questions(file)]
    against, rows = None, {}
    print(end="" if options.json else HEAD + "\n", flush=True)
    for system in SYSTEMS:
        try:
            found = ask_all(sets, system)
        except ImportError as error:
            parser.exit(1, f"{error.name} is missing: pip install -e '.[bench]'\n")
        if system is Verbatim and options.plot:
            plot(found, options.plot)
        right = np.array([one.rank == 1 for one in found if one.own], float)
        against = right if against is None else against
        rows[system.name], _ = figures(found, system.calibrated, against)
        if not options.json:
            print(line(system.name, rows[system.name]), flush=True)
    if options.json:
        print(json.dumps(rows))


if __name__ == "__main__":
    main()
