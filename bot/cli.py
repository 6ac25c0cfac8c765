"""The command line: `verbatim` runs the bot, `preview` shows it; ask, chat, evaluate, check and show need no bot."""

import argparse
import asyncio
import logging
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import discord

import knowledge.cli
from knowledge import KnowledgeError, Library, Thresholds

from . import preview
from .client import Verbatim
from .errors import is_too_late
from .preview import PreviewError
from .runner import RefusedError, courtesy_of, serve
from .settings import Settings, SettingsError, load

# EX_CONFIG of sysexits.h: a supervisor need not try again before the owner has mended something.
CONFIGURATION = 78
_LAST_PORT = 65_535
CORE = ("ask", "chat", "check", "evaluate", "show")
# The model's threads (GNU OpenMP) else spin while they wait for each other, which on a host with other work makes a
# question four to ten times as slow: 0.7 to 1.6 s instead of 0.07 to 0.16 with both cores busy. Read as it is loaded.
_WAITING = ("OMP_WAIT_POLICY", "PASSIVE")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit status; 78 where the settings have to be mended first."""
    os.environ.setdefault(*_WAITING)
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] in CORE:
        return knowledge.cli.main(given)
    work, parser = (_preview, _preview_parser()) if "preview" in given else (_run, _parser())
    options = parser.parse_args(given)
    # Until the event loop takes over: stopped while the articles are read is stopped as well.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        return work(options)
    except KeyboardInterrupt:
        return 0
    except (SettingsError, KnowledgeError, RefusedError, PreviewError) as error:
        return _mend(str(error))


def _run(options: argparse.Namespace) -> int:
    settings = load(Path(".env"))
    library = open_library(settings)
    if settings.discord_token is None:
        return _without_token(settings)
    _log_at(settings.log_level)
    asyncio.run(serve(settings, library, _say, force_sync=options.sync))
    return 0


def _preview(options: argparse.Namespace) -> int:
    if not preview.is_installed():
        raise PreviewError(
            "The preview's parts are not installed: `make preview` does that, or pip install -e '.[preview]'."
        )
    # Loaded here alone: the extra need not be there.
    from .preview.serving import show

    settings = load(Path(".env"))
    bot = Verbatim(open_library(settings), style=settings.reply_style, courtesy=courtesy_of(settings))
    _log_at(settings.log_level)
    # That discord.py logs in with a token would be no news here, and not even true.
    logging.getLogger("discord").setLevel(logging.WARNING)
    asyncio.run(show(bot, preview.Place(options.place), options.port, _say, opens=options.open))
    return 0


def _log_at(level: str) -> None:
    # The bot has no voice, so that the libraries for it are missing is no news.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    discord.utils.setup_logging(level=logging.getLevelNamesMapping()[level])
    logging.getLogger("discord.client").addFilter(_without_traceback)
    logging.getLogger("discord.app_commands.tree").addFilter(_still_wanted)


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
    ends = "Exit status: 0 stopped, 78 something has to be mended first. Without the bot: " + ", ".join(CORE) + "."
    parser = argparse.ArgumentParser("verbatim", description=text, epilog=ends)
    parser.add_argument("command", nargs="?", choices=("run", "preview"), default="run", help="run where none is given")
    parser.add_argument(
        "--sync", action="store_true", help="send the commands to Discord even if they have not changed"
    )
    return parser


def _preview_parser() -> argparse.ArgumentParser:
    text = "Open a page on this machine that looks like Discord, with this bot in it; no token, no network."
    parser = argparse.ArgumentParser("verbatim preview", description=text)
    parser.add_argument("command", choices=("preview",), help=argparse.SUPPRESS)
    parser.add_argument("--place", choices=list(preview.Place), default="server", help="where the conversation is")
    parser.add_argument("--port", type=_port, default=0, help="the page's port; any free one where none is given")
    parser.add_argument("--no-open", dest="open", action="store_false", help="only print the page's address")
    return parser


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) <= _LAST_PORT):
        raise argparse.ArgumentTypeError(f"a port is a number from 0 to {_LAST_PORT}")
    return int(text)


def _without_token(settings: Settings) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return _mend(
            "DISCORD_TOKEN is not set: put it into .env (see .env.example), or run this in a terminal to chat."
        )
    print("No DISCORD_TOKEN, so here is the chat. For Discord: copy .env.example to .env and put the token in.\n")
    articles = ["--article", str(settings.articles)] if settings.articles else []
    return knowledge.cli.main(["chat", f"--likely={settings.likely}", f"--sure={settings.sure}", *articles])


def _say(line: str) -> None:
    print(line, flush=True)


def _mend(problem: str) -> int:
    print(problem, file=sys.stderr)
    return CONFIGURATION
