"""Answer an interaction: at once, or after a deferral where searching is slow."""

from typing import TYPE_CHECKING

import discord

from knowledge import Article

from .. import answers, speaking
from ..delivering import complete_with, respond_with
from ..rendering import Style
from ..waiting import has_to_wait

if TYPE_CHECKING:
    from ..client import Verbatim


async def respond(
    interaction: discord.Interaction["Verbatim"],
    question: str,
    *,
    article: Article | str | None = None,
    private: bool,
    plain: bool | None = None,
    claim: bool = False,
    talks: bool = False,
) -> None:
    """Answer a question where it was asked; `private` is for the asker only, `plain` goes before the style set.

    What stands nearest to a `claim` is shown beside it. Where it `talks`, a question may lean on those before it.
    """
    library, phrases = interaction.client.library, speaking.to_user(interaction)
    style = style_for(interaction, plain)
    if await has_to_wait(interaction, style):
        return
    channel = interaction.channel_id or 0
    bot = interaction.client
    turns = bot.memory.turns(interaction.user.id, channel, bot.clock(), private=private) if talks else None
    if not answers.is_slow(library, question):
        reply = await answers.answer(library, phrases, question, article, style, claim=claim, turns=turns)
        await respond_with(interaction, reply, private=private)
        return
    await interaction.response.defer(ephemeral=private, thinking=True)
    reply = await answers.answer(library, phrases, question, article, style, claim=claim, turns=turns)
    await complete_with(interaction, reply, private=private)


def style_for(interaction: discord.Interaction["Verbatim"], plain: bool | None) -> Style:
    """Give the style that is asked for, else the one set."""
    return interaction.client.style if plain is None else Style.PLAIN if plain else Style.RICH
