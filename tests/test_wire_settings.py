import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import wire as w
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.phrases import load
from bot.rendering import Style
from bot.runner import serve
from bot.settings import Secret, Settings
from knowledge import Library

PHRASES = load()
QUESTION = "How much does matcha cost?"


@pytest.fixture
async def wire(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[w.Wire]:
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    async with w.Wire() as server:
        yield server


@asynccontextmanager
async def served(wire: w.Wire, library: Library, folder: Path, **changed: object) -> AsyncIterator[None]:
    settings = Settings(Secret(w.TOKEN), wire.url, None, folder, "INFO", **changed)
    task = asyncio.create_task(serve(settings, library, lambda _: None))
    async with asyncio.timeout(20):
        await wire.ready.wait()
    yield
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


@pytest.mark.parametrize("limit", ["cooldown_person", "cooldown_channel"])
async def test_the_cooldown_that_is_set_holds(wire: w.Wire, library: Library, tmp_path: Path, limit: str) -> None:
    async with served(wire, library, tmp_path, **{limit: 1}):
        await wire.ask(QUESTION)
        await wire.ask(QUESTION)
        first, second = [w.shown(await wire.reply()) for _ in range(2)]
    sentence = PHRASES.wait_person if limit == "cooldown_person" else PHRASES.wait_channel
    assert ("$4.50" in first, second.strip()) == (True, sentence.format(count=60))


async def test_the_style_that_is_set_holds(wire: w.Wire, library: Library, tmp_path: Path) -> None:
    async with served(wire, library, tmp_path, reply_style=Style.PLAIN):
        await wire.ask(QUESTION)
        assert (await wire.reply())["content"].startswith("“A cup of matcha")
