"""Compare speed with tantivy and rank-bm25 in one run: `python tests/benchmarks/speed.py FILE` (needs tantivy).

The article is the one of the file whose number of sentences is nearest to 250. A question goes to each in turn, so that
a noisy machine is as noisy for both; building an index is measured the same way.
"""

import argparse
import statistics
import time
from pathlib import Path

from quality import Tantivy
from rank_bm25 import BM25Plus

from knowledge import Library
from knowledge.index import Index
from knowledge.questions import read_questions
from knowledge.terms import terms

SENTENCES, ROUNDS, BUILDS = 250, 5, 15


def clock(run, *arguments):
    start = time.perf_counter()
    run(*arguments)
    return time.perf_counter() - start


def terms_and_bm25(article):
    BM25Plus([terms(article.text[s.start : s.end], article.language) or [""] for s in article.sentences])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    sets = read_questions(parser.parse_args().file)
    one = min(sets, key=lambda one: abs(len(one.article.sentences) - SENTENCES))
    library, other = Library([one.article]), Tantivy(one.article)
    questions = [question.text for question in one.questions]
    for text in questions:
        library.ask(text)
    pairs = [(clock(library.ask, text), clock(other.search, text)) for _ in range(ROUNDS) for text in questions]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    slow = sorted(pair[0] for pair in pairs)[int(0.95 * len(pairs))]
    print(f"{len(one.article.sentences)} sentences, {len(questions)} questions, {ROUNDS} rounds")
    print(
        f"question to answer: median {1000 * ours:.3f} ms (95 %: {1000 * slow:.3f}), "
        f"tantivy's bare query {1000 * theirs:.3f} ms"
    )
    print(f"ratio {ours / theirs:.1f}")
    builds = [(clock(Index, [one.article]), clock(terms_and_bm25, one.article)) for _ in range(BUILDS)]
    ours, theirs = (statistics.median(column) for column in zip(*builds, strict=True))
    print(
        f"index: {1000 * ours:.1f} ms, rank-bm25 with the same terms {1000 * theirs:.1f} ms, ratio {ours / theirs:.2f}"
    )


if __name__ == "__main__":
    main()
