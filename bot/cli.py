"""The command line: `verbatim` runs the bot; ask, chat, evaluate, check and show work without it."""

import argparse
import asyncio
import logging
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import discord

import knowledge.cli
from knowledge import KnowledgeError, Library, Thresholds

from .errors import is_too_late
from .runner import RefusedError, serve
from .settings import Settings, SettingsError, load

# EX_CONFIG of sysexits.h: a supervisor need not try again before the owner has mended something.
CONFIGURATION = 78
CORE = ("ask", "chat", "check", "evaluate", "show")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit status; 78 where the settings have to be mended first."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] in CORE:
        return knowledge.cli.main(given)
    options = _parser().parse_args(given)
    # Until the event loop takes over: stopped while the articles are read is stopped as well.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        return _run(force_sync=options.sync)
    except KeyboardInterrupt:
        return 0


def _run(*, force_sync: bool) -> int:
    try:
        settings = load(Path(".env"))
        library = open_library(settings)
    except (SettingsError, KnowledgeError) as error:
        return _mend(str(error))
    if settings.discord_token is None:
        return _without_token(settings)
    # The bot has no voice, so that the libraries for it are missing is no news.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    discord.utils.setup_logging(level=logging.getLevelNamesMapping()[settings.log_level])
    logging.getLogger("discord.client").addFilter(_without_traceback)
    logging.getLogger("discord.app_commands.tree").addFilter(_still_wanted)
    try:
        asyncio.run(serve(settings, library, _say, force_sync=force_sync))
    except RefusedError as error:
        return _mend(str(error))
    return 0


def _without_traceback(record: logging.LogRecord) -> bool:
    """Let discord.py tell that it connects again in a line: the network is at fault, not the program."""
    if record.exc_info and record.msg.startswith("Attempting a reconnect"):
        record.exc_info, record.levelno, record.levelname = None, logging.WARNING, "WARNING"
    return True


def _still_wanted(record: logging.LogRecord) -> bool:
    """Drop what discord.py says of suggestions that came when the person had typed on."""
    error = record.exc_info[1] if record.exc_info else None
    return error is None or not is_too_late(error)


def open_library(settings: Settings) -> Library:
    """Open the folder of ARTICLES, else the bundled articles; raise SettingsError where there is nothing to read."""
    thresholds = Thresholds(settings.likely, settings.sure)
    if settings.articles is None:
        return Library.bundled(thresholds)
    try:
        exists = settings.articles.exists()
    except OSError as error:
        raise SettingsError(f"ARTICLES names a place that can't be opened: {error.strerror}.") from error
    if not exists:
        raise SettingsError(
            f"ARTICLES names {settings.articles}, which does not exist: make the folder, or correct it."
        )
    library = Library.open([settings.articles], thresholds)
    if not library.articles:
        raise SettingsError(f"There is no article in {settings.articles}: put .md or .txt files there.")
    return library


def _parser() -> argparse.ArgumentParser:
    text = "Run the Discord bot; without a token, talk with the article in the terminal."
    ends = "Exit status: 0 stopped, 78 the settings have to be mended. Without the bot: " + ", ".join(CORE) + "."
    parser = argparse.ArgumentParser("verbatim", description=text, epilog=ends)
    parser.add_argument("command", nargs="?", choices=("run",), default="run", help="run is meant where none is given")
    parser.add_argument(
        "--sync", action="store_true", help="send the commands to Discord even if they have not changed"
    )
    return parser


def _without_token(settings: Settings) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return _mend(
            "DISCORD_TOKEN is not set: put it into .env (see .env.example), or run this in a terminal to chat."
        )
    print("No DISCORD_TOKEN, so here is the chat. For Discord: copy .env.example to .env and put the token in.\n")
    return knowledge.cli.main(["chat", *(["--article", str(settings.articles)] if settings.articles else [])])


def _say(line: str) -> None:
    print(line, flush=True)


def _mend(problem: str) -> int:
    print(problem, file=sys.stderr)
    return CONFIGURATION
