"""`Find in the article`: the message menu that answers a message, or says what stands nearest to it, privately."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from knowledge.claims import is_claim

from .. import speaking
from ..delivering import respond_with
from ..messages import names
from ..phrases import Phrases
from ..rendering import notice
from ..triggers import without_names
from .responding import respond

if TYPE_CHECKING:
    from ..client import Verbatim


def find_menu(phrases: Phrases) -> app_commands.ContextMenu:
    """Build the menu."""

    async def find(interaction: discord.Interaction["Verbatim"], message: discord.Message) -> None:
        bot = interaction.client
        question = without_names(message.content, names(bot, interaction.guild))
        if question:
            await respond(interaction, question, private=True, claim=is_claim(question))
        else:
            await respond_with(interaction, notice(speaking.to_user(interaction).no_text, bot.style), private=True)

    return app_commands.ContextMenu(name=phrases.menu_name, callback=find)
