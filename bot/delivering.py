"""Hand a reply to Discord: as components with its buttons, or as a message's content where it is plain."""

from collections.abc import Sequence

import discord

from .rendering import Reply, Style, layout, row

Buttons = Sequence[tuple[str, str]]


async def respond_with(
    interaction: discord.Interaction, reply: Reply, *, private: bool, buttons: Buttons | None = None
) -> None:
    """Give the first response to a command or a button."""
    shown = under(reply, interaction.user.id, private=private) if buttons is None else buttons
    if reply.style is Style.PLAIN:
        await interaction.response.send_message("\n".join(reply.blocks), view=row(shown), ephemeral=private)
    else:
        await interaction.response.send_message(view=layout(reply, shown), ephemeral=private)


async def complete_with(interaction: discord.Interaction, reply: Reply, *, private: bool) -> None:
    """Put the reply where a deferral has shown that the bot is thinking."""
    shown = under(reply, interaction.user.id, private=private)
    if reply.style is Style.PLAIN:
        await interaction.edit_original_response(content="\n".join(reply.blocks), view=row(shown))
    else:
        await interaction.edit_original_response(view=layout(reply, shown))


async def follow_with(interaction: discord.Interaction, reply: Reply) -> None:
    """Post a reply for all to see, after the first response."""
    if reply.style is Style.PLAIN:
        await interaction.followup.send("\n".join(reply.blocks))
    else:
        await interaction.followup.send(view=layout(reply))


async def turn_to(interaction: discord.Interaction, reply: Reply, buttons: Buttons) -> None:
    """Show another reply in the place of the one whose button was pressed."""
    if reply.style is Style.PLAIN:
        await interaction.response.edit_message(content="\n".join(reply.blocks), view=row(buttons))
    else:
        await interaction.response.edit_message(view=layout(reply, buttons))


async def without_buttons(interaction: discord.Interaction, message: discord.Message) -> None:
    """Leave the message whose button was pressed as it is, but for its buttons."""
    plain = not message.flags.components_v2
    await interaction.response.edit_message(view=None if plain else layout(Reply(tuple(texts_of(message)))))


async def answer_to(message: discord.Message, reply: Reply) -> None:
    """Reply to a message."""
    shown = under(reply, message.author.id, private=False)
    if reply.style is Style.PLAIN:
        await message.reply("\n".join(reply.blocks), view=row(shown))
    else:
        await message.reply(view=layout(reply, shown))


async def say_in(channel: discord.abc.Messageable, reply: Reply, asker: int) -> None:
    """Send the reply where it may not refer to the message that it answers."""
    shown = under(reply, asker, private=False)
    if reply.style is Style.PLAIN:
        await channel.send("\n".join(reply.blocks), view=row(shown))
    else:
        await channel.send(view=layout(reply, shown))


async def deliver(interaction: discord.Interaction, reply: Reply, *, private: bool) -> None:
    """Give the first response, or complete it where it was deferred."""
    if interaction.response.is_done():
        await complete_with(interaction, reply, private=private)
    else:
        await respond_with(interaction, reply, private=private)


def style_of(message: discord.Message | None, usual: Style) -> Style:
    """Give the style of a message, which what takes its place must have too: Discord changes no message's kind."""
    if message is None:
        return usual
    return Style.RICH if message.flags.components_v2 else Style.PLAIN


def under(reply: Reply, asker: int, *, private: bool) -> Buttons:
    """Give labels and custom ids of the buttons under a reply."""
    shown = (control for control in reply.controls if control.private in (None, private))
    return tuple((control.label, f"v1:{control.action}:{asker}:{control.place}") for control in shown)


def texts_of(message: discord.Message) -> list[str]:
    """List the texts of a message from top to bottom."""
    shown = [part.content for part in message.components if isinstance(part, discord.TextDisplay)]
    return shown or message.content.split("\n")
