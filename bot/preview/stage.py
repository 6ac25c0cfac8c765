"""The simulated Discord: a server or a direct message, with the bot in it and two people to be."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import simcord
from simcord.preview import Preview

from ..client import Verbatim
from . import NAME, Place

_TOPIC = f"Type / for the commands, or @{NAME} and a question"
Viewers = list[simcord.MemberActor] | list[simcord.UserHandle]


@dataclass(frozen=True, slots=True)
class Stage:
    """Hold the simulated Discord while it runs."""

    env: simcord.Env
    preview: Preview
    channel: simcord.ChannelHandle
    viewers: Viewers
    bot_id: int

    def keep_time(self) -> None:
        """Move the clock of the simulated Discord on to now: by itself it stands still."""
        behind = (datetime.now(UTC) - self.env.now()).total_seconds()
        self.env.backend.advance_clock(max(0.0, behind))


@asynccontextmanager
async def staged(bot: Verbatim, place: Place) -> AsyncIterator[Stage]:
    """Let the bot log in to a simulated Discord, and serve simcord's page of it."""
    bot.on_setup = _sync
    # The bot tells and logs its errors itself, as in the real Discord.
    async with simcord.run(bot, check_errors=False) as env:
        if bot.user is None:
            raise RuntimeError("The simulated Discord has no bot.")
        await bot.user.edit(username=NAME)
        channel, viewers = _private(env) if place is Place.DM else _server(env)
        async with env.preview(channel, viewers=viewers, layout="channel") as preview:
            stage = Stage(env, preview, channel, viewers, bot.user.id)
            stage.keep_time()
            yield stage


async def _sync(bot: Verbatim) -> None:
    await bot.tree.sync()


def _server(env: simcord.Env) -> tuple[simcord.ChannelHandle, list[simcord.MemberActor]]:
    you = env.create_user("you", global_name="You")
    guild = env.create_guild("Preview", owner=you)
    channel = guild.create_text_channel("general", topic=_TOPIC)
    other = env.create_user("robin", global_name="Robin")
    return channel, [guild.add_member(you), guild.add_member(other)]


def _private(env: simcord.Env) -> tuple[simcord.ChannelHandle, list[simcord.UserHandle]]:
    you = env.create_user("you", global_name="You")
    return you.dm_channel, [you]
