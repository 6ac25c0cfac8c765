"""Find what stands under a heading."""

from collections.abc import Iterable

from .article import Article, Passage


def section(articles: Iterable[Article], heading: str) -> tuple[Article, Passage] | None:
    """Find the first passage under a heading that is named to the letter, whatever the case."""
    wanted = heading.strip().casefold()
    for article in articles:
        for passage in article.passages:
            if passage.heading and wanted and passage.heading[-1].strip().casefold() == wanted:
                return article, passage
    return None
