"""The client: what it hears, what it may do, and where that leads."""

import time
from collections import deque
from collections.abc import Awaitable, Callable

import discord
from discord import app_commands

from knowledge import Library

from . import commands, errors, messages, phrases, pressed, speaking
from .commands.checking import are_as_declared
from .courtesy import Courtesy
from .delivering import respond_with
from .reading.forms import entry
from .remembering import Memory
from .rendering import Style, notice
from .suggesting import Suggester
from .translating import CommandTranslator
from .wire import watching

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

    async def interaction_check(self, interaction: discord.Interaction["Verbatim"], /) -> bool:
        """Let pass what has the options that it should; otherwise the command is an older or a newer one."""
        command = self.get_command(str(entry(interaction.data, "name")))
        typing = interaction.type is discord.InteractionType.autocomplete
        if are_as_declared(command, interaction.data, typing=typing):
            return True
        if typing:
            await interaction.response.autocomplete([])
        else:
            await respond_with(interaction, notice(speaking.to_user(interaction).outdated), private=True)
        return False

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
            http_trace=watching(),
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

    async def setup_hook(self) -> None:
        """Run what the starter of the client wants done between log-in and gateway."""
        await self.tree.set_translator(CommandTranslator())
        if self.on_setup is not None:
            await self.on_setup(self)

    async def on_message(self, message: discord.Message) -> None:
        """Answer a plain message where it is a question to the bot."""
        await messages.on_message(self, message)

    async def on_interaction(self, interaction: discord.Interaction["Verbatim"]) -> None:
        """Answer a button, a list or a form; commands are answered where they are registered."""
        await pressed.on_interaction(interaction)

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
