"""`/ask`: a question, if wanted to one article, if wanted answered privately or in plain sentences."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from knowledge import Article, Passage
from knowledge.sections import section

from .. import speaking
from ..limits import OPTION_LENGTH
from ..phrases import Phrases
from ..reading.sheets import deletable, page_sheet
from ..reading.showing import show
from ..rendering import Style
from ..suggesting import offered
from ..waiting import has_to_wait
from .choices import chosen, complete_article
from .responding import respond, style_for

if TYPE_CHECKING:
    from ..client import Verbatim


def ask_command(phrases: Phrases) -> app_commands.Command[Any, ..., None]:
    """Build the command."""

    async def complete_question(
        interaction: discord.Interaction["Verbatim"], typed: str
    ) -> list[app_commands.Choice[str]]:
        return await _complete(interaction, typed, getattr(interaction.namespace, phrases.article_name))

    @app_commands.rename(
        question=phrases.question_name,
        article=phrases.article_name,
        private=phrases.private_name,
        plain=phrases.plain_name,
    )
    @app_commands.describe(
        question=phrases.question_description,
        article=phrases.article_description,
        private=phrases.private_description,
        plain=phrases.plain_description,
    )
    @app_commands.autocomplete(article=complete_article, question=complete_question)
    async def ask(
        interaction: discord.Interaction["Verbatim"],
        question: app_commands.Range[str, 1, OPTION_LENGTH],
        article: str | None = None,
        private: bool = False,
        plain: bool | None = None,
    ) -> None:
        library = interaction.client.library
        one = chosen(library, article or "")
        opened = section([one] if isinstance(one, Article) else library.articles, question)
        if opened and not isinstance(one, str):
            # A heading is offered while typing, and asks for what stands under it.
            await _open(interaction, *opened, style_for(interaction, plain), private=private)
        else:
            await respond(interaction, question, article=one, private=private, plain=plain, talks=True)

    return app_commands.Command(name=phrases.ask_name, description=phrases.ask_description, callback=ask)


async def _open(
    interaction: discord.Interaction["Verbatim"], article: Article, passage: Passage, style: Style, *, private: bool
) -> None:
    phrases = speaking.to_user(interaction)
    if not await has_to_wait(interaction, style):
        sheet = page_sheet(article, passage.start, phrases, style)
        shown = sheet if private else deletable(sheet, article, interaction.user.id, phrases)
        await show(interaction, shown, private=private)


async def _complete(
    interaction: discord.Interaction["Verbatim"], typed: str, article: str | None
) -> list[app_commands.Choice[str]]:
    bot = interaction.client
    one = chosen(bot.library, article or "")
    found = offered(await bot.suggester.of(bot.library), typed, one if isinstance(one, Article) else None)
    return [app_commands.Choice(name=text, value=text) for text in found]
