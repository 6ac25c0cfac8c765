"""Log in, stay connected, and stop when told to."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

import aiohttp
import discord
from discord.backoff import ExponentialBackoff

from knowledge import Library
from knowledge.meaning.background import Understanding

from .client import Verbatim
from .courtesy import Courtesy
from .settings import Settings
from .sync import sync
from .wire import GarbledError, speak_to

_log = logging.getLogger(__name__)
# What the replies need and nothing more (topics/permissions.mdx).
PERMISSIONS = discord.Permissions(
    view_channel=True, send_messages=True, send_messages_in_threads=True, read_message_history=True
)
Say = Callable[[str], None]


class RefusedError(Exception):
    """Say why Discord will not let this bot in, however often it tries."""


async def serve(settings: Settings, library: Library, say: Say, *, force_sync: bool = False) -> None:
    """Run until SIGINT or SIGTERM; retry what the network spoils; raise RefusedError for what the owner must mend."""
    speak_to(settings.discord_api_url)
    task = asyncio.current_task()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows: Ctrl-C arrives as KeyboardInterrupt instead
            asyncio.get_running_loop().add_signal_handler(number, task.cancel if task else lambda: None)
    reading = Understanding(library, settings.data_dir / "vectors", _quarters()).start()
    with suppress(asyncio.CancelledError):
        await _keep_connected(settings, library, _once(say), force_sync=force_sync)
    reading.stop()


async def _keep_connected(settings: Settings, library: Library, say: Say, *, force_sync: bool) -> None:
    backoff = ExponentialBackoff[bool]()
    while True:
        try:
            return await _connect(settings, library, say, force_sync=force_sync)
        except GarbledError as error:
            reason = _not_discord(settings, error)
        except (aiohttp.ClientError, OSError, discord.HTTPException, discord.GatewayNotFound, AttributeError) as error:
            # AttributeError: discord.py has no socket to resume where the gateway closed before its first word.
            reason = f"No connection to {settings.discord_api_url} ({type(error).__name__})"
        except _GARBLED as error:
            reason = _not_discord(settings, error)
        delay = backoff.delay()
        _log.warning("%s; trying again in %.0f s.", reason, delay)
        await asyncio.sleep(delay)


def _not_discord(settings: Settings, error: BaseException) -> str:
    _log.debug("What came instead of Discord's answer", exc_info=error)
    return f"{settings.discord_api_url} does not answer as Discord does: is a log-in page in between?"


async def _connect(settings: Settings, library: Library, say: Say, *, force_sync: bool) -> None:
    async def on_setup(bot: Verbatim) -> None:
        await sync(bot, settings.data_dir, force=force_sync)
        say(f"Invite: {discord.utils.oauth_url(bot.application_id or 0, permissions=PERMISSIONS, scopes=_SCOPES)}")

    async def on_ready() -> None:
        sentences = len(library.index.units)
        say(f"Ready: {bot.user} answers from {len(library.articles)} article(s), {sentences} sentences.")

    bot = Verbatim(library, on_setup=on_setup, style=settings.reply_style, courtesy=courtesy_of(settings))
    bot.event(on_ready)
    try:
        async with bot, _finishing():
            await bot.start(settings.discord_token.reveal() if settings.discord_token else "")
    except discord.LoginFailure:
        raise RefusedError(_NOT_LET_IN) from None
    except discord.PrivilegedIntentsRequired:
        raise RefusedError(
            "Discord refuses the intents, though none is privileged; is this the right application?"
        ) from None
    except discord.ConnectionClosed as error:
        raise RefusedError(_closed(error.code)) from None
    except discord.HTTPException as error:
        # A refusal without Discord's error code comes from something in between, such as a proxy.
        if error.status >= _OVERLOADED or error.status in _PASSING or (error.status == _FORBIDDEN and not error.code):
            raise
        raise RefusedError(f"{settings.discord_api_url} answers {error.status}: check DISCORD_API_URL.") from None


def courtesy_of(settings: Settings) -> Courtesy:
    """Give the pace that the owner has set."""
    return Courtesy(settings.cooldown_person, settings.cooldown_channel)


# What discord.py raises where an answer is no JSON, or lacks what it should hold.
_GARBLED = (TypeError, KeyError, ValueError)
_NOT_LET_IN = "Discord refuses the token: copy it anew from the developer portal into DISCORD_TOKEN."
_SCOPES = ("bot", "applications.commands")
# The gateway's close code for a token it does not accept (topics/opcodes-and-status-codes.mdx).
_AUTHENTICATION_FAILED = 4004
# HTTP statuses that pass by themselves.
_PASSING, _FORBIDDEN, _OVERLOADED = (407, 408, 429), 403, 500
# Seconds that replies under way have to go out after a signal; names that discord.py gives to such tasks.
_LAST_WORDS = 2
_REPLYING = ("discord.py: on_", "CommandTree-invoker")


@asynccontextmanager
async def _finishing() -> AsyncIterator[None]:
    """Let replies under way go out before the connection is closed by a signal."""
    try:
        yield
    except asyncio.CancelledError:
        replying = [task for task in asyncio.all_tasks() if task.get_name().startswith(_REPLYING)]
        if replying:
            await asyncio.wait(replying, timeout=_LAST_WORDS)
        raise


def _quarters() -> Callable[[int, int], None]:
    """Log each quarter of what is read for its meaning; replies are found by words alone until all is."""
    logged = 0

    def log(done: int, total: int) -> None:
        nonlocal logged
        if 4 * done // total > logged:
            logged = 4 * done // total
            _log.info("Read for its meaning: %d of %d sentences and words.", done, total)

    return log


def _closed(code: int) -> str:
    if code == _AUTHENTICATION_FAILED:
        return _NOT_LET_IN
    return f"Discord closed the connection for good (code {code}); see its list of gateway close codes."


def _once(say: Say) -> Say:
    said: set[str] = set()

    def say_once(line: str) -> None:
        if line not in said:
            said.add(line)
            say(line)

    return say_once
