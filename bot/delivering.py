"""Hand a reply to Discord: as components, or as a message's content where it is plain."""

import discord

from .rendering import Reply, Style, layout


async def respond_with(interaction: discord.Interaction, reply: Reply, *, private: bool) -> None:
    """Give the first response to a command or a button."""
    if reply.style is Style.PLAIN:
        await interaction.response.send_message("\n".join(reply.blocks), ephemeral=private)
    else:
        await interaction.response.send_message(view=layout(reply), ephemeral=private)


async def complete_with(interaction: discord.Interaction, reply: Reply) -> None:
    """Put the reply where a deferral has shown that the bot is thinking."""
    if reply.style is Style.PLAIN:
        await interaction.edit_original_response(content="\n".join(reply.blocks))
    else:
        await interaction.edit_original_response(view=layout(reply))


async def answer_to(message: discord.Message, reply: Reply) -> None:
    """Reply to a message."""
    if reply.style is Style.PLAIN:
        await message.reply("\n".join(reply.blocks))
    else:
        await message.reply(view=layout(reply))


async def say_in(channel: discord.abc.Messageable, reply: Reply) -> None:
    """Send the reply where it may not refer to the message that it answers."""
    if reply.style is Style.PLAIN:
        await channel.send("\n".join(reply.blocks))
    else:
        await channel.send(view=layout(reply))
