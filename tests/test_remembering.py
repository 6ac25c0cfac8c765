import weakref

import discord
import pytest
import simcord

from bot.client import Verbatim
from bot.phrases import load
from bot.remembering import LASTS, Memory
from knowledge.conversation import Turn

PHRASES = load()
TEXT_DISPLAY = 10
SEARCHED = PHRASES.searched.split("{")[0]
FIRST, SECOND = "Who leads OpenAI in Japan?", "and where did he work before?"


def shown(reply: simcord.InteractionResult) -> str:
    return "\n".join(item["content"] for item in reply.response.components if item["type"] == TEXT_DISPLAY)


def test_turns_are_kept_for_each_person_in_each_channel() -> None:
    memory = Memory()
    memory.turns(1, 10, 0.0).append(Turn("tea?"))
    assert [len(memory.turns(*place, 1.0)) for place in ((1, 10), (2, 10), (1, 11))] == [1, 0, 0]


def test_turns_are_forgotten_after_a_silence() -> None:
    memory = Memory()
    memory.turns(1, 10, 0.0).append(Turn("tea?"))
    assert len(memory.turns(1, 10, LASTS)) == 1
    assert len(memory.turns(1, 10, 2 * LASTS + 1)) == 0


def test_what_is_asked_in_public_does_not_lean_on_what_was_asked_in_private() -> None:
    memory = Memory()
    memory.turns(1, 10, 0.0, private=True).append(Turn("my redundancy?"))
    assert len(memory.turns(1, 10, 1.0)) == 0


def test_what_is_asked_in_private_leans_on_what_was_asked_last_of_both() -> None:
    memory = Memory()
    memory.turns(1, 10, 0.0).append(Turn("tea?"))
    memory.turns(1, 10, 1.0, private=True).append(Turn("coffee?"))
    assert [one.searched for one in memory.turns(1, 10, 2.0, private=True)] == ["tea?", "coffee?"]
    memory.turns(1, 10, 3.0).append(Turn("milk?"))
    assert [one.searched for one in memory.turns(1, 10, 4.0, private=True)] == ["tea?", "milk?"]


def test_forgetting_is_for_what_was_asked_in_private_too() -> None:
    memory = Memory()
    memory.turns(1, 10, 0.0, private=True).append(Turn("tea?"))
    memory.forget(1, 10)
    assert len(memory.turns(1, 10, 1.0, private=True)) == 0


def test_turns_do_not_outlast_the_silence_while_others_talk() -> None:
    memory = Memory()
    kept = weakref.ref(memory.turns(1, 10, 0.0))
    memory.turns(2, 10, LASTS + 1)
    assert kept() is None


def test_only_the_last_turns_are_kept() -> None:
    turns = Memory().turns(1, 10, 0.0)
    turns.extend(Turn(str(number)) for number in range(9))
    assert [one.searched for one in turns] == ["4", "5", "6", "7", "8"]


def test_only_the_latest_conversations_are_kept() -> None:
    memory = Memory()
    for person in range(6000):
        memory.turns(person, 1, 0.0).append(Turn("tea?"))
    assert [len(memory.turns(person, 1, 0.0)) for person in (0, 5999)] == [0, 1]


def test_forgetting_is_for_one_channel() -> None:
    memory = Memory()
    for channel in (10, 11):
        memory.turns(1, channel, 0.0).append(Turn("tea?"))
    memory.forget(1, 10)
    assert [len(memory.turns(1, channel, 0.0)) for channel in (10, 11)] == [0, 1]


@pytest.fixture
def library():
    from knowledge import Library

    return Library.bundled()


async def test_a_follow_up_by_command_shows_what_was_searched(
    channel: simcord.ChannelHandle, ann: simcord.MemberActor
) -> None:
    await ann.slash(channel, PHRASES.ask_name, question=FIRST)
    reply = await ann.slash(channel, PHRASES.ask_name, question=SECOND)
    assert SEARCHED in shown(reply)


async def test_after_forgetting_a_question_stands_alone(
    channel: simcord.ChannelHandle, ann: simcord.MemberActor
) -> None:
    await ann.slash(channel, PHRASES.ask_name, question=FIRST)
    said = await ann.slash(channel, PHRASES.forget_name)
    reply = await ann.slash(channel, PHRASES.ask_name, question=SECOND)
    assert shown(said) == PHRASES.forgotten
    assert SEARCHED not in shown(reply)


async def test_who_was_silent_for_long_asks_anew(
    simcord_bot: Verbatim, channel: simcord.ChannelHandle, ann: simcord.MemberActor
) -> None:
    now = 0.0
    simcord_bot.clock = lambda: now
    await ann.slash(channel, PHRASES.ask_name, question=FIRST)
    now = LASTS + 1
    reply = await ann.slash(channel, PHRASES.ask_name, question=SECOND)
    assert SEARCHED not in shown(reply)


def last_text(message: discord.Message) -> str:
    return "\n".join(part.content for part in message.components if isinstance(part, discord.TextDisplay))


async def test_a_follow_up_by_direct_message_is_completed(simcord_env: simcord.Env) -> None:
    user = simcord_env.create_user("bob")
    await user.send_dm(FIRST)
    await user.send_dm(SECOND)
    assert SEARCHED in last_text(user.dm_channel.last_message)


async def test_a_follow_up_by_mention_is_completed(simcord_env, channel, ann: simcord.MemberActor) -> None:
    name = simcord_env.bot.user.mention
    await ann.send(channel, f"{name} {FIRST}")
    await ann.send(channel, f"{name} {SECOND}")
    assert SEARCHED in last_text(channel.last_message)


async def test_somebody_elses_question_is_no_turn_of_mine(
    simcord_env, guild: simcord.GuildHandle, channel, ann: simcord.MemberActor
) -> None:
    bob = guild.add_member(simcord_env.create_user("bob"))
    await ann.slash(channel, PHRASES.ask_name, question=FIRST)
    assert SEARCHED not in shown(await bob.slash(channel, PHRASES.ask_name, question=SECOND))
