"""Blocks of text → the components that Discord shows.

Components v2, not an embed: a text display is read as the message itself, in order, by a screen reader, while an
embed is an attachment read after it, is hidden from people who turned embeds off, and needs the permission Embed
Links. It also takes the same Markdown as a message, and buttons stand where they belong: under the text they act on.
"""

from collections.abc import Sequence

import discord

from .reply import Reply


def layout(reply: Reply, buttons: Sequence[tuple[str, str]] = ()) -> discord.ui.LayoutView:
    """Build the components of a reply, with a row of buttons (label, custom id) under it."""
    view = discord.ui.LayoutView(timeout=None)
    for block in reply.blocks:
        view.add_item(discord.ui.TextDisplay(block))
    if buttons:
        under: discord.ui.ActionRow[discord.ui.LayoutView] = discord.ui.ActionRow()
        for name, key in buttons:
            under.add_item(discord.ui.Button(label=name, custom_id=key))
        view.add_item(under)
    # Nothing here waits for a click: a stopped view is not kept in memory after it is sent.
    view.stop()
    return view


def row(buttons: Sequence[tuple[str, str]]) -> discord.ui.View:
    """Build the buttons (label, custom id) that stand under plain text."""
    view = discord.ui.View(timeout=None)
    for name, key in buttons:
        view.add_item(discord.ui.Button(label=name, custom_id=key))
    view.stop()
    return view
