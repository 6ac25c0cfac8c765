"""`/article`: the text itself, in pages with numbered paragraphs, or the places where it has some words."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from knowledge import Article, UnknownArticleError

from .. import speaking
from ..delivering import respond_with
from ..limits import CHOICE_LENGTH
from ..phrases import Phrases
from ..reading.pressing import paragraph_sheet
from ..reading.sheets import Sheet, articles_sheet, page_sheet, search_sheet
from ..reading.showing import show
from ..rendering import notice, unknown
from .choices import chosen, complete_article

if TYPE_CHECKING:
    from ..client import Verbatim


def article_command(phrases: Phrases) -> app_commands.Command[Any, ..., None]:
    """Build the command."""

    @app_commands.rename(article=phrases.article_name, paragraph=phrases.paragraph_name, search=phrases.search_name)
    @app_commands.describe(
        article=phrases.which_description,
        paragraph=phrases.paragraph_description,
        search=phrases.search_description,
    )
    @app_commands.autocomplete(article=complete_article)
    async def read(
        interaction: discord.Interaction["Verbatim"],
        article: str | None = None,
        paragraph: app_commands.Range[int, 1] | None = None,
        search: app_commands.Range[str, 1, CHOICE_LENGTH] | None = None,
    ) -> None:
        phrases, style = speaking.to_user(interaction), interaction.client.style
        found = the_article(interaction, article, phrases)
        shown = _opened(interaction, found, paragraph, search, phrases) if isinstance(found, Article) else found
        if isinstance(shown, Sheet):
            await show(interaction, shown)
        else:
            await respond_with(interaction, notice(shown, style), private=True)

    description = phrases.article_command_description
    return app_commands.Command(name=phrases.article_name, description=description, callback=read)


def the_article(
    interaction: discord.Interaction["Verbatim"], wanted: str | None, phrases: Phrases
) -> Article | Sheet | str:
    """Find the article that is meant; where several could be, ask which one; where none is, say so."""
    library, style = interaction.client.library, interaction.client.style
    one = chosen(library, wanted or "")
    if isinstance(one, str):
        try:
            return library.find(one)
        except UnknownArticleError:
            return unknown(one, tuple(article.title for article in library.articles), phrases)
    if one is None and len(library.articles) == 1:
        return library.articles[0]
    return one or (articles_sheet(library.articles, phrases, style) if library.articles else phrases.no_article)


def _opened(
    interaction: discord.Interaction["Verbatim"],
    article: Article,
    paragraph: int | None,
    search: str | None,
    phrases: Phrases,
) -> Sheet | str:
    library, style = interaction.client.library, interaction.client.style
    if search is not None:
        return search_sheet(library, article, search, phrases, style)
    if paragraph is not None:
        return paragraph_sheet(article, str(paragraph), phrases, style)
    return page_sheet(article, 0, phrases, style)
