"""`/topics`: what can be asked, as headings or key phrases."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from knowledge import Article

from .. import speaking
from ..delivering import deliver
from ..phrases import Phrases
from ..rendering import notice
from ..rendering.about import about
from .article import the_article
from .choices import complete_article

if TYPE_CHECKING:
    from ..client import Verbatim


def topics_command(phrases: Phrases) -> app_commands.Command[Any, ..., None]:
    """Build the command."""

    @app_commands.rename(article=phrases.article_name)
    @app_commands.describe(article=phrases.which_description)
    @app_commands.autocomplete(article=complete_article)
    async def topics(interaction: discord.Interaction["Verbatim"], article: str | None = None) -> None:
        bot, phrases = interaction.client, speaking.to_user(interaction)
        library = bot.library
        found = the_article(interaction, article, phrases)
        if isinstance(found, str):
            await deliver(interaction, notice(found, bot.style), private=True)
            return
        if bot.suggester.is_slow(library):
            await interaction.response.defer(ephemeral=True, thinking=True)
        outlined = (await bot.suggester.of(library)).outlined
        if isinstance(found, Article):
            outlined = tuple(one for one in outlined if one.article is found)
        await deliver(interaction, about(outlined, phrases, bot.style), private=True)

    return app_commands.Command(name=phrases.topics_name, description=phrases.topics_description, callback=topics)
