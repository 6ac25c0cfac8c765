"""The commands that look things up: evaluate, check, show."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from .answering import Thresholds
from .article import Article
from .errors import UnknownArticleError, UnknownPlaceError, UnreadableError
from .evaluation import Outcome, evaluate, figures, table
from .library import Library
from .opening import understood
from .places import paragraph_of, parse_place, places_of, span_of
from .presenting import Style, marked, on_line, wrapped
from .questions import read_questions
from .structure import Span

STANDS, MOVED = 0, 3


def run_evaluation(file: Path, options: Namespace, thresholds: Thresholds) -> int:
    """Print the figures of a question file, and each failure where there are few questions."""
    sets = read_questions(file, Path(options.article[0]) if options.article else None)
    outcomes = evaluate(sets, lambda article: understood(Library([article], thresholds), options))
    result = figures(outcomes, thresholds)
    if options.json:
        shown = {name: None if value != value else value for name, value in asdict(result).items()}
        print(json.dumps(shown))
        return 0
    print("\n".join(table(result, thresholds)))
    if file.name.endswith(".jsonl"):
        print("".join(_failure(outcome) for outcome in outcomes if not outcome.right), end="")
    return 0


def run_show(article: Article, place: str | None, style: Style, *, exact: bool) -> int:
    """Print the exact text, all numbered paragraphs, or one paragraph with a sentence marked."""
    if exact:
        sys.stdout.flush()
        sys.stdout.buffer.write(article.text.encode("utf-8", "surrogatepass"))
    elif place is None:
        print("\n\n".join([article.title, *numbered(article, style)]))
    else:
        paragraph, sentence = parse_place(place)
        if sentence is None:
            print("\n".join(_paragraph(article, paragraph, style)))
        else:
            print(marked(article, article.passage_at(paragraph, sentence), span_of(article, place), style))
    return 0


def numbered(article: Article, style: Style) -> list[str]:
    """List the paragraphs with their numbers."""
    last = article.passages[-1].paragraph if article.passages else 0
    return ["\n".join(_paragraph(article, number, style)) for number in range(1, last + 1)]


def run_check(library: Library, place: str | None, quote: str | None) -> int:
    """Tell whether the text still says a quote: from the arguments, else from JSON on standard input."""
    if place is not None and quote is not None:
        return _verdict(library.articles, place, quote)
    if place is not None:
        raise UnknownPlaceError('check needs a place and its quote: check 4.2 "the words"; or JSON on standard input.')
    verdicts = [_verdict(_chosen(library, one), f"{one['start']}:{one['end']}", one["quote"]) for one in _citations()]
    if not verdicts:
        raise UnreadableError("There is no citation on standard input; pipe `ask --json` into check.")
    return max(verdicts)


def _verdict(articles: tuple[Article, ...], place: str, quote: str) -> int:
    problem: UnknownPlaceError | None = None
    for article in articles:
        try:
            span = span_of(article, place)
        except UnknownPlaceError as error:
            problem = error
            continue
        if quote and quote in article.text[slice(*span)]:
            print(f"Stands: {place} of “{article.title}” says “{on_line(quote)}”.")
            return STANDS
    if problem and len(articles) == 1 and not places_of(articles[0], quote):
        print(problem)
        return MOVED
    print(f"Does not stand: {place} does not say “{on_line(quote)}”.{_elsewhere(articles, quote)}")
    return MOVED


def _elsewhere(articles: tuple[Article, ...], quote: str) -> str:
    found = [(article, sentence) for article in articles for sentence in places_of(article, quote)]
    if not found:
        return " Nor does any other place."
    article, sentence = found[0]
    return f" It stands at {sentence.paragraph}.{sentence.number} of “{article.title}” now."


def _chosen(library: Library, citation: dict[str, Any]) -> tuple[Article, ...]:
    named = [article for article in library.articles if citation.get("article") == article.title]
    if citation.get("article") and not named:
        raise UnknownArticleError(f"There is no article “{citation['article']}” here; name it with --article FILE.")
    return tuple(named) or library.articles


def _citations() -> Iterator[dict[str, Any]]:
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            found = row.get("answer", [row])
            yield from (
                {"article": one.get("article"), **{k: one[k] for k in ("start", "end", "quote")}} for one in found
            )
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            wanted = "an object of `ask --json`, or one with quote, start and end"
            raise UnreadableError(f"Line {number} of standard input is not {wanted}.") from error


def _paragraph(article: Article, number: int, style: Style) -> Iterator[str]:
    parts = paragraph_of(article, number)
    span = Span(parts[0].start, parts[-1].end)
    if parts[0].heading:
        yield " › ".join(parts[0].heading)
    yield wrapped(f"¶ {number}  {on_line(article.text[slice(*span)])}", style)


def _failure(outcome: Outcome) -> str:
    expected = f"“{on_line(outcome.expected)}”" if outcome.answerable else "to decline"
    return f"\n✗ {outcome.question}\n  expected: {expected}\n  given:    {on_line(outcome.given)}\n"
