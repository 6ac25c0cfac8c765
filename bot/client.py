"""The client: what it hears, what it may do, and where that leads."""

import time
from collections import deque
from collections.abc import Awaitable, Callable

import discord
from discord import app_commands

from knowledge import Library

from . import commands, errors, messages, phrases, speaking
from .controls.pressed import register as hear_presses
from .courtesy import Courtesy
from .reading import hearing
from .remembering import Memory
from .rendering import Style
from .suggesting import Suggester
from .translating import CommandTranslator

# As many presses cannot be under way at once.
_SHARED = 1000
Hook = Callable[["Verbatim"], Awaitable[None]]


class Tree(app_commands.CommandTree["Verbatim"]):
    """Hold the commands, usable everywhere, and hand their errors to the one place for them."""

    def __init__(self, client: "Verbatim") -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )

    async def on_error(
        self, interaction: discord.Interaction["Verbatim"], error: app_commands.AppCommandError, /
    ) -> None:
        """Tell the person who used the command."""
        await errors.on_command_error(interaction, error, speaking.to_user(interaction))


class Verbatim(discord.Client):
    """Answer questions from a library; `library` may be swapped at any time, as one reference."""

    def __init__(
        self,
        library: Library,
        *,
        on_setup: Hook | None = None,
        style: Style = Style.RICH,
        courtesy: Courtesy | None = None,
    ) -> None:
        """Build the client and its commands; `on_setup` runs after log-in, before the gateway."""
        super().__init__(
            intents=intents(),
            allowed_mentions=discord.AllowedMentions.none(),
            # No rule looks back at messages or members, so none are kept in memory.
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
        )
        self.library = library
        self.style = style
        self.phrases = phrases.load()
        self.mute_channels: set[int] = set()
        # Private answers shared lately: a second press of the same button, before it is gone, posts nothing.
        self.shared: deque[int] = deque(maxlen=_SHARED)
        self.suggester = Suggester()
        self.courtesy = courtesy or Courtesy()
        self.memory = Memory()
        self.clock = time.monotonic
        self.on_setup = on_setup
        self.tree = Tree(self)
        commands.register(self)
        hear_presses(self)
        hearing.register(self)

    async def setup_hook(self) -> None:
        """Run what the starter of the client wants done between log-in and gateway."""
        await self.tree.set_translator(CommandTranslator())
        if self.on_setup is not None:
            await self.on_setup(self)

    async def on_message(self, message: discord.Message) -> None:
        """Answer a plain message where it is a question to the bot."""
        await messages.on_message(self, message)

    async def on_interaction(self, interaction: discord.Interaction["Verbatim"]) -> None:
        """Answer a form; commands and buttons are answered where they are registered."""
        await hearing.on_interaction(interaction)

    async def on_error(self, event_method: str, /, *args: object, **_: object) -> None:
        """Hand an event's error to the one place for errors."""
        await errors.on_event_error(event_method, args)


def intents() -> discord.Intents:
    """List what the gateway sends: servers, and messages there and in private; nothing privileged."""
    wanted = discord.Intents.none()
    wanted.guilds = True
    wanted.guild_messages = True
    wanted.dm_messages = True
    return wanted
