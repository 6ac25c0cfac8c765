"""Share: a private answer is posted in the channel, once, with the name of who shares it."""

from typing import TYPE_CHECKING

import discord

from knowledge import Article

from .. import answers
from ..delivering import follow_with, respond_with, texts_of, without_buttons
from ..phrases import Phrases
from ..rendering import label, notice, question_of

if TYPE_CHECKING:
    from ..client import Verbatim

_NAME = 60


async def share(interaction: discord.Interaction["Verbatim"], only: Article | None, phrases: Phrases) -> None:
    """Post the answer for all to see, from `only` this article, where both may write and it has not been shared."""
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
        # The button goes first: who presses a second time, also after a restart, finds none.
        await without_buttons(interaction, message)
        shared_by = phrases.shared_by.format(name=label(interaction.user.display_name, _NAME))
        reply = await answers.answer(bot.library, phrases, question, only, bot.style, above=shared_by)
        await follow_with(interaction, reply)


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
