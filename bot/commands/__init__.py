"""The bot's commands, one file for each; every one a thin call into the answers."""

from typing import TYPE_CHECKING

from .article import article_command
from .ask import ask_command
from .forget import forget_command
from .manual import help_command, privacy_command
from .menu import find_menu
from .topics import topics_command

if TYPE_CHECKING:
    from ..client import Verbatim


def register(bot: "Verbatim") -> None:
    """Add all commands to the bot's tree; sending them to Discord is the starter's task."""
    reading = (article_command, topics_command)
    for build in (ask_command, *reading, forget_command, help_command, privacy_command, find_menu):
        bot.tree.add_command(build(bot.phrases))
