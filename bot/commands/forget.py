"""`/forget`: the next question of who says it leans on none before it."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from .. import speaking
from ..delivering import respond_with
from ..phrases import Phrases
from ..rendering import notice

if TYPE_CHECKING:
    from ..client import Verbatim


def forget_command(phrases: Phrases) -> app_commands.Command[Any, ..., None]:
    """Build the command."""

    async def forget(interaction: discord.Interaction["Verbatim"]) -> None:
        bot = interaction.client
        bot.memory.forget(interaction.user.id, interaction.channel_id or 0)
        await respond_with(interaction, notice(speaking.to_user(interaction).forgotten, bot.style), private=True)

    return app_commands.Command(name=phrases.forget_name, description=phrases.forget_description, callback=forget)
