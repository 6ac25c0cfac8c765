import asyncio
import sys
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import wire as w
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.client import Verbatim
from bot.wire import speak_to
from knowledge import Library

sys.path.append(str(Path(__file__).parent / "benchmarks"))
import crowd

ACTS = 8


@pytest.fixture
async def hall(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[crowd.Hall]:
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    async with crowd.Hall() as server:
        speak_to(server.url)
        yield server


async def test_every_interaction_of_a_crowd_is_answered_exactly_once(hall: crowd.Hall) -> None:
    people = [crowd.Person(hall, number) for number in range(crowd.PEOPLE)]
    async with Verbatim(Library.bundled()) as bot:
        task = asyncio.create_task(bot.start(w.TOKEN))
        async with asyncio.timeout(20):
            await hall.ready.wait()
        await asyncio.gather(*(one.live(lambda one=one: one.done.total() < ACTS) for one in people))
    await asyncio.gather(task, return_exceptions=True)
    given = Counter(sent["interaction"] for sent in (hall.replies.get_nowait() for _ in range(hall.replies.qsize())))
    assert given == Counter(list(hall.sent))
    assert (len(hall.sent), hall.refused.total()) == (ACTS * crowd.PEOPLE, 0)


def test_a_crowd_does_everything_that_can_be_done(hall: crowd.Hall) -> None:
    person = crowd.Person(hall, 0)
    person.answer = person.page = {"components": [{"type": 2, "label": "Why this?", "custom_id": "x"}]}
    assert {f"_{kind}" for kind in person._can()} <= set(dir(person))
