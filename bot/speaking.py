"""Choose the language to speak: the asker's where Discord tells it, else the server's, else English."""

import discord

from knowledge import spoken

from .phrases import Phrases, load


def to_user(interaction: discord.Interaction) -> Phrases:
    """Give the sentences in the language of who used a command or a button."""
    return load(str(interaction.locale), str(interaction.guild_locale))


def to_writer(message: discord.Message) -> Phrases:
    """Give the sentences for a plain message: Discord tells no writer's language, so a private one is read for it."""
    if message.guild is not None:
        return load(str(message.guild.preferred_locale))
    return load(spoken(message.content))
