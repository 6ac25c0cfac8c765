"""Answer an interaction: at once, or after a deferral where searching is slow."""

from typing import TYPE_CHECKING

import discord

from knowledge import Article

from .. import answers, speaking
from ..delivering import complete_with, respond_with
from ..rendering import Style

if TYPE_CHECKING:
    from ..client import Verbatim


async def respond(
    interaction: discord.Interaction["Verbatim"],
    question: str,
    *,
    article: Article | str | None = None,
    private: bool,
    plain: bool | None = None,
) -> None:
    """Answer a question where it was asked; `private` is for the asker only, `plain` goes before the style set."""
    library, phrases = interaction.client.library, speaking.to_user(interaction)
    style = interaction.client.style if plain is None else Style.PLAIN if plain else Style.RICH
    if not answers.is_slow(library, question):
        await respond_with(interaction, answers.find(library, phrases, question, article, style), private=private)
        return
    await interaction.response.defer(ephemeral=private, thinking=True)
    reply = await answers.answer(library, phrases, question, article, style)
    await complete_with(interaction, reply, private=private)
