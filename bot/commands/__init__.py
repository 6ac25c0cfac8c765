"""The bot's commands, one file for each; every one a thin call into the answers."""

from typing import TYPE_CHECKING

from .ask import ask_command
from .menu import find_menu

if TYPE_CHECKING:
    from ..client import Verbatim


def register(bot: "Verbatim") -> None:
    """Add all commands to the bot's tree; sending them to Discord is the starter's task."""
    bot.tree.add_command(ask_command(bot.phrases))
    bot.tree.add_command(find_menu(bot.phrases))
