"""Hear the controls of pages, also after a restart: all they need stands in their custom ids."""

import re
from typing import TYPE_CHECKING, Any

import discord

from .. import errors, speaking
from ..delivering import respond_with
from ..rendering import notice
from .forms import entry
from .keys import TEMPLATE, read_key
from .pressing import press, submit

if TYPE_CHECKING:
    from ..client import Verbatim


class Control(discord.ui.DynamicItem[discord.ui.Item[Any]], template=TEMPLATE):
    """Stand for a button or a list that somebody has used."""

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> "Control":
        """Take the control from the message it stands under; its custom id says the rest."""
        del interaction, match
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do what the control says; errors go to the one place for them."""
        phrases = speaking.to_user(interaction)
        key = read_key(self.custom_id)
        doing = press(interaction, key) if key else respond_with(interaction, notice(phrases.outdated), private=True)
        await errors.guarded(interaction, phrases, doing)


def register(bot: "Verbatim") -> None:
    """Let the bot hear the controls of its pages, also of those sent before it was started."""
    bot.add_dynamic_items(Control)


async def on_interaction(interaction: discord.Interaction["Verbatim"]) -> None:
    """Answer a form of these pages; all else is answered where it is registered."""
    if interaction.type is discord.InteractionType.modal_submit:
        key = read_key(str(entry(interaction.data, "custom_id")))
        if key is not None:
            await errors.guarded(interaction, speaking.to_user(interaction), submit(interaction, key))
