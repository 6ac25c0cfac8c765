"""Articles as choices of a command option, inside Discord's limits for choices."""

from knowledge import Article, Library

from ..limits import CHOICE_LENGTH, CHOICES


def choices(library: Library, typed: str) -> list[tuple[str, str]]:
    """List names and values of the articles whose title or alias holds what was typed, titles that begin so first."""
    wanted = typed.strip().casefold()
    titled = [article for article in library.articles if article.title.strip()]
    fitting = [article for article in titled if any(wanted in name.casefold() for name in _names(article))]
    fitting.sort(key=lambda article: not article.title.casefold().startswith(wanted))
    return [(_name(article), _value(article)) for article in fitting[:CHOICES]]


def chosen(library: Library, value: str) -> str:
    """Give the title that a choice's value stands for; what was typed freely stays as it is."""
    return next((article.title for article in library.articles if _value(article) == value), value)


def _names(article: Article) -> tuple[str, ...]:
    return (article.title, *article.aliases)


def _name(article: Article) -> str:
    title = " ".join(article.title.split())
    return title if len(title) <= CHOICE_LENGTH else title[: CHOICE_LENGTH - 1] + "…"


def _value(article: Article) -> str:
    short = (name for name in _names(article) if 0 < len(name) <= CHOICE_LENGTH)
    return next(short, article.title[:CHOICE_LENGTH])
