import asyncio
import logging
from collections.abc import AsyncIterator

import pytest
import wire as w

from bot import answers
from bot.client import Verbatim
from bot.phrases import load
from knowledge import Article, Library

PHRASES = load()
QUESTION = "How much does matcha cost?"
QUOTE = "> A cup of **matcha** **costs** $4.50 in Kyoto."
MENTION = f"<@{w.BOT}>"


@pytest.fixture
async def bot(wire: w.Wire, library: Library) -> AsyncIterator[Verbatim]:
    async with Verbatim(library) as client:
        running = asyncio.create_task(client.start(w.TOKEN))
        async with asyncio.timeout(20):
            await wire.ready.wait()
        yield client
    await asyncio.gather(running, return_exceptions=True)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "_SLOW", 0)


@pytest.mark.usefixtures("bot")
async def test_an_answer_to_a_command_is_components_and_pings_nobody(wire: w.Wire) -> None:
    await wire.ask(f"{QUESTION} @everyone <@{w.USER}> <@&{w.ROLE}>")
    sent = await wire.reply()
    assert (sent["type"], sent["flags"], sent["allowed_mentions"]) == (4, w.COMPONENTS_V2, {"parse": []})


@pytest.mark.usefixtures("bot")
async def test_an_answer_to_a_command_starts_with_the_quote(wire: w.Wire) -> None:
    await wire.ask(QUESTION)
    assert w.shown(await wire.reply()).strip().startswith(QUOTE)


@pytest.mark.usefixtures("bot")
async def test_an_answer_to_a_mention_refers_to_it_and_pings_nobody(wire: w.Wire) -> None:
    asked = await wire.say(f"{MENTION} {QUESTION} @everyone", place=w.CHANNEL)
    sent = await wire.reply()
    assert (str(sent["message_reference"]["message_id"]), sent["allowed_mentions"]) == (asked["id"], {"parse": []})


@pytest.mark.usefixtures("bot")
async def test_a_private_answer_and_the_menu_are_for_one_person(wire: w.Wire) -> None:
    await wire.ask(QUESTION, private=True)
    await wire.menu(w.message("77", w.CHANNEL, w.person(), QUESTION))
    flags = [(await wire.reply())["flags"] for _ in range(2)]
    assert flags == [w.COMPONENTS_V2 | w.EPHEMERAL] * 2


@pytest.mark.usefixtures("bot", "slow")
async def test_slow_work_is_deferred_and_then_answered_by_an_edit(wire: w.Wire) -> None:
    await wire.ask(QUESTION, private=True)
    deferral, edit = await wire.reply(), await wire.reply()
    assert (deferral["type"], deferral["flags"]) == (5, w.EPHEMERAL)
    assert (edit["flags"] & w.COMPONENTS_V2, edit["allowed_mentions"]) == (w.COMPONENTS_V2, {"parse": []})
    assert QUOTE in w.shown(edit)


async def test_a_sentence_of_ten_thousand_characters_fits_in_one_message(wire: w.Wire, bot: Verbatim) -> None:
    bot.library = Library([Article.from_text("*tea* _pot_ " * 850 + "matcha costs", title="T")])
    await wire.ask(QUESTION + "`" * 5900)
    sent = await wire.reply()
    assert (
        sum(len(part["content"].encode("utf-16-le")) // 2 for part in sent["components"] if "content" in part) <= 4000
    )
    assert "part of it, characters" in w.shown(sent)


@pytest.mark.usefixtures("bot")
async def test_a_mention_as_a_reply_to_a_hidden_question_points_to_the_menu(wire: w.Wire) -> None:
    hidden = w.message("78", w.CHANNEL, w.person("502", name="ben"), "")
    await wire.say(MENTION, place=w.CHANNEL, reply_to=hidden)
    assert w.shown(await wire.reply()).strip() == PHRASES.unreadable


@pytest.mark.usefixtures("bot")
async def test_a_mention_as_a_reply_to_a_question_that_can_be_read_answers_it(wire: w.Wire) -> None:
    asked = w.message("79", w.CHANNEL, w.person("502", name="ben"), QUESTION)
    await wire.say(f"<@&{w.ROLE}>", place=w.CHANNEL, reply_to=asked)
    assert QUOTE in w.shown(await wire.reply())


@pytest.mark.usefixtures("bot")
async def test_questions_around_a_dropped_gateway_are_answered_once_each(wire: w.Wire) -> None:
    await wire.say(QUESTION)
    before = await wire.reply()
    await wire.drop()
    await wire.say("Where did tea come from?")
    await wire.ask("What is brewed hot?")
    after = [w.shown(await wire.reply()) for _ in range(2)]
    assert QUOTE in w.shown(before)
    assert ["China" in " ".join(after), "brewed" in " ".join(after), wire.replies.empty()] == [True] * 3


@pytest.mark.usefixtures("bot")
async def test_a_rate_limit_and_a_fault_of_the_callback_are_waited_out(wire: w.Wire) -> None:
    wire.fail("interactions/", w.limited(), w.error(500, 0, "500"))
    await wire.ask(QUESTION)
    assert QUOTE in w.shown(await wire.reply())


@pytest.mark.usefixtures("bot")
async def test_an_interaction_that_came_too_late_is_no_error(wire: w.Wire, caplog: pytest.LogCaptureFixture) -> None:
    wire.fail("interactions/", w.error(404, 10062, "Unknown interaction"))
    await wire.ask(QUESTION)
    await wire.say(QUESTION)
    await wire.reply()
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


@pytest.mark.usefixtures("bot")
async def test_where_a_mention_cannot_be_answered_a_command_still_is(
    wire: w.Wire, caplog: pytest.LogCaptureFixture
) -> None:
    wire.fail(f"channels/{w.CHANNEL}/messages", *(w.error(403, 50013, "Missing Permissions") for _ in range(2)))
    for _ in range(2):
        await wire.say(f"{MENTION} {QUESTION}", place=w.CHANNEL)
    await wire.ask(QUESTION)
    assert QUOTE in w.shown(await wire.reply())
    await wire.say(QUESTION)
    await wire.reply()
    assert [record.name for record in caplog.records if record.levelno >= logging.WARNING] == ["bot.messages"]


@pytest.fixture
def everything_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)


@pytest.mark.usefixtures("everything_logged", "bot")
async def test_the_token_is_in_no_log(wire: w.Wire, caplog: pytest.LogCaptureFixture) -> None:
    await wire.say(QUESTION)
    await wire.reply()
    assert caplog.records
    assert w.TOKEN not in caplog.text
