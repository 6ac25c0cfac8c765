import re

import discord
import pytest
import simcord
from hypothesis import example, given
from hypothesis import strategies as st

from bot.client import Verbatim
from bot.courtesy import WINDOW, Courtesy, Limit
from bot.phrases import load
from bot.settings import CHANNEL, PERSON, SettingsError
from bot.settings import load as settings_of

PHRASES = load()
QUESTION = "How much does matcha cost?"
LATER = WINDOW + 1
PERSONAL = re.compile(PHRASES.wait_person.format(count=7).replace("7", r"\d+"))
OF_THE_CHANNEL = re.compile(PHRASES.wait_channel.format(count=7).replace("7", r"\d+"))


class Clock:
    """Stand still until it is set; the bot reads the time from it."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def simcord_bot(library, clock) -> Verbatim:
    async def sync(bot: Verbatim) -> None:
        await bot.tree.sync()

    bot = Verbatim(library, on_setup=sync, courtesy=Courtesy(2, 3))
    bot.clock = clock
    return bot


@pytest.fixture
def bob(simcord_env, guild) -> simcord.MemberActor:
    return guild.add_member(simcord_env.create_user("bob"))


@pytest.fixture
def name(simcord_env) -> str:
    return simcord_env.bot.user.mention


def shown(response: simcord.ResponseMessage | None) -> str:
    assert response is not None
    return "\n".join(part["content"] for part in response.components if part["type"] == 10)


def said(channel: simcord.ChannelHandle) -> list[str]:
    sent = [message for message in channel.history() if message.author.bot]
    return ["\n".join(p.content for p in one.components if isinstance(p, discord.TextDisplay)) for one in sent]


def notices(channel: simcord.ChannelHandle) -> list[str]:
    return [text for text in said(channel) if PERSONAL.search(text) or OF_THE_CHANNEL.search(text)]


async def asks(actor, channel, times: int, **options: object) -> list[simcord.InteractionResult]:
    return [await actor.slash(channel, "ask", question=QUESTION, **options) for _ in range(times)]


async def test_a_person_who_asks_too_often_is_told_so_privately(channel, ann):
    *_, refused = await asks(ann, channel, 3)
    assert (refused.ephemeral, shown(refused.response)) == (True, PHRASES.wait_person.format(count=60))


async def test_a_command_is_answered_every_time_it_comes_too_soon(channel, ann):
    *_, second, third = await asks(ann, channel, 4)
    assert [bool(PERSONAL.search(shown(one.response))) for one in (second, third)] == [True, True]


async def test_the_notice_says_how_long_is_left(channel, ann, clock):
    await asks(ann, channel, 2)
    clock.now += 42
    (refused,) = await asks(ann, channel, 1)
    assert shown(refused.response) == PHRASES.wait_person.format(count=18)


async def test_after_a_minute_the_person_is_answered_again(channel, ann, clock):
    await asks(ann, channel, 3)
    clock.now += LATER
    (answered,) = await asks(ann, channel, 1)
    assert "$4.50" in shown(answered.response)


async def test_a_refused_question_does_not_lengthen_the_wait(channel, ann, clock):
    await asks(ann, channel, 2)
    clock.now += 59
    await asks(ann, channel, 5)
    clock.now += 2
    (answered,) = await asks(ann, channel, 1)
    assert "$4.50" in shown(answered.response)


async def test_another_person_is_not_held_up_by_the_first(channel, ann, bob):
    await asks(ann, channel, 2)
    (answered,) = await asks(bob, channel, 1)
    assert "$4.50" in shown(answered.response)


async def test_a_busy_channel_is_told_privately(channel, ann, bob):
    await asks(ann, channel, 2)
    _, refused = await asks(bob, channel, 2)
    assert (refused.ephemeral, bool(OF_THE_CHANNEL.search(shown(refused.response)))) == (True, True)


async def test_another_channel_is_not_busy(channel, guild, ann, bob):
    await asks(ann, channel, 2)
    await asks(bob, channel, 1)
    (answered,) = await asks(bob, guild.create_text_channel("other"), 1)
    assert "$4.50" in shown(answered.response)


async def test_mentions_that_come_too_soon_get_one_notice_and_never_a_second(channel, ann, name):
    for _ in range(6):
        await ann.send(channel, f"{name} {QUESTION}")
    assert (len(said(channel)), len(notices(channel))) == (3, 1)


async def test_the_notice_may_come_again_after_a_minute(channel, ann, name, clock):
    for _ in range(3):
        await ann.send(channel, f"{name} {QUESTION}")
    clock.now += LATER
    for _ in range(4):
        await ann.send(channel, f"{name} {QUESTION}")
    assert len(notices(channel)) == 2


async def test_a_busy_channel_gets_one_notice_whoever_asks(channel, ann, bob, name):
    for actor in (ann, ann, bob, bob, bob, bob):
        await actor.send(channel, f"{name} {QUESTION}")
    assert len(notices(channel)) == 1


async def test_direct_messages_get_one_notice_too(simcord_env):
    user = simcord_env.create_user("cleo")
    for _ in range(5):
        await user.send_dm(QUESTION)
    assert len(notices(user.dm_channel)) == 1


async def test_what_one_was_told_in_private_does_not_silence_the_channel(channel, ann, bob, name):
    await asks(ann, channel, 2)
    await asks(bob, channel, 2)
    await bob.send(channel, f"{name} {QUESTION}")
    assert len(notices(channel)) == 1


async def test_the_menu_counts_as_a_question(channel, ann):
    asked = await ann.send(channel, QUESTION)
    results = [await ann.context_menu(channel, PHRASES.menu_name, asked) for _ in range(3)]
    assert [bool(PERSONAL.search(shown(one.response))) for one in results] == [False, False, True]


async def test_a_hint_counts_as_well(channel, ann, name):
    for _ in range(5):
        await ann.send(channel, name)
    assert (len(said(channel)), len(notices(channel))) == (3, 1)


async def test_what_is_no_question_to_the_bot_does_not_count(channel, ann, name):
    for _ in range(5):
        await ann.send(channel, QUESTION)
    await ann.send(channel, f"{name} {QUESTION}")
    assert notices(channel) == []


async def test_a_look_at_more_does_not_count(channel, ann):
    (answered,) = await asks(ann, channel, 1)
    for label in ("Show in context", "Other answers", "Why this?") * 3:
        await ann.click(answered.response, label=label)
    (again,) = await asks(ann, channel, 1)
    assert "$4.50" in shown(again.response)


async def test_reading_along_does_not_count(channel, ann):
    for _ in range(4):
        await ann.slash(channel, "article")
    assert "$4.50" in shown((await asks(ann, channel, 1))[0].response)


async def test_asking_again_counts_as_a_question(channel, ann, simcord_bot):
    answered, _ = await asks(ann, channel, 2)
    simcord_bot.library = type(simcord_bot.library)([])
    stale = await ann.click(answered.response, label="Show in context")
    again = await ann.click(stale.response, label="Ask again")
    assert (again.ephemeral, bool(PERSONAL.search(shown(again.response)))) == (True, True)


async def test_opening_a_heading_counts_as_a_question(simcord_bot, channel, ann, tmp_path):
    (tmp_path / "green.md").write_text("# Green\n\n## Brewing\n\nWater is hot.\n", "utf-8")
    simcord_bot.library = type(simcord_bot.library).open([tmp_path])
    opened = [await ann.slash(channel, "ask", question="Brewing") for _ in range(3)]
    assert [bool(PERSONAL.search(shown(one.response))) for one in opened] == [False, False, True]


async def test_the_notice_is_in_the_servers_language(guild, channel, ann, name, simcord_bot):
    guild_seen = simcord_bot.get_guild(guild.id)
    guild_seen.preferred_locale = discord.Locale.german
    for _ in range(3):
        await ann.send(channel, f"{name} {QUESTION}")
    assert said(channel)[-1] == load("de").wait_person.format(count=60)


@pytest.mark.parametrize("courtesy", [Courtesy(0, 0), Courtesy()])
async def test_0_sets_no_limit(simcord_bot, channel, ann, name, courtesy):
    simcord_bot.courtesy = courtesy
    await asks(ann, channel, 30)
    await ann.send(channel, f"{name} {QUESTION}")
    assert notices(channel) == []


def test_the_settings_are_questions_a_minute(monkeypatch) -> None:
    monkeypatch.setenv("COOLDOWN_PERSON", "7")
    monkeypatch.setenv("COOLDOWN_CHANNEL", " 0 ")
    settings = settings_of()
    assert (settings.cooldown_person, settings.cooldown_channel) == (7, 0)


def test_without_settings_there_is_a_limit(monkeypatch) -> None:
    monkeypatch.delenv("COOLDOWN_PERSON", raising=False)
    monkeypatch.delenv("COOLDOWN_CHANNEL", raising=False)
    settings = settings_of()
    assert (settings.cooldown_person, settings.cooldown_channel) == (PERSON, CHANNEL)


@pytest.mark.parametrize("value", ["-1", "many", "1.5", "9999999", "٣"])
@pytest.mark.parametrize("setting", ["COOLDOWN_PERSON", "COOLDOWN_CHANNEL"])
def test_a_limit_that_is_no_number_is_told(monkeypatch, setting: str, value: str) -> None:
    monkeypatch.setenv(setting, value)
    with pytest.raises(SettingsError, match=f"{setting} must be a number of questions a minute"):
        settings_of()


@example([(1, 1, 4.665266259960925), (1, 1, 0.0)], 1, 1)  # 61 seconds where a sum was rounded up
@given(
    st.lists(st.tuples(st.integers(1, 3), st.integers(1, 2), st.floats(0, 30)), max_size=80),
    st.integers(1, 4),
    st.integers(1, 6),
)
def test_in_no_minute_more_are_answered_than_allowed(
    asked: list[tuple[int, int, float]], person: int, channel: int
) -> None:
    courtesy, now = Courtesy(person, channel), 0.0
    answered: list[tuple[int, int, float]] = []
    for who, where, pause in asked:
        now += pause
        refused = courtesy.refusal(who, where, now)
        if refused is None:
            answered.append((who, where, now))
        else:
            assert 1 <= refused.seconds <= WINDOW
    for end in [at for _, _, at in answered]:
        within = [(who, where) for who, where, at in answered if end - WINDOW < at <= end]
        assert max(sum(1 for who, _ in within if who == one) for one in (1, 2, 3)) <= person
        assert max(sum(1 for _, where in within if where == one) for one in (1, 2)) <= channel


def test_the_limit_that_is_reached_is_named() -> None:
    courtesy = Courtesy(1, 2)
    reached = [courtesy.refusal(who, 1, 0.0) for who in (1, 1, 2, 3)]
    assert [one and one.limit for one in reached] == [None, Limit.PERSON, None, Limit.CHANNEL]


def test_memory_is_bounded_and_the_latest_are_remembered() -> None:
    courtesy = Courtesy(1)
    for who in range(6000):
        courtesy.refusal(who, 1, 0.0)
    assert len(courtesy._people.asked) == 5000
    assert courtesy.refusal(5999, 1, 1.0) is not None
