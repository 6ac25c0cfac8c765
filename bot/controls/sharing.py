"""Share: a private answer is posted in the channel, once, with the name of who shares it."""

from typing import TYPE_CHECKING

import discord

from .. import answers
from ..delivering import respond_with, texts_of, without_buttons
from ..phrases import Phrases
from ..rendering import label, layout, notice, question_of, with_line

if TYPE_CHECKING:
    from ..client import Verbatim

_NAME = 60


async def share(interaction: discord.Interaction["Verbatim"], phrases: Phrases) -> None:
    """Post the answer for all to see, where both may write and it has not been shared."""
    message, bot = interaction.message, interaction.client
    question = question_of(texts_of(message)) if message else None
    if message is None or question is None:
        await respond_with(interaction, notice(phrases.gone), private=True)
    elif not may_share(interaction):
        await respond_with(interaction, notice(phrases.cannot_share), private=True)
    elif message.id in bot.shared:
        await respond_with(interaction, notice(phrases.already_shared), private=True)
    else:
        bot.shared.append(message.id)
        reply = await answers.answer(bot.library, phrases, question)
        # The button goes first: who presses a second time, also after a restart, finds none.
        await without_buttons(interaction, message)
        name = label(interaction.user.display_name, _NAME)
        await interaction.followup.send(view=layout(with_line(reply, phrases.shared_by.format(name=name))))


def may_share(interaction: discord.Interaction["Verbatim"]) -> bool:
    """Tell whether the asker and the bot may both write where the button is."""
    if interaction.guild_id is None:
        return True
    thread = isinstance(interaction.channel, discord.Thread)
    asker, bot = interaction.permissions, interaction.app_permissions
    writes = asker.send_messages_in_threads if thread else asker.send_messages
    # A bot that is only installed by its user writes with that user's permission to use external apps.
    if interaction.is_user_integration() and not interaction.is_guild_integration():
        return writes and asker.use_external_apps
    return writes and (bot.send_messages_in_threads if thread else bot.send_messages)
