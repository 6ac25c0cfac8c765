import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import wire as w
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.runner import RefusedError, serve
from bot.settings import Secret, Settings
from bot.wire import speak_to
from knowledge import Library

TEA = "Where did tea come from?"


@pytest.fixture
async def wire(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[w.Wire]:
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    async with w.Wire() as server:
        yield server


@pytest.fixture
async def said(wire: w.Wire, library: Library, tmp_path: Path) -> AsyncIterator[asyncio.Queue[str]]:
    lines: asyncio.Queue[str] = asyncio.Queue()
    settings = Settings(Secret(w.TOKEN), wire.url, None, tmp_path, "INFO")
    task = asyncio.create_task(serve(settings, library, lines.put_nowait))
    async with asyncio.timeout(20):
        await asyncio.wait([task, asyncio.create_task(wire.ready.wait())], return_when=asyncio.FIRST_COMPLETED)
    assert not task.done(), task.exception()
    yield lines
    task.cancel()
    await task


async def log_in_again(wire: w.Wire) -> None:
    wire.refuse_resume = True
    wire.ready.clear()
    await wire.drop()
    async with asyncio.timeout(30):
        await wire.ready.wait()


@pytest.mark.usefixtures("said")
async def test_slash_command_is_answered_by_its_callback(wire: w.Wire) -> None:
    number = await wire.ask(TEA)
    reply = await wire.reply()
    assert (reply["interaction"], reply["type"]) == (number, 4)
    assert "China" in w.shown(reply)


@pytest.mark.usefixtures("said")
async def test_private_answer_bears_the_ephemeral_flag(wire: w.Wire) -> None:
    await wire.ask(TEA, private=True)
    assert (await wire.reply())["flags"] & w.EPHEMERAL


@pytest.mark.usefixtures("said")
async def test_open_answer_is_not_ephemeral(wire: w.Wire) -> None:
    await wire.ask(TEA)
    assert not (await wire.reply())["flags"] & w.EPHEMERAL


@pytest.mark.usefixtures("said")
async def test_nobody_can_be_pinged_by_any_reply(wire: w.Wire) -> None:
    await wire.ask("Where did @everyone <@500> <@&400> tea come from?")
    await wire.say(f"<@{w.BOT}> where did tea come from?", place=w.CHANNEL)
    for reply in [await wire.reply(), await wire.reply()]:
        assert reply["allowed_mentions"] == {"parse": []} or reply["allowed_mentions"] == {
            "parse": [],
            "replied_user": False,
        }


@pytest.mark.usefixtures("said")
async def test_direct_message_is_answered_where_it_was_written(wire: w.Wire) -> None:
    await wire.say(TEA)
    assert (await wire.reply())["channel"] == w.DM


@pytest.mark.usefixtures("said")
@pytest.mark.parametrize("mention", [f"<@{w.BOT}>", f"<@&{w.ROLE}>"])
async def test_typed_mention_is_answered_in_its_channel(wire: w.Wire, mention: str) -> None:
    await wire.say(f"{mention} {TEA}", place=w.CHANNEL)
    reply = await wire.reply()
    assert reply["channel"] == w.CHANNEL
    assert "China" in w.shown(reply)


@pytest.mark.usefixtures("said")
async def test_message_menu_answers_privately(wire: w.Wire) -> None:
    await wire.menu(w.message("77", w.CHANNEL, w.person(), TEA))
    reply = await wire.reply()
    assert reply["flags"] & w.EPHEMERAL
    assert "China" in w.shown(reply)


@pytest.mark.usefixtures("said")
async def test_other_bots_and_plain_channel_talk_are_ignored(wire: w.Wire) -> None:
    await wire.say(TEA, author=w.person("501", name="robot", bot=True))
    await wire.say(TEA, place=w.CHANNEL)
    await wire.say("What costs a cup of matcha?")
    assert "matcha" in w.shown(await wire.reply())


@pytest.mark.usefixtures("said")
async def test_longest_question_gets_a_reply_inside_the_limits(wire: w.Wire) -> None:
    await wire.ask("*_`tea" * 1000)
    assert (await wire.reply())["type"] == 4


@pytest.mark.usefixtures("said")
async def test_dropped_gateway_loses_no_question_that_a_resume_replays(wire: w.Wire) -> None:
    await wire.drop()
    await wire.say(TEA)
    assert "China" in w.shown(await wire.reply())
    assert wire.resumes == 1


@pytest.mark.usefixtures("said")
async def test_after_a_refused_resume_the_next_question_is_answered(wire: w.Wire) -> None:
    await log_in_again(wire)
    await wire.say(TEA)
    assert "China" in w.shown(await wire.reply())


@pytest.mark.usefixtures("said")
async def test_rate_limit_and_server_fault_are_waited_out(wire: w.Wire) -> None:
    wire.fail(f"channels/{w.DM}/messages", w.limited(), w.error(500, 0, "500"))
    await wire.say(TEA)
    assert "China" in w.shown(await wire.reply())


@pytest.mark.usefixtures("said")
async def test_channel_where_the_bot_may_not_write_costs_only_that_reply(wire: w.Wire) -> None:
    wire.fail(f"channels/{w.CHANNEL}/messages", w.error(403, 50013, "Missing Permissions"))
    await wire.say(f"<@{w.BOT}> {TEA}", place=w.CHANNEL)
    await wire.say(TEA)
    assert (await wire.reply())["channel"] == w.DM


async def test_invite_and_ready_line_are_said_once(said: asyncio.Queue[str], wire: w.Wire) -> None:
    async with asyncio.timeout(20):
        lines = [await said.get(), await said.get()]
    assert [line.split(":")[0] for line in lines] == ["Invite", "Ready"]
    await log_in_again(wire)
    await wire.say(TEA)
    await wire.reply()
    assert said.empty()


@pytest.mark.usefixtures("said")
async def test_no_privileged_intent_is_asked_for(wire: w.Wire) -> None:
    assert not any(asked & w.PRIVILEGED for asked in wire.intents)


async def test_wrong_token_ends_with_a_sentence(wire: w.Wire, library: Library, tmp_path: Path) -> None:
    settings = Settings(Secret("wire.token.wrong"), wire.url, None, tmp_path, "INFO")
    with pytest.raises(RefusedError, match="refuses the token"):
        await serve(settings, library, print)


async def test_commands_are_synced_again_only_when_forced(wire: w.Wire, library: Library, tmp_path: Path) -> None:
    settings = Settings(Secret(w.TOKEN), wire.url, None, tmp_path, "INFO")
    for force, syncs in [(False, 1), (False, 1), (True, 2)]:
        wire.ready.clear()
        task = asyncio.create_task(serve(settings, library, print, force_sync=force))
        async with asyncio.timeout(20):
            await wire.ready.wait()
        task.cancel()
        await task
        assert wire.syncs == syncs


def test_discord_itself_is_left_as_it_is() -> None:
    gateway = DiscordWebSocket.DEFAULT_GATEWAY
    speak_to("https://discord.com/api/v10")
    assert gateway == DiscordWebSocket.DEFAULT_GATEWAY
