"""Buttons that were pressed: all they need stands in their custom id and in the message, so they outlive a restart."""

import re
from typing import TYPE_CHECKING, Any

import discord

from .. import errors, speaking
from .keys import TEMPLATE, Key, read_key
from .pressing import press

if TYPE_CHECKING:
    from ..client import Verbatim


class Pressed(discord.ui.DynamicItem[discord.ui.Button[Any]], template=TEMPLATE):
    """Stand for a button that somebody has pressed."""

    def __init__(self, button: discord.ui.Button[Any], key: Key | None) -> None:
        """Take the button and what its custom id says."""
        super().__init__(button)
        self.key = key

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> "Pressed":
        """Read the button from the message it stands under."""
        del interaction
        button = item if isinstance(item, discord.ui.Button) else discord.ui.Button(custom_id=match.string)
        return cls(button, read_key(match))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do what the button says; errors go to the one place for them."""
        phrases = speaking.to_user(interaction)
        await errors.guarded(interaction, phrases, press(interaction, self.key, phrases))


def register(bot: "Verbatim") -> None:
    """Let the bot hear presses of its buttons, also of those sent before it was started."""
    bot.add_dynamic_items(Pressed)
