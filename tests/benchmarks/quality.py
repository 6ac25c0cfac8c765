"""Compare this project with other search tools: `python tests/benchmarks/quality.py FILE…`.

FILE is SQuAD-format JSON or NAME.questions.jsonl. Every system gets the same sentences as documents and the same
questions in the same run; README.md beside this file says what the columns mean. Needs `pip install -e '.[bench]'`.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
from asking import require
from comparison import PROBABLE, Report, Row, measure
from trials import Corpus, corpora

from knowledge import KnowledgeError
from knowledge.questions import QuestionSet, read_questions


def table(report: Report) -> Iterator[str]:
    """Give a report as a Markdown table, in points of 100."""
    yield f"{report.name}: {report.articles} articles, {report.own} questions, {report.foreign} foreign ones"
    yield ""
    heads = ("Hit@1 [95 %]", "to this project", "Hit@3", "MRR", "paragraph", "AUROC", "refused", "cover 95")
    heads = (*heads, "ECE", "ECE own")
    yield "| " + " | ".join(("system".ljust(20), *heads)) + " |"
    yield "|---" + "|--:" * len(heads) + "|"
    for row in report.rows:
        cells = (*_hits(row), *map(_points, (row.hit_at_3, row.mrr, row.gold_paragraph)), _three(row.auroc))
        last = (*map(_points, (row.foreign_refused_at_97, row.coverage_at_95)), *map(_three, _errors(row)))
        yield "| " + " | ".join((row.system.ljust(20), *cells, *last)) + " |"


def _hits(row: Row) -> tuple[str, str]:
    low, high = row.hit_at_1_interval
    less, more = row.difference_interval
    compared = f"{100 * row.difference:+.1f} [{100 * less:+.1f}, {100 * more:+.1f}]"
    return f"{100 * row.hit_at_1:.1f} [{100 * low:.1f}, {100 * high:.1f}]", "–" if less == more == 0 else compared


def _errors(row: Row) -> tuple[float, float]:
    return row.calibration_error, row.calibration_error_own


def _points(value: float) -> str:
    return "–" if np.isnan(value) else f"{100 * value:.1f}"


def _three(value: float) -> str:
    return "–" if np.isnan(value) else f"{value:.3f}"


def as_json(reports: Sequence[Report]) -> str:
    """Give the reports as JSON, null where there was nothing to measure."""
    found = [
        {"file": one.name, "articles": one.articles, "own": one.own, "foreign": one.foreign}
        | {"systems": [_known(row) for row in one.rows]}
        for one in reports
    ]
    return json.dumps(found, ensure_ascii=False, indent=2)


def _known(row: Row) -> dict[str, object]:
    return {
        name: None if isinstance(value, float) and np.isnan(value) else value for name, value in asdict(row).items()
    }


def readable(file: Path) -> list[QuestionSet]:
    """Read a question file; end with a sentence where it cannot be read or asks nothing."""
    try:
        sets = read_questions(file)
    except KnowledgeError as error:
        raise SystemExit(str(error)) from error
    if not sets:
        raise SystemExit(f"{file}: holds no question.")
    return sets


def read(files: Sequence[Path], *, joined: bool = False) -> Iterator[tuple[str, list[Corpus]]]:
    """Turn question files into corpora."""
    for file in files:
        yield file.name, corpora(readable(file), joined=joined)


def main() -> None:
    """Measure the files in order and print each table as soon as it is there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--joined", action="store_true", help="put all articles of a file into one library")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parser.add_argument("--plot", type=Path, metavar="PNG", help="write risk-coverage and reliability curves")
    options = parser.parse_args()
    for library in ("bm25s", "tantivy", *(["matplotlib"] if options.plot else [])):
        require(library)
    reports = []
    for name, found in read(options.files, joined=options.joined):
        print(f"{name} …", file=sys.stderr, flush=True)
        reports.append(measure(name, found))
        if not options.json:
            print(*table(reports[-1]), "", sep="\n", flush=True)
    if options.json:
        print(as_json(reports))
    if options.plot:
        from plots import draw

        draw(reports, PROBABLE, options.plot)


if __name__ == "__main__":
    main()
