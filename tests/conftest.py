from collections.abc import AsyncIterator

import pytest
import simcord
import wire as w
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.client import Verbatim
from bot.wire import speak_to
from knowledge import Article, Library

TEA = """Tea

Tea is a drink. It came from China.

It is brewed hot. A cup of matcha costs $4.50 in Kyoto."""


@pytest.fixture
def library() -> Library:
    return Library([Article.from_text(TEA)])


async def sync(bot: Verbatim) -> None:
    await bot.tree.sync()


@pytest.fixture
def simcord_bot(library: Library) -> Verbatim:
    return Verbatim(library, on_setup=sync)


@pytest.fixture
def guild(simcord_env: simcord.Env) -> simcord.GuildHandle:
    return simcord_env.create_guild()


@pytest.fixture
def channel(guild: simcord.GuildHandle) -> simcord.ChannelHandle:
    return guild.create_text_channel("general")


@pytest.fixture
def ann(simcord_env: simcord.Env, guild: simcord.GuildHandle) -> simcord.MemberActor:
    return guild.add_member(simcord_env.create_user("ann"))


@pytest.fixture
async def wire(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[w.Wire]:
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    async with w.Wire() as server:
        speak_to(server.url)
        yield server
