"""Measure what wrong letters cost: `python tests/benchmarks/typos.py FILE…`.

Each content word of four letters and more gets one letter wrong, in the last row from seven letters on one or two:
left out, put in, changed, or swapped with the next, by a seeded generator and in the letters of the question's own
language. Words without spaces between them (Chinese, Japanese …) have no letters to get wrong, nor have numbers.
"""

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import measures
from comparison import ask
from misspelling import SHORT, alphabets, misspell
from quality import read
from trials import Case, Corpus

_SEED = 20_240_101
COMPARED = ("this project", "rank-bm25, our terms")
LETTERS = ("none", "one", "one or two")


@dataclass(frozen=True, slots=True)
class Loss:
    """Hold the Hit@1 of a system on questions with so many wrong letters a word, and the points lost by them."""

    system: str
    letters: int
    questions: int
    hit_at_1: float
    lost: float
    lost_interval: tuple[float, float]
    corrected: float


def drawn(corpora: Sequence[Corpus], each: int) -> list[Corpus]:
    """Keep at most so many own questions of each corpus; foreign ones are left out."""
    chance = random.Random(_SEED)
    found = []
    for corpus in corpora:
        own = [case for case in corpus.cases if case.own]
        found.append(replace(corpus, cases=tuple(chance.sample(own, min(each, len(own))))))
    return found


def misspelt(corpora: Sequence[Corpus], most: int) -> list[Corpus]:
    """Misspell the questions of corpora, in the letters of all articles that are in the same language."""
    chance = random.Random(_SEED + most)
    codes = {corpus.language for corpus in corpora}
    texts = {code: [a.text for one in corpora for a in one.articles if a.language == code] for code in codes}
    letters = {code: alphabets(found) for code, found in texts.items()}

    def wrong(case: Case, code: str) -> Case:
        return replace(case, question=misspell(case.question, code, most, letters[code], chance))

    return [replace(one, cases=tuple(wrong(case, one.language) for case in one.cases)) for one in corpora]


def measure(corpora: Sequence[Corpus]) -> Iterator[Loss]:
    """Ask each system the questions as they are, and with one and with one or two letters wrong."""
    asked = [corpora, misspelt(corpora, 1), misspelt(corpora, 2)]
    for name in COMPARED:
        clean = ask(name, corpora)
        for letters, questions in enumerate(asked):
            found = ask(name, questions) if letters else clean
            lost = clean.right - found.right
            interval = measures.interval(lost, clean.cluster)
            shares = measures.mean(found.right), measures.mean(lost), interval, measures.mean(found.corrected)
            yield Loss(name, letters, found.right.size, *shares)


def table(name: str, losses: Sequence[Loss]) -> Iterator[str]:
    """Give the losses as a Markdown table, in points of 100."""
    yield f"{name}: {losses[0].questions} questions"
    yield ""
    yield "| system               | letters wrong in each word | Hit@1 | lost [95 %] | question corrected |"
    yield "|---|--:|--:|--:|--:|"
    for one in losses:
        low, high = one.lost_interval
        lost = f"{100 * one.lost:.1f} [{100 * low:.1f}, {100 * high:.1f}]" if one.letters else "–"
        hits = f"{100 * one.hit_at_1:.1f} | {lost} | {100 * one.corrected:.1f}"
        yield f"| {one.system:20} | {LETTERS[one.letters]} | {hits} |"


def main() -> None:
    """Measure the files in order."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--each", type=int, default=40, help="questions of each article at most (40)")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    options = parser.parse_args()
    for name, found in read(options.files):
        corpora = drawn(found, options.each)
        if misspelt(corpora, 1) == corpora:
            raise SystemExit(f"{name}: no question has a content word of {SHORT} letters, so none can be misspelt.")
        losses = list(measure(corpora))
        if options.json:
            print(json.dumps([{"file": name} | asdict(one) for one in losses], ensure_ascii=False))
        else:
            print(*table(name, losses), "", sep="\n", flush=True)


if __name__ == "__main__":
    main()
