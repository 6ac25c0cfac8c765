"""Hand a sheet to Discord: a new message for one person only, or in the place of the one whose control was used."""

from collections.abc import Sequence
from typing import Any

import discord

from ..rendering import Style, layout
from .keys import Action, Key
from .sheets import Choice, Sheet


async def show(interaction: discord.Interaction[Any], sheet: Sheet, *, private: bool = True) -> None:
    """Give the first response to a command, a control or a form."""
    if sheet.reply.style is Style.PLAIN:
        view, text = plain_view(sheet), "\n".join(sheet.reply.blocks)
        await interaction.response.send_message(text, view=view, ephemeral=private)
    else:
        await interaction.response.send_message(view=view_of(sheet), ephemeral=private)


async def turn(interaction: discord.Interaction[Any], sheet: Sheet) -> None:
    """Show a sheet in the place of the other; where others see that one too, beside it, for one person only."""
    message = interaction.message
    if message is None or not message.flags.ephemeral:
        await show(interaction, sheet)
    elif sheet.reply.style is Style.PLAIN:
        await interaction.response.edit_message(content="\n".join(sheet.reply.blocks), view=plain_view(sheet))
    else:
        await interaction.response.edit_message(view=view_of(sheet))


def view_of(sheet: Sheet) -> discord.ui.LayoutView:
    """Build the components of a sheet: its texts, then a list, then buttons."""
    view = layout(sheet.reply)
    for items in _rows(sheet):
        view.add_item(discord.ui.ActionRow(*items))
    return view


def plain_view(sheet: Sheet) -> discord.ui.View:
    """Build the controls that stand under plain text."""
    view = discord.ui.View(timeout=None)
    for row, items in enumerate(_rows(sheet)):
        for item in items:
            item.row = row
            view.add_item(item)
    view.stop()
    return view


def _rows(sheet: Sheet) -> list[Sequence[discord.ui.Item[Any]]]:
    buttons: list[discord.ui.Item[Any]] = [
        discord.ui.Button(label=one.label, custom_id=str(one.key), disabled=one.disabled) for one in sheet.buttons
    ]
    lists: list[discord.ui.Item[Any]] = [_select(sheet.choices, sheet.prompt)] if sheet.choices else []
    return [row for row in (lists, buttons) if row]


def _select(choices: Sequence[Choice], prompt: str) -> discord.ui.Select[Any]:
    options = [
        discord.SelectOption(label=one.label, value=str(one.place), description=one.description or None)
        for one in choices
    ]
    key = Key(Action.OPEN, choices[0].place)
    return discord.ui.Select(custom_id=str(key), placeholder=prompt, options=options)
