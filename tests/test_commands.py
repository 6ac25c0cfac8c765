import discord
import pytest
import simcord
from discord_markdown import read

from bot import answers
from bot.client import Verbatim, intents
from bot.phrases import load
from bot.rendering import Reply, Style
from knowledge import Article, Library

PHRASES = load()
MENU = "Find in the article"
QUESTION = "How much does matcha cost?"
QUOTE = "A cup of matcha costs $4.50 in Kyoto."


def shown(response: simcord.ResponseMessage | None) -> str:
    assert response is not None
    return "\n".join(component["content"] for component in response.components if "content" in component)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "_SLOW", 0)


def registered(env: simcord.Env) -> dict[str, dict[str, object]]:
    (sent,) = [entry.json for entry in env.http_requests if entry.method == "PUT"]
    return {command["name"]: command for command in sent}


def callbacks(env: simcord.Env) -> list[dict[str, object]]:
    return [entry.json for entry in env.http_requests if entry.path.endswith("/callback")]


async def test_ask_answers_at_once(simcord_env, channel, ann):
    result = await ann.slash(channel, "ask", question=QUESTION)
    assert (read(shown(result.response)).quotes, [sent["type"] for sent in callbacks(simcord_env)]) == ([QUOTE], [4])


async def test_ask_answers_for_all_to_see(channel, ann):
    assert not (await ann.slash(channel, "ask", question=QUESTION)).ephemeral


async def test_ask_answers_privately_where_wanted(channel, ann):
    assert (await ann.slash(channel, "ask", question=QUESTION, private=True)).ephemeral


async def test_ask_works_in_a_direct_message(simcord_env):
    result = await simcord_env.create_user("bob").slash("ask", question=QUESTION)
    assert read(shown(result.response)).quotes == [QUOTE]


async def test_ask_answers_where_the_bot_may_not_write(guild, ann):
    silent = discord.PermissionOverwrite(send_messages=False, view_channel=False)
    quiet = guild.create_text_channel("quiet", overwrites={guild.me: silent})
    assert read(shown((await ann.slash(quiet, "ask", question=QUESTION)).response)).quotes == [QUOTE]


@pytest.mark.parametrize("question", [" ", "?", "🙂"])
async def test_ask_without_a_word_gets_a_hint(channel, ann, question):
    assert shown((await ann.slash(channel, "ask", question=question)).response) == PHRASES.hint


async def test_ask_about_an_unknown_article_says_which_there_are(channel, ann):
    result = await ann.slash(channel, "ask", question=QUESTION, article="@everyone")
    assert shown(result.response) == "There is no article “\\@everyone” here. There is: “Tea”."


async def test_ask_takes_a_question_as_long_as_discord_allows(channel, ann):
    result = await ann.slash(channel, "ask", question=(QUESTION + " *") * 214)
    assert len(shown(result.response)) < 4000


async def test_ask_can_ping_nobody(simcord_env, channel, ann):
    await ann.slash(channel, "ask", question=f"{QUESTION} @everyone {ann.mention}")
    assert [sent["data"]["allowed_mentions"] for sent in callbacks(simcord_env)] == [{"parse": []}]


@pytest.mark.usefixtures("slow")
async def test_a_slow_question_is_deferred_then_answered(simcord_env, channel, ann):
    result = await ann.slash(channel, "ask", question=QUESTION)
    assert (read(shown(result.response)).quotes, [sent["type"] for sent in callbacks(simcord_env)]) == ([QUOTE], [5])


@pytest.mark.usefixtures("slow")
async def test_a_slow_private_question_stays_private(channel, ann):
    assert (await ann.slash(channel, "ask", question=QUESTION, private=True)).ephemeral


async def test_the_menu_answers_a_message_privately(channel, ann):
    asked = await ann.send(channel, QUESTION)
    result = await ann.context_menu(channel, MENU, asked)
    assert (read(shown(result.response)).quotes, result.ephemeral) == ([QUOTE], True)


async def test_the_menu_leaves_the_bots_name_out_of_the_question(simcord_env, channel, ann):
    asked = await ann.send(channel, f"{simcord_env.bot.user.mention} {QUESTION}")
    result = await ann.context_menu(channel, MENU, asked)
    assert f"You asked: “{QUESTION}”" in shown(result.response)


async def test_the_menu_on_a_message_without_text_says_so(channel, ann):
    asked = await ann.send(channel, "", attachments=[("tea.png", b"")])
    assert shown((await ann.context_menu(channel, MENU, asked)).response) == PHRASES.no_text


async def test_the_article_option_completes_titles(channel, ann):
    assert await ann.autocomplete(channel, "ask", "article", "te") == [{"name": "Tea", "value": "Tea"}]


async def test_an_article_with_a_long_title_can_be_chosen(simcord_bot: Verbatim, channel, ann):
    title = "All about tea and " + "more and " * 20 + "more"
    simcord_bot.library = Library([Article.from_text("It comes from China in a box.", title=title)])
    (choice,) = await ann.autocomplete(channel, "ask", "article", "all about")
    result = await ann.slash(channel, "ask", question="Where in China does it come from?", article=choice["value"])
    assert "¶ 1 · sentence 1 · All about tea" in shown(result.response)


async def test_the_commands_can_be_used_everywhere(simcord_env):
    places = {
        name: (command["contexts"], command["integration_types"]) for name, command in registered(simcord_env).items()
    }
    everywhere = ([0, 1, 2], [0, 1])
    assert places == dict.fromkeys(("ask", "article", "topics", "forget", "help", "privacy", MENU), everywhere)


async def test_the_options_of_ask_are_a_question_an_article_privacy_and_plainness(simcord_env):
    options = registered(simcord_env)["ask"]["options"]
    assert [(option["name"], option["required"]) for option in options] == [
        ("question", True),
        ("article", False),
        ("private", False),
        ("plain", False),
    ]


def test_no_intent_is_privileged():
    privileged = discord.Intents(members=True, presences=True, message_content=True)
    assert intents().value & privileged.value == 0


def test_only_servers_and_messages_are_heard():
    assert {name for name, on in intents() if on} == {"guilds", "guild_messages", "dm_messages"}


async def test_without_an_article_the_answer_is_a_refusal():
    reply = await answers.answer(Library([]), PHRASES, QUESTION)
    assert isinstance(reply, Reply)
    assert PHRASES.not_found in reply.blocks[-1]


def test_a_small_library_is_never_slow(library: Library) -> None:
    assert not answers.is_slow(library, "w" * 6000)


def test_a_large_library_is_slow() -> None:
    many = Library([Article.from_text("Tea is hot. " * 60_000, title="T")])
    assert answers.is_slow(
        many, "Where did all this tea come from, and which is the best of all, in truth, by far?" * 2
    )


async def test_ask_answers_plainly_where_wanted(channel, ann):
    result = await ann.slash(channel, "ask", question=QUESTION, plain=True)
    texts = [part for part in result.response.components if part["type"] == discord.ComponentType.text_display.value]
    assert (result.response.content.splitlines()[0], texts) == (f"“{QUOTE}”", [])


async def test_ask_answers_richly_where_wanted_though_the_style_is_plain(simcord_bot: Verbatim, channel, ann):
    simcord_bot.style = Style.PLAIN
    result = await ann.slash(channel, "ask", question=QUESTION, plain=False)
    assert read(shown(result.response)).quotes == [QUOTE]


async def test_a_hint_is_plain_where_the_style_is(simcord_bot: Verbatim, channel, ann):
    simcord_bot.style = Style.PLAIN
    assert (await ann.slash(channel, "ask", question="?")).response.content == PHRASES.hint
