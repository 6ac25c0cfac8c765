"""The one place where errors become words: for the log with an id, for the person with the same id."""

import logging
import secrets
import sys
from collections.abc import Awaitable

import aiohttp
import discord
from discord import app_commands

from . import limits
from .phrases import Phrases
from .rendering import layout, notice
from .speaking import to_writer

_log = logging.getLogger(__name__)
_CANNOT_WRITE = frozenset(
    {
        limits.UNKNOWN_CHANNEL,
        limits.MISSING_ACCESS,
        limits.BLOCKED_BY_AUTOMOD,
        limits.CANNOT_DM_THIS_USER,
        limits.CANNOT_SEND_EMPTY_CHANNEL,
        limits.CHANNEL_VERIFICATION_TOO_HIGH,
        limits.MEMBER_IS_QUARANTINED,
        limits.MISSING_PERMISSIONS,
        limits.THREAD_IS_ARCHIVED,
        limits.THREAD_IS_LOCKED,
    }
)
# Nobody is waiting any more: three seconds or fifteen minutes have passed, or another process answered.
_TOO_LATE = frozenset(
    {
        limits.UNKNOWN_WEBHOOK,
        limits.UNKNOWN_INTERACTION,
        limits.ALREADY_ACKNOWLEDGED,
        limits.INVALID_WEBHOOK_TOKEN,
    }
)
# What the network does is no fault of the program, so its log line needs no traceback.
_NETWORK = (discord.HTTPException, aiohttp.ClientError, OSError)
# RuntimeError: the session is closed already. TypeError: what answered was no JSON, such as a log-in page.
_UNTOLD = (*_NETWORK, RuntimeError, TypeError)
_OUTDATED = (app_commands.CommandNotFound, app_commands.CommandSignatureMismatch)


def cannot_write(error: discord.HTTPException) -> bool:
    """Tell whether Discord refused because the bot may not write there."""
    return isinstance(error, discord.Forbidden) or error.code in _CANNOT_WRITE


def is_gone(error: discord.HTTPException) -> bool:
    """Tell whether the message to be replied to no longer exists."""
    if error.code == limits.UNKNOWN_MESSAGE:
        return True
    return error.code == limits.INVALID_FORM_BODY and "message_reference" in error.text


def must_not_refer(error: discord.HTTPException) -> bool:
    """Tell whether the bot may write, but not as a reply, since it may not read the channel's history."""
    return error.code == limits.REPLY_NEEDS_HISTORY


def is_too_late(error: BaseException) -> bool:
    """Tell whether an interaction can no longer be answered."""
    cause = _cause(error)
    return isinstance(cause, discord.HTTPException) and cause.code in _TOO_LATE


async def on_command_error(interaction: discord.Interaction, error: BaseException, phrases: Phrases) -> None:
    """Log what went wrong with a command and tell the person who used it, privately."""
    if is_too_late(error):
        _log.info("An interaction could no longer be answered: %s", error)
        return
    words = phrases.outdated if isinstance(error, _OUTDATED) else phrases.failed.format(id=logged(error))
    view = layout(notice(words))
    try:
        if interaction.response.is_done():
            await interaction.followup.send(view=view, ephemeral=True)
        else:
            await interaction.response.send_message(view=view, ephemeral=True)
    except _UNTOLD as second:
        _log.info("The person could not be told: %s", second)


async def guarded(interaction: discord.Interaction, phrases: Phrases, doing: Awaitable[None]) -> None:
    """Answer a button, and tell the person who pressed it where that fails: discord.py would only log it."""
    try:
        await doing
    except Exception as error:  # noqa: BLE001 - this is the one place that catches broadly
        await on_command_error(interaction, error, phrases)


async def on_event_error(event: str, args: tuple[object, ...]) -> None:
    """Log the exception being handled in an event; where the event was a message, tell its author."""
    number = logged(sys.exc_info()[1], event)
    message = args[0] if args else None
    if not isinstance(message, discord.Message):
        return
    try:
        await message.reply(view=layout(notice(to_writer(message).failed.format(id=number))))
    except _UNTOLD as second:
        _log.info("The person could not be told: %s", second)


def logged(error: BaseException | None, doing: str = "command") -> str:
    """Log an error, with its traceback where the program is at fault, and give the short id that finds it again."""
    number = secrets.token_hex(4)
    cause = _cause(error)
    if isinstance(cause, _NETWORK):
        _log.error("Error %s in %s: %s: %s", number, doing, type(cause).__name__, cause)
    else:
        _log.error("Error %s in %s", number, doing, exc_info=error)
    return number


def _cause(error: BaseException | None) -> BaseException | None:
    return error.original if isinstance(error, app_commands.CommandInvokeError) else error
