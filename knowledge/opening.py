"""Open what the command line names: articles, thresholds, and the model of meaning where it is installed."""

import argparse
import sys
from pathlib import Path

from .answering import DEFAULT, Thresholds
from .article import Article
from .errors import UnknownArticleError
from .library import Library

# One question waits no longer for an article to be read for its meaning; a second call finds more of it kept.
PATIENCE = 3.0


def open_library(options: argparse.Namespace) -> Library:
    """Open the named articles, else the bundled ones."""
    if options.article:
        return Library.open(options.article, thresholds(options))
    return Library.bundled(thresholds(options))


def thresholds(options: argparse.Namespace) -> Thresholds:
    """Give the confidences from which to answer, and to be sure."""
    return Thresholds(getattr(options, "likely", DEFAULT.likely), getattr(options, "sure", DEFAULT.sure))


def single_article(options: argparse.Namespace) -> Article:
    """Open the one article that is meant; raise UnknownArticleError where it could be several."""
    articles = open_library(options).articles
    if len(articles) != 1:
        titles = ", ".join(f"“{article.title}”" for article in articles) or "none"
        raise UnknownArticleError(f"Name one article with --article FILE; here are: {titles}.")
    return articles[0]


def understood(library: Library, options: argparse.Namespace, patience: float | None = None) -> Library:
    """Read a library for its meaning where the model is installed and wanted, at most for some seconds."""
    from .meaning.background import Understanding
    from .meaning.nano import is_installed

    if is_installed() and not options.lexical:
        reading = Understanding(library, kept_in(), _show_progress if sys.stderr.isatty() else None).start()
        if patience != 0 and not reading.wait(patience) and reading.share:
            print(
                f"Answered by words alone: {reading.share:.0%} of the articles is read for its meaning. "
                "What is read is kept for the next time.",
                file=sys.stderr,
            )
    return library


def kept_in() -> Path:
    """Name the folder where vectors are kept between calls, in the place for caches of the system."""
    from platformdirs import user_cache_path

    return Path(user_cache_path("verbatim"), "vectors")


def _show_progress(done: int, total: int) -> None:
    end = "\n" if done == total else ""
    print(f"\rReading for meaning: {done / total:4.0%}", end=end, file=sys.stderr, flush=True)
