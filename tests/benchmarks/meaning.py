"""Measure what the model of meaning costs: `python tests/benchmarks/meaning.py FILE` (needs the extra `semantic`).

Loading it, its memory, reading a sentence, a question with and without it in turn, and questions answered by words
while a long article is read in the background, against the same questions before.
"""

import argparse
import resource
import statistics
import time
from dataclasses import replace
from pathlib import Path

from knowledge import Article, Library
from knowledge.meaning.background import Understanding
from knowledge.meaning.nano import load
from knowledge.meaning.store import Store
from knowledge.meaning.vectors import understand
from knowledge.questions import read_questions

SENTENCES, LONG, QUESTIONS = 250, 1000, 100


def clock(run, *arguments):
    start = time.perf_counter()
    run(*arguments)
    return 1000 * (time.perf_counter() - start)


def memory():
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    sets = read_questions(parser.parse_args().file)
    one = min(sets, key=lambda one: abs(len(one.article.sentences) - SENTENCES))
    questions = [question.text for question in one.questions][: 2 * QUESTIONS]
    words = Library([one.article])
    before = memory()
    start = time.perf_counter()
    model = load()
    print(f"load {time.perf_counter() - start:.2f} s")
    both = Library([one.article])
    start = time.perf_counter()
    both.meaning = understand(both.index, model, Store())
    count = len(both.meaning.sentences)
    print(f"{count} sentences read in {time.perf_counter() - start:.1f} s")
    print(f"a sentence: {clock(model.passages, [unit.quote for unit in both.index.units[:20]]) / 20:.1f} ms")
    pairs = [(clock(words.ask, text), clock(both.ask, text)) for text in questions]
    without, with_it = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"question: {without:.1f} ms without, {with_it:.1f} with; {memory() - before:.0f} MB more memory")
    in_the_background(sets, questions[:QUESTIONS])


def in_the_background(sets, questions):
    text = "\n\n".join(one.article.text for one in sets)
    cut = Article.from_text(text[: text.index(" ", LONG * 130)], title="long")
    library = Library([replace(cut)])
    for question in questions:
        library.ask(question)
    usual = [clock(library.ask, question) for question in questions]
    reading = Understanding(library, None).start()
    while not reading.share:  # the model is loaded first
        library.ask(questions[0])
    meanwhile = [clock(library.ask, question) for question in questions]
    share = reading.share
    reading.stop()
    print(
        f"{len(library.index.units)} sentences read in the background ({share:.0%} then): "
        f"median {statistics.median(usual):.1f} ms before, {statistics.median(meanwhile):.1f} meanwhile; "
        f"slowest {max(usual):.1f} and {max(meanwhile):.1f}"
    )


if __name__ == "__main__":
    main()
