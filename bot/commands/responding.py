"""Answer an interaction: at once, or after a deferral where searching is slow."""

from typing import TYPE_CHECKING

import discord

from .. import answers
from ..rendering import layout

if TYPE_CHECKING:
    from ..client import Verbatim


async def respond(
    interaction: discord.Interaction["Verbatim"],
    question: str,
    *,
    article: str | None = None,
    private: bool,
) -> None:
    """Answer a question where it was asked; `private` shows the answer to the asker only."""
    bot = interaction.client
    library = bot.library
    if not answers.is_slow(library, question):
        reply = await answers.answer(library, bot.phrases, question, article)
        await interaction.response.send_message(view=layout(reply), ephemeral=private)
        return
    await interaction.response.defer(ephemeral=private, thinking=True)
    reply = await answers.answer(library, bot.phrases, question, article)
    await interaction.edit_original_response(view=layout(reply))
