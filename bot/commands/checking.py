"""Hold a command's options against what the command declares: discord.py takes whatever a server sends for them."""

from collections.abc import Mapping
from typing import Any

import discord
from discord import app_commands

from ..limits import OPTION_LENGTH

_TYPES: Mapping[discord.AppCommandOptionType, type] = {
    discord.AppCommandOptionType.string: str,
    discord.AppCommandOptionType.integer: int,
    discord.AppCommandOptionType.boolean: bool,
}
_Command = app_commands.Command[Any, ..., Any] | app_commands.ContextMenu | app_commands.Group | None


def are_as_declared(command: _Command, data: object, *, typing: bool) -> bool:
    """Tell whether each option of a command has the type that it declares; while `typing`, numbers are still text."""
    if not isinstance(command, app_commands.Command) or not isinstance(data, Mapping):
        return True
    declared = {one.display_name: one for one in command.parameters}
    options = data.get("options") or []
    return isinstance(options, list) and all(_is_as_declared(one, declared, typing=typing) for one in options)


def _is_as_declared(option: object, declared: Mapping[str, app_commands.Parameter], *, typing: bool) -> bool:
    if not isinstance(option, Mapping):
        return False
    parameter = declared.get(str(option.get("name")))
    value, kind = option.get("value"), option.get("type")
    if parameter is None or kind != parameter.type.value:
        return False
    if isinstance(value, str):
        return len(value) <= OPTION_LENGTH and (typing or parameter.type is discord.AppCommandOptionType.string)
    return type(value) is _TYPES.get(parameter.type)
