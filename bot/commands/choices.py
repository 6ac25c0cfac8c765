"""Articles as choices of a command option, inside Discord's limits for choices."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from knowledge import Article, Library

from ..limits import CHOICE_LENGTH, CHOICES

if TYPE_CHECKING:
    from ..client import Verbatim


def choices(library: Library, typed: str) -> list[tuple[str, str]]:
    """List names and values of the articles whose title or alias may be meant, the likeliest first."""
    # Loaded only where somebody types.
    from knowledge.completion import Texts, complete

    titled = [(value, article) for value, article in _by_value(library).items() if article.title.strip()]
    names = [(name, at) for at, (_, article) in enumerate(titled) for name in _names(article)]
    found = complete(typed, Texts.of([name for name, _ in names]), len(names))
    fitting = dict.fromkeys(names[number][1] for number in found)
    return [(_name(titled[at][1]), titled[at][0]) for at in list(fitting)[:CHOICES]]


async def complete_article(interaction: discord.Interaction["Verbatim"], typed: str) -> list[app_commands.Choice[str]]:
    """Offer the articles for an option that names one."""
    return [app_commands.Choice(name=name, value=value) for name, value in choices(interaction.client.library, typed)]


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
