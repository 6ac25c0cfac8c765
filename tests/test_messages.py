import logging

import discord
import pytest
import simcord
from discord_markdown import read
from simcord.enums import MessageType

from bot.client import Verbatim
from bot.phrases import load

PHRASES = load()
QUESTION = "How much does matcha cost?"
QUOTE = "A cup of matcha costs $4.50 in Kyoto."


def text_of(message: discord.Message | None) -> str:
    assert message is not None
    return "\n".join(part.content for part in message.components if isinstance(part, discord.TextDisplay))


def said(channel: simcord.ChannelHandle) -> list[str]:
    return [text_of(message) for message in channel.history() if message.author.bot]


@pytest.fixture
def name(simcord_env: simcord.Env) -> str:
    return simcord_env.bot.user.mention


def posted(env: simcord.Env) -> list[dict[str, object]]:
    return [entry.json for entry in env.http_requests if entry.method == "POST" and entry.path.endswith("/messages")]


def silence(guild: simcord.GuildHandle, **denied: bool) -> simcord.ChannelHandle:
    return guild.create_text_channel("quiet", overwrites={guild.me: discord.PermissionOverwrite(**denied)})


async def test_a_direct_message_is_answered(simcord_env):
    user = simcord_env.create_user("bob")
    await user.send_dm(QUESTION)
    assert read(text_of(user.dm_channel.last_message)).quotes == [QUOTE]


async def test_an_empty_direct_message_gets_a_hint(simcord_env):
    user = simcord_env.create_user("bob")
    await user.send_dm("?")
    assert text_of(user.dm_channel.last_message) == PHRASES.hint


async def test_a_typed_mention_is_answered(channel, ann, name):
    await ann.send(channel, f"{name} {QUESTION}")
    assert [read(text).quotes for text in said(channel)] == [[QUOTE]]


async def test_the_answer_is_a_reply_to_the_question(channel, ann, name):
    asked = await ann.send(channel, f"{name} {QUESTION}")
    assert channel.last_message.reference.message_id == asked.id


async def test_no_reply_can_ping_anybody(simcord_env, channel, ann, name):
    await ann.send(channel, f"{name} {QUESTION} @everyone {ann.mention}")
    assert [sent["allowed_mentions"] for sent in posted(simcord_env)] == [{"parse": []}]


async def test_a_message_without_a_mention_is_ignored(channel, ann):
    await ann.send(channel, QUESTION)
    assert said(channel) == []


async def test_a_bare_reply_ping_is_ignored(channel, ann, name):
    await ann.send(channel, f"{name} {QUESTION}")
    await ann.send(channel, "thanks", reply_to=channel.last_message)
    assert len(said(channel)) == 1


async def test_a_mention_alone_gets_a_hint(channel, ann, name):
    await ann.send(channel, name)
    assert said(channel) == [PHRASES.hint]


async def test_a_mention_of_the_bots_own_role_is_answered(simcord_env, guild, channel, ann, name):
    role = guild.create_role("Verbatim", managed=True, mentionable=True)
    cached = simcord_env.bot.get_guild(guild.id).get_role(role.id)
    cached.tags = discord.RoleTags({"bot_id": str(simcord_env.bot.user.id)})
    # The simulated Discord shows the text only because the bot itself is mentioned too, by somebody's name for it.
    await ann.send(channel, f"{role.mention} {QUESTION} {name}")
    assert [read(text).quotes for text in said(channel)] == [[QUOTE]]


async def test_a_role_mention_whose_text_is_hidden_is_told_so(simcord_env, guild, channel, ann):
    role = guild.create_role("Verbatim", managed=True, mentionable=True)
    cached = simcord_env.bot.get_guild(guild.id).get_role(role.id)
    cached.tags = discord.RoleTags({"bot_id": str(simcord_env.bot.user.id)})
    await ann.send(channel, f"{role.mention} {QUESTION}")
    assert said(channel) == [PHRASES.unreadable_role]


async def test_a_mention_as_a_reply_answers_a_question_that_can_be_read(simcord_env, guild, channel, ann, name):
    ben = guild.add_member(simcord_env.create_user("ben"))
    asked = await ann.send(channel, f"{QUESTION} maybe {name} knows")
    await ben.send(channel, name, reply_to=asked)
    assert [read(text).quotes for text in said(channel)] == [[QUOTE]] * 2


async def test_a_mention_as_a_reply_to_a_hidden_question_points_to_the_menu(channel, ann, name):
    asked = await ann.send(channel, QUESTION)
    await ann.send(channel, name, reply_to=asked)
    assert said(channel) == [PHRASES.unreadable]


async def test_a_mention_with_a_question_as_a_reply_answers_that_question(channel, ann, name):
    asked = await ann.send(channel, "Where did tea come from?")
    await ann.send(channel, f"{name} {QUESTION}", reply_to=asked)
    assert [read(text).quotes for text in said(channel)] == [[QUOTE]]


async def test_a_mention_as_a_reply_to_the_bot_itself_gets_a_hint(channel, ann, name):
    await ann.send(channel, f"{name} {QUESTION}")
    await ann.send(channel, name, reply_to=channel.last_message)
    assert said(channel)[-1] == PHRASES.hint


async def test_a_mention_as_a_reply_to_a_deleted_message_is_told_so(simcord_env, channel, ann, name):
    asked = await ann.send(channel, QUESTION)
    await ann.delete(asked)
    # A person in the client can still be writing such a reply; the simulated one refuses to begin it.
    reference = {"channel_id": str(channel.id), "message_id": str(asked.id)}
    simcord_env.backend.create_message(channel.id, ann.id, name, reference=reference)
    await simcord_env.settle()
    assert said(channel) == [PHRASES.gone]


async def test_webhooks_are_ignored(guild, channel, name):
    await guild.create_webhook(channel).send(f"{name} {QUESTION}")
    assert [message for message in channel.history() if message.reference] == []


async def test_other_bots_are_ignored(simcord_env, guild, channel, name):
    robot = guild.add_member(simcord_env.create_user("robot", bot=True))
    await robot.send(channel, f"{name} {QUESTION}")
    assert posted(simcord_env) == []


async def test_system_messages_are_ignored(simcord_env, guild, channel, ann):
    guild.create_system_message(channel, MessageType.NEW_MEMBER, author=ann)
    await simcord_env.settle()
    assert posted(simcord_env) == []


async def test_where_the_bot_may_not_write_it_is_logged_once(caplog, guild, ann, name):
    quiet = silence(guild, send_messages=False)
    with caplog.at_level(logging.WARNING, "bot"):
        await ann.send(quiet, f"{name} {QUESTION}")
        await ann.send(quiet, f"{name} {QUESTION}")
    assert [record.levelname for record in caplog.records if record.name == "bot.messages"] == ["WARNING"]


async def test_a_mute_channel_is_logged_again_after_it_could_be_written_in(caplog, simcord_env, channel, ann, name):
    with caplog.at_level(logging.WARNING, "bot"):
        for refused in (True, False, True):
            if refused:
                simcord_env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
            await ann.send(channel, f"{name} {QUESTION}")
    assert [record.levelname for record in caplog.records if record.name == "bot.messages"] == ["WARNING"] * 2


@pytest.mark.parametrize(("status", "code"), [(403, 160005), (400, 50083), (404, 10003), (403, 50001)])
async def test_a_locked_thread_or_a_lost_channel_is_no_error(caplog, simcord_env, channel, ann, name, status, code):
    simcord_env.inject_error("POST", "/channels/*/messages", status=status, code=code)
    await ann.send(channel, f"{name} {QUESTION}")
    assert [record.levelname for record in caplog.records if record.name.startswith("bot")] == ["WARNING"]


async def test_a_question_deleted_meanwhile_is_left_unanswered(caplog, simcord_env, channel, ann, name):
    simcord_env.inject_error(
        "POST",
        "/channels/*/messages",
        status=400,
        code=50035,
        message="Invalid Form Body\nIn message_reference: Unknown message",
    )
    await ann.send(channel, f"{name} {QUESTION}")
    assert (said(channel), [record for record in caplog.records if record.name.startswith("bot")]) == ([], [])


async def test_where_the_history_is_closed_the_answer_is_no_reply(simcord_env, channel, ann, name):
    simcord_env.inject_error("POST", "/channels/*/messages", status=400, code=160002)
    await ann.send(channel, f"{name} {QUESTION}")
    assert (read(said(channel)[0]).quotes, channel.last_message.reference) == ([QUOTE], None)


async def test_a_question_in_a_thread_is_answered_there(simcord_env, channel, ann, name):
    started = await simcord_env.bot.get_channel(channel.id).create_thread(
        name="tea", type=discord.ChannelType.public_thread
    )
    (thread,) = channel.threads
    assert thread.id == started.id
    await ann.send(thread, f"{name} {QUESTION}")
    assert QUOTE in read(said(thread)[-1]).quotes


async def test_the_library_is_taken_as_it_is_at_the_question(simcord_bot: Verbatim, channel, ann, name):
    simcord_bot.library = type(simcord_bot.library)([])
    await ann.send(channel, f"{name} {QUESTION}")
    assert PHRASES.not_found in said(channel)[0]


async def test_a_question_is_not_logged_above_debug(caplog, channel, ann, name):
    with caplog.at_level(logging.INFO):
        await ann.send(channel, f"{name} {QUESTION}")
    assert "matcha" not in caplog.text
