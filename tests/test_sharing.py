import asyncio
from collections.abc import AsyncIterator

import pytest
import wire as w

from bot.client import Verbatim
from bot.phrases import load
from bot.rendering import Style
from knowledge import Library

PHRASES = load()
QUESTION = "How much does matcha cost?"
PRIVATE = w.COMPONENTS_V2 | w.EPHEMERAL
VIEW, SEND, SEND_IN_THREADS, EXTERNAL_APPS = 1 << 10, 1 << 11, 1 << 38, 1 << 50
BY_ITS_USER = {"1": w.USER}


@pytest.fixture
async def bot(wire: w.Wire, library: Library) -> AsyncIterator[Verbatim]:
    async with Verbatim(library) as client:
        running = asyncio.create_task(client.start(w.TOKEN))
        async with asyncio.timeout(20):
            await wire.ready.wait()
        yield client
    await asyncio.gather(running, return_exceptions=True)


@pytest.fixture
async def answer(wire: w.Wire, bot: Verbatim) -> w.JSON:
    del bot
    await wire.command("ask", question=QUESTION, private=True)
    return await wire.reply()


def asker(permissions: int) -> w.JSON:
    return {"member": w.member(w.person()) | {"permissions": str(permissions)}}


def thread() -> w.JSON:
    metadata = {"archived": False, "auto_archive_duration": 60, "archive_timestamp": "2026-01-01T00:00:00+00:00"}
    rest = {"owner_id": w.USER, "message_count": 0, "member_count": 1, "thread_metadata": metadata}
    named = {"id": "201", "type": 11, "name": "a thread", "permissions": "0", "parent_id": w.CHANNEL}
    return {"channel_id": "201", "channel": {**named, **rest, "guild_id": w.GUILD}}


async def shares(wire: w.Wire, answer: w.JSON, **says: object) -> bool:
    """Press the button; tell whether something was posted, where the only other reply is that it cannot be."""
    wire.says = says
    await wire.use(w.labels(answer)["Share"], answer)
    first = await wire.reply()
    if w.shown(first).strip() == PHRASES.cannot_share:
        assert first["flags"] == PRIVATE
        return False
    return w.shown(await wire.reply()).strip().startswith("Shared by ann:")


async def test_share_is_refused_where_the_asker_may_not_write(wire: w.Wire, answer: w.JSON) -> None:
    assert not await shares(wire, answer, **asker(VIEW | SEND_IN_THREADS))


async def test_share_is_refused_where_the_bot_may_not_write(wire: w.Wire, answer: w.JSON) -> None:
    assert not await shares(wire, answer, app_permissions=str(VIEW | SEND_IN_THREADS))


@pytest.mark.parametrize("allowed", [True, False])
async def test_in_a_thread_the_right_to_write_in_threads_counts(wire: w.Wire, answer: w.JSON, allowed: bool) -> None:
    right = SEND_IN_THREADS if allowed else SEND
    assert await shares(wire, answer, **thread(), **asker(VIEW | right)) is allowed


@pytest.mark.parametrize("allowed", [True, False])
async def test_a_user_installed_bot_shares_where_external_apps_may_write(
    wire: w.Wire, answer: w.JSON, allowed: bool
) -> None:
    rights = VIEW | SEND | (EXTERNAL_APPS if allowed else 0)
    says = {"authorizing_integration_owners": BY_ITS_USER, "app_permissions": "0", **asker(rights)}
    assert await shares(wire, answer, **says) is allowed


async def test_a_second_press_posts_nothing_more(wire: w.Wire, answer: w.JSON) -> None:
    shown = w.message("88", w.CHANNEL, w.person(w.BOT, bot=True), "")
    shown |= {"components": answer["components"], "flags": answer["flags"]}
    wire.says = {"message": shown}
    for _ in range(2):
        await wire.use(w.labels(answer)["Share"], answer)
    said = [w.shown(await wire.reply()).strip() for _ in range(3)]
    assert (sum(text.startswith("Shared by") for text in said), PHRASES.already_shared in said) == (1, True)


async def test_a_shared_answer_has_the_style_that_the_owner_set(wire: w.Wire, bot: Verbatim, answer: w.JSON) -> None:
    bot.style = Style.PLAIN
    await wire.use(w.labels(answer)["Share"], answer)
    await wire.reply()
    posted = await wire.reply()
    assert posted["content"].split("\n")[:2] == ["Shared by ann:", "“A cup of matcha costs $4.50 in Kyoto.”"]
    assert posted["allowed_mentions"] == {"parse": []}
