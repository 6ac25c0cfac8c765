import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import wire as w

from bot.client import Verbatim
from bot.phrases import load
from knowledge import Library

PHRASES = load()
QUESTION = "How much does matcha cost?"
PRIVATE = w.COMPONENTS_V2 | w.EPHEMERAL


@asynccontextmanager
async def running(wire: w.Wire, library: Library) -> AsyncIterator[Verbatim]:
    wire.ready.clear()
    async with Verbatim(library) as client:
        task = asyncio.create_task(client.start(w.TOKEN))
        async with asyncio.timeout(20):
            await wire.ready.wait()
        yield client
    await asyncio.gather(task, return_exceptions=True)


async def asked_before_a_restart(wire: w.Wire, library: Library, *, private: bool) -> w.JSON:
    """Let a bot answer that is stopped then: the buttons must not need it."""
    async with running(wire, library):
        await wire.ask(QUESTION, private=private)
        return await wire.reply()


@pytest.fixture
async def public(wire: w.Wire, library: Library) -> AsyncIterator[w.JSON]:
    sent = await asked_before_a_restart(wire, library, private=False)
    async with running(wire, library):
        yield sent


@pytest.fixture
async def private(wire: w.Wire, library: Library) -> AsyncIterator[w.JSON]:
    sent = await asked_before_a_restart(wire, library, private=True)
    async with running(wire, library):
        yield sent


@pytest.mark.parametrize(
    ("label", "says"),
    [("Show in context", "Paragraph 2, sentence 2:"), ("Other answers", "sentence"), ("Why this?", "“matcha”")],
)
async def test_a_look_at_more_is_answered_privately_after_a_restart(
    wire: w.Wire, public: w.JSON, label: str, says: str
) -> None:
    await wire.press(label, public)
    sent = await wire.reply()
    assert (sent["type"], sent["flags"], sent["allowed_mentions"]) == (4, PRIVATE, {"parse": []})
    assert says in w.shown(sent)


async def test_sharing_after_a_restart_takes_the_button_away_and_posts_once(wire: w.Wire, private: w.JSON) -> None:
    await wire.press("Share", private)
    edited, posted = await wire.reply(), await wire.reply()
    assert (edited["type"], [part["type"] for part in edited["components"] if part["type"] == w.ACTION_ROW]) == (7, [])
    assert (posted["flags"], posted["allowed_mentions"]) == (w.COMPONENTS_V2, {"parse": []})
    assert w.shown(posted).strip().startswith("Shared by ann:")


async def test_deleting_after_a_restart_takes_the_answer_away(wire: w.Wire, public: w.JSON) -> None:
    number = await wire.press("Delete", public)
    assert (await wire.reply())["type"] == 6
    async with asyncio.timeout(20):
        assert await wire.deleted.get() == f"t{number}"


async def test_somebody_else_may_not_delete(wire: w.Wire, public: w.JSON) -> None:
    stranger = w.person("555", name="bob")
    await wire.press("Delete", public, user=stranger)
    sent = await wire.reply()
    assert (w.shown(sent).strip(), sent["flags"]) == (PHRASES.not_yours, PRIVATE)


async def test_custom_ids_are_inside_discords_limit(public: w.JSON) -> None:
    rows = [part for part in public["components"] if part["type"] == w.ACTION_ROW]
    assert all(len(button["custom_id"]) <= 100 for row in rows for button in row["components"])


async def test_fifty_people_at_once_are_each_answered_once(wire: w.Wire, public: w.JSON) -> None:
    numbers = []
    for number in range(50):
        numbers.append(await wire.ask(QUESTION))
        label = ("Show in context", "Other answers", "Why this?")[number % 3]
        numbers.append(await wire.press(label, public, user=w.person(str(7000 + number), name=f"p{number}")))
    answered = Counter([(await wire.reply())["interaction"] for _ in numbers])
    assert answered == Counter(numbers)
