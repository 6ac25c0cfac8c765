"""`/ask`: a question, if wanted to one article, if wanted answered privately or in plain sentences."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from ..limits import OPTION_LENGTH
from ..phrases import Phrases
from .choices import choices, chosen
from .responding import respond

if TYPE_CHECKING:
    from ..client import Verbatim


def ask_command(phrases: Phrases) -> app_commands.Command[Any, ..., None]:
    """Build the command."""

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
    @app_commands.autocomplete(article=_complete)
    async def ask(
        interaction: discord.Interaction["Verbatim"],
        question: app_commands.Range[str, 1, OPTION_LENGTH],
        article: str | None = None,
        private: bool = False,
        plain: bool | None = None,
    ) -> None:
        one = chosen(interaction.client.library, article or "")
        await respond(interaction, question, article=one, private=private, plain=plain)

    return app_commands.Command(name=phrases.ask_name, description=phrases.ask_description, callback=ask)


async def _complete(interaction: discord.Interaction["Verbatim"], typed: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=name, value=value) for name, value in choices(interaction.client.library, typed)]
