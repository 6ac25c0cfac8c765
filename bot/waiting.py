"""The notice for who asks faster than the owner allows."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

from . import speaking
from .courtesy import Limit, Refusal
from .delivering import respond_with
from .phrases import Phrases
from .rendering import Style, notice

if TYPE_CHECKING:
    from .client import Verbatim


@dataclass(frozen=True, slots=True)
class Wait:
    """Hold the notice, and whether it was given within the last minute already."""

    text: str
    said: bool


def too_soon(bot: "Verbatim", person: int, channel: int, phrases: Phrases) -> Wait | None:
    """Count a question; give the notice for all to see where it comes too soon."""
    refused = bot.courtesy.refusal(person, channel, bot.clock())
    return Wait(_sentence(refused, phrases), refused.said) if refused else None


async def has_to_wait(interaction: discord.Interaction["Verbatim"], style: Style) -> bool:
    """Count a question; where it comes too soon say so to who asked: an interaction must be answered each time."""
    bot, channel = interaction.client, interaction.channel_id or 0
    refused = bot.courtesy.refusal(interaction.user.id, channel, bot.clock(), private=True)
    if refused is not None:
        said = _sentence(refused, speaking.to_user(interaction))
        await respond_with(interaction, notice(said, style), private=True)
    return refused is not None


def _sentence(refused: Refusal, phrases: Phrases) -> str:
    sentence = phrases.wait_person if refused.limit is Limit.PERSON else phrases.wait_channel
    return sentence.format(count=refused.seconds)
