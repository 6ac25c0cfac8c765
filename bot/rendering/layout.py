"""Blocks of text → the components that Discord shows.

Components v2, not an embed: a text display is read as the message itself, in order, by a screen reader, while an
embed is an attachment read after it, is hidden from people who turned embeds off, and needs the permission Embed
Links. It also takes the same Markdown as a message, and buttons stand where they belong: under the text they act on.
"""

import discord

from .reply import Reply


def layout(reply: Reply) -> discord.ui.LayoutView:
    """Build the components of a reply."""
    view = discord.ui.LayoutView(timeout=None)
    for block in reply.blocks:
        view.add_item(discord.ui.TextDisplay(block))
    # Nothing here waits for a click: a stopped view is not kept in memory after it is sent.
    view.stop()
    return view
