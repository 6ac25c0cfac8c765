"""`/help` and `/privacy`: what the bot does, and what it keeps of what it hears."""

import logging
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from .. import speaking
from ..delivering import respond_with
from ..phrases import Phrases
from ..rendering import label, notice

if TYPE_CHECKING:
    from ..client import Verbatim

_NAME = 60


def help_command(phrases: Phrases) -> app_commands.Command[Any, ..., None]:
    """Build the command."""

    async def show(interaction: discord.Interaction["Verbatim"]) -> None:
        bot = interaction.client
        text = manual(speaking.to_user(interaction), bot.user.mention if bot.user else "")
        await respond_with(interaction, notice(text, bot.style), private=True)

    return app_commands.Command(name=phrases.help_name, description=phrases.help_description, callback=show)


def privacy_command(phrases: Phrases) -> app_commands.Command[Any, ..., None]:
    """Build the command."""

    async def show(interaction: discord.Interaction["Verbatim"]) -> None:
        bot = interaction.client
        # Questions are logged at DEBUG only, and whoever asks may know whether that is on.
        logs = logging.getLogger("bot.answers").isEnabledFor(logging.DEBUG)
        text = privacy(speaking.to_user(interaction), runs(bot.application), logs=logs)
        await respond_with(interaction, notice(text, bot.style), private=True)

    return app_commands.Command(name=phrases.privacy_name, description=phrases.privacy_description, callback=show)


def manual(phrases: Phrases, bot: str) -> str:
    """Say in ten lines what the bot does; `bot` is its name as it is typed."""
    return phrases.help.format(
        ask=phrases.ask_name,
        article=phrases.article_name,
        topics=phrases.topics_name,
        privacy=phrases.privacy_name,
        menu=phrases.menu_name,
        bot=bot,
    )


def privacy(phrases: Phrases, owner: str, *, logs: bool) -> str:
    """Say what is kept and who runs the bot; `logs` tells whether questions are logged at present."""
    logged = phrases.privacy_logged if logs else phrases.privacy_unlogged
    return phrases.privacy.format(
        forget=phrases.forget_name, logged=logged, owner=label(owner, _NAME) or phrases.privacy_somebody
    )


def runs(application: discord.AppInfo | None) -> str:
    """Name who runs the bot, as Discord knows it: the team, else the owner of the application."""
    if application is None:
        return ""
    return application.team.name if application.team else str(application.owner)
