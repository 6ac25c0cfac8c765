"""Send the commands to Discord when they have changed, and only then."""

import asyncio
import json
import logging
from hashlib import sha256
from pathlib import Path

import discord

from .client import Verbatim

_log = logging.getLogger(__name__)
_FILE = "commands.json"
# Seconds; a rate limit on commands can last a day, and the bot can answer meanwhile.
_PATIENCE = 60


async def sync(bot: Verbatim, data_dir: Path, *, force: bool = False) -> bool:
    """Sync where the hash under `data_dir` is another one, or forced; tell whether it was done."""
    state = {"application": str(bot.application_id), "commands": await digest(bot)}
    if not force and await asyncio.to_thread(_last, data_dir / _FILE) == state:
        return False
    try:
        async with asyncio.timeout(_PATIENCE):
            await bot.tree.sync()
    except TimeoutError:
        _log.error("Discord has not taken the commands in %d s; they stay as they were. Use --sync later.", _PATIENCE)
        return False
    except discord.HTTPException as error:
        _log.error("Discord did not take the commands (%s %s); they stay as they were.", error.status, error.text)
        return False
    await asyncio.to_thread(_remember, data_dir / _FILE, state)
    return True


async def digest(bot: Verbatim) -> str:
    """Hash what would be sent to Discord, translations included."""
    tree = bot.tree
    kinds = (discord.AppCommandType.chat_input, discord.AppCommandType.message, discord.AppCommandType.user)
    commands = [command for kind in kinds for command in tree.get_commands(type=kind)]
    payload = [
        await command.get_translated_payload(tree, tree.translator) if tree.translator else command.to_dict(tree)
        for command in commands
    ]
    return sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()


def _last(file: Path) -> object:
    try:
        return json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return None  # no file, or a broken one: the commands are sent once more


def _remember(file: Path, state: dict[str, str]) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_suffix(".new")
        new.write_text(json.dumps(state), "utf-8")
        new.replace(file)
    except OSError as error:
        _log.warning(
            "Can't write to %s (%s): set DATA_DIR to a folder that the bot may write to.", file, error.strerror
        )
