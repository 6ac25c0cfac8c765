"""Time answers and the building of an index: `python tests/benchmarks/speed.py FILE`.

The article is made of FILE's paragraphs in order, until it has 250 sentences. Answers, from the question's text to
quotes with their citations, stand beside tantivy's bare query: the question parsed and searched, with and without
reading which sentences the ten hits are. All are given each question in turn, so that a busy machine slows all. In
every round the library is new and remembers nothing: each question is asked once, then all of them once more.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter, thread_time

import numpy as np
from asking import TOP, require
from engines import Tantivy
from quality import readable
from rank_bm25 import BM25Okapi
from trials import Corpus

from knowledge import Article, Library
from knowledge.questions import QuestionSet
from knowledge.structure import Block, Span
from knowledge.terms import terms

SENTENCES, ROUNDS, BUILDS = 250, 5, 15
# The first questions load what is loaded once, such as lists of words; they are asked but not counted.
WARMING = 10
OURS, PEER, BARE = "this project", "tantivy, hits read", "tantivy, no hit read"

Way = tuple[str, Callable[[str], object]]
Taken = dict[str, list[tuple[float, float]]]


@dataclass(frozen=True, slots=True)
class Times:
    """Hold how long something took, in milliseconds; `cpu` is the time that the processor worked for it."""

    name: str
    median: float
    p95: float
    cpu: float
    count: int


def excerpt(sets: Sequence[QuestionSet], size: int = SENTENCES) -> tuple[Article, list[str]]:
    """Join paragraphs, articles in order, until there are so many sentences; with the questions on them, each once."""
    text, blocks, questions, count = "", list[Block](), list[str](), 0
    for one in sets:
        for number in dict.fromkeys(sentence.paragraph for sentence in one.article.sentences):
            held = [s for s in one.article.sentences if s.paragraph == number]
            if count >= size:
                break
            body = one.article.text[held[0].start : held[-1].end]
            blocks.append(Block((Span(len(text), len(text) + len(body)),)))
            text, count = text + body + "\n\n", count + len(held)
            questions += [q.text for q in one.questions if _asks(q.answers, held[0].start, held[-1].end)]
    language = sets[0].article.language
    article = Article.from_blocks(text, tuple(blocks), title=f"{size} sentences", language=language)
    return article, list(dict.fromkeys(questions))


def _asks(answers: Sequence[Span], start: int, end: int) -> bool:
    return bool(answers) and start <= answers[0].start < end


def forget() -> None:
    """Empty what the modules of this project remember of words and questions that they have seen."""
    modules = [module for name, module in sys.modules.items() if name.partition(".")[0] == "knowledge"]
    for remembered in (value for module in modules for value in vars(module).values()):
        if hasattr(remembered, "cache_clear"):
            remembered.cache_clear()


def alternate(ways: Sequence[Way], questions: Sequence[str], warming: int = 0) -> Taken:
    """Time each way on each question in turn, every other time in reverse order; the first questions only warm up."""
    found: Taken = {name: [] for name, _ in ways}
    for number, question in enumerate(questions):
        for name, way in ways if number % 2 else reversed(ways):
            start, worked = perf_counter(), thread_time()
            way(question)
            worked, taken = thread_time() - worked, perf_counter() - start
            if number >= warming:
                found[name].append((1000 * taken, 1000 * worked))
    return found


def summed(rounds: Sequence[Taken]) -> list[Times]:
    """Sum up all rounds, a way each."""
    return [_times(name, [row for one in rounds for row in one[name]]) for name in rounds[0]]


def _times(name: str, values: Sequence[tuple[float, float]]) -> Times:
    taken, worked = np.array(values).T
    median, p95 = np.percentile(taken, [50, 95])
    return Times(name, float(median), float(p95), float(np.median(worked)), len(values))


def answering(article: Article, questions: Sequence[str]) -> tuple[list[Times], list[Times]]:
    """Time answers to questions never asked before, and to the same ones asked again."""
    peer = Tantivy(Corpus((article,), ()))
    first, again = [], []
    for _ in range(ROUNDS):
        forget()
        ways: list[Way] = [
            (OURS, Library([article]).ask),
            (PEER, peer.ask),
            (BARE, lambda question: peer.searcher.search(peer.query(question), TOP)),
        ]
        first.append(alternate(ways, questions, WARMING))
        again.append(alternate(ways, questions))
    return summed(first), summed(again)


def indexing(article: Article) -> list[Times]:
    """Time the building of indexes; the article is cut into sentences before, for both."""
    sentences = Corpus((article,), ()).sentences
    ready = [terms(sentence, article.language) for sentence in sentences]
    ways: list[Way] = [
        (OURS, lambda _: Library([article])),
        ("rank-bm25, our terms", lambda _: BM25Okapi([terms(sentence, article.language) for sentence in sentences])),
        ("rank-bm25, terms ready", lambda _: BM25Okapi(ready)),
    ]
    return summed([alternate(ways, [""] * (WARMING + BUILDS), WARMING)])


def table(title: str, times: Sequence[Times]) -> list[str]:
    """Give times as a Markdown table, each with how many times as long the first one takes."""
    head = [f"{title}:", "", "| | median ms | 95 % ms | processor ms | measured | ratio | processor's ratio |"]
    first = times[0]
    rows = [
        f"| {t.name} | {t.median:.3f} | {t.p95:.3f} | {t.cpu:.3f} | {t.count} "
        f"| {first.median / t.median:.2f} | {first.cpu / t.cpu:.2f} |"
        for t in times
    ]
    return [*head, "|---|--:|--:|--:|--:|--:|--:|", *rows, ""]


def main() -> None:
    """Measure one file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    options = parser.parse_args()
    require("tantivy")
    article, questions = excerpt(readable(options.file))
    if len(questions) <= WARMING:
        raise SystemExit(f"{options.file}: has {len(questions)} questions; {WARMING + 1} are needed, to warm up first.")
    first, again = answering(article, questions)
    found = {"never asked before": first, "asked again": again, "building the index": indexing(article)}
    size = {"sentences": len(article.sentences), "questions": len(questions), "rounds": ROUNDS}
    if options.json:
        print(json.dumps(size | {title: [asdict(one) for one in times] for title, times in found.items()}))
        return
    print(f"{options.file.name}: {size['sentences']} sentences, {size['questions']} questions, {ROUNDS} rounds\n")
    print(*(line for title, times in found.items() for line in table(title, times)), sep="\n")


if __name__ == "__main__":
    main()
