"""Buttons, lists and forms that somebody has used: all they need stands in their custom id and in the message.

So they outlive a restart, and no view is kept in memory for them.
"""

from typing import TYPE_CHECKING

import discord

from . import errors, speaking
from .controls.keys import read_key as key_under_an_answer
from .controls.pressing import press as press_under_an_answer
from .delivering import respond_with
from .phrases import Phrases
from .reading.forms import entry
from .reading.keys import read_key as key_of_a_page
from .reading.pressing import press, submit
from .rendering import notice

if TYPE_CHECKING:
    from .client import Verbatim

_USED = (discord.InteractionType.component, discord.InteractionType.modal_submit)


async def on_interaction(interaction: discord.Interaction["Verbatim"]) -> None:
    """Answer a control or a form; commands are answered where they are registered."""
    if interaction.type in _USED:
        phrases = speaking.to_user(interaction)
        await errors.guarded(interaction, phrases, _answer(interaction, phrases))


async def _answer(interaction: discord.Interaction["Verbatim"], phrases: Phrases) -> None:
    custom_id = str(entry(interaction.data, "custom_id"))
    page, under = key_of_a_page(custom_id), key_under_an_answer(custom_id)
    form = interaction.type is discord.InteractionType.modal_submit
    if page is not None:
        await (submit(interaction, page) if form else press(interaction, page))
    elif under is not None and not form:
        await press_under_an_answer(interaction, under, phrases)
    else:
        # Of another version of the bot, or nothing it ever sent: whoever pressed it must hear something.
        await respond_with(interaction, notice(phrases.outdated), private=True)
