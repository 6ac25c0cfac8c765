"""Articles as choices of a command option, inside Discord's limits for choices."""

from knowledge import Article, Library

from ..limits import CHOICE_LENGTH, CHOICES


def choices(library: Library, typed: str) -> list[tuple[str, str]]:
    """List names and values of the articles whose title or alias holds what was typed, titles that begin so first."""
    wanted = typed.strip().casefold()
    titled = [(value, article) for value, article in _by_value(library).items() if article.title.strip()]
    fitting = [(value, one) for value, one in titled if any(wanted in name.casefold() for name in _names(one))]
    fitting.sort(key=lambda row: not row[1].title.casefold().startswith(wanted))
    return [(_name(article), value) for value, article in fitting[:CHOICES]]


def chosen(library: Library, value: str) -> Article | str | None:
    """Give the article that a choice's value stands for; what was typed freely stays as it is, blanks are nothing."""
    return _by_value(library).get(value, value) if value.strip() else None


def _by_value(library: Library) -> dict[str, Article]:
    """Give each article a value of its own, also where several have one title."""
    found: dict[str, Article] = {}
    for number, article in enumerate(library.articles, start=1):
        value = _value(article)
        if value in found:
            mark = f" ({number})"
            value = value[: CHOICE_LENGTH - len(mark)] + mark
        found[value] = article
    return found


def _names(article: Article) -> tuple[str, ...]:
    return (article.title, *article.aliases)


def _name(article: Article) -> str:
    title = " ".join(article.title.split())
    return title if len(title) <= CHOICE_LENGTH else title[: CHOICE_LENGTH - 1] + "…"


def _value(article: Article) -> str:
    short = (name for name in _names(article) if 0 < len(name) <= CHOICE_LENGTH)
    return next(short, article.title[:CHOICE_LENGTH])
