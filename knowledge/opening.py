"""Open what the command line names: articles, thresholds, and the model of meaning where it is installed."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .answering import DEFAULT, Thresholds
from .article import Article
from .errors import UnknownArticleError, UnreadableError
from .library import Library
from .meaning.nano import is_installed
from .meaning.vectors import Progress

if TYPE_CHECKING:
    from .meaning.background import Understanding

# One question waits no longer for an article to be read for its meaning; a second call finds more of it kept.
PATIENCE = 3.0
# A Discord message with Nitro has 4,000 characters; a question longer than this is a text, not a question.
QUESTION_LIMIT = 6000


def open_library(options: argparse.Namespace) -> Library:
    """Open the named articles, else the bundled ones."""
    if not options.article:
        return Library.bundled(thresholds(options))
    library = Library.open(options.article, thresholds(options))
    if not library.articles:
        raise UnreadableError(f"There is no article in {', '.join(options.article)}: put .md or .txt files there.")
    return library


def thresholds(options: argparse.Namespace) -> Thresholds:
    """Give the confidences from which to answer, and to be sure."""
    return Thresholds.of(getattr(options, "likely", DEFAULT.likely), getattr(options, "sure", None))


def single_article(options: argparse.Namespace) -> Article:
    """Open the one article that is meant; raise UnknownArticleError where it could be several."""
    articles = open_library(options).articles
    if len(articles) != 1:
        titles = ", ".join(f"“{article.title}”" for article in articles) or "none"
        raise UnknownArticleError(f"Name one article with --article FILE; here are: {titles}.")
    return articles[0]


def understood(library: Library, options: argparse.Namespace, patience: float | None = None) -> Library:
    """Read a library for its meaning where the model is installed and wanted, at most for some seconds."""
    reading = being_read(library, options, _show_progress if sys.stderr.isatty() else None)
    if reading is None or reading.wait(patience or PATIENCE) or not reading.is_under_way:
        return library
    if patience is None:
        print("The articles are read for their meaning first, once; --lexical answers without.", file=sys.stderr)
        reading.wait()
    else:
        print(f"{so_far(reading)} What is read is kept for the next time.", file=sys.stderr)
    return library


def being_read(
    library: Library, options: argparse.Namespace, progress: Progress | None = None
) -> "Understanding | None":
    """Begin to read a library for its meaning; None where no model is installed or wanted."""
    from .meaning.background import Understanding

    wanted = is_installed() and not options.lexical
    return Understanding(library, kept_in(), progress).start() if wanted else None


def so_far(reading: "Understanding") -> str:
    """Say that words alone decided, and how much of the articles is read."""
    return f"By words alone so far: {reading.share:.0%} of the articles is read for its meaning."


def too_long(question: str) -> str | None:
    """Say what is wrong with a question of too many characters."""
    if len(question) <= QUESTION_LIMIT:
        return None
    return f"This question has {len(question)} characters; ask in at most {QUESTION_LIMIT}."


def kept_in() -> Path:
    """Name the folder where vectors are kept between calls, in the place for caches of the system."""
    from platformdirs import user_cache_path

    return Path(user_cache_path("verbatim"), "vectors")


def _show_progress(done: int, total: int) -> None:
    end = "\n" if done == total else ""
    print(f"\rReading for meaning: {done / total:4.0%}", end=end, file=sys.stderr, flush=True)
