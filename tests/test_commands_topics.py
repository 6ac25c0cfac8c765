import logging

import pytest
import simcord

from bot.client import Verbatim
from bot.commands.manual import manual, privacy
from bot.limits import CONTENT
from bot.phrases import load
from bot.phrases.catalogues import names
from bot.rendering import Style
from knowledge import Article, Library

PHRASES = load()
LOCALES = [name.replace("_", "-") for name in names()]
GREEN = "# Green tea\n\n## Origins\n\nTea came from Yunnan Province.\n\n## Brewing\n\nWater is hot.\n"
BLACK = "# Black tea\n\nThe East India Company shipped tea. The East India Company grew rich.\n"


def lines(response: simcord.ResponseMessage | None) -> list[str]:
    assert response is not None
    shown = [part["content"] for part in response.components if part["type"] == 10] or [response.content]
    return "\n".join(shown).split("\n")


@pytest.fixture
def library(tmp_path) -> Library:
    (tmp_path / "green.md").write_text(GREEN, "utf-8")
    (tmp_path / "other.md").write_text(BLACK, "utf-8")
    return Library.open([tmp_path])


async def test_topics_lists_headings_or_phrases_of_each_article_privately(channel, ann):
    told = await ann.slash(channel, "topics")
    assert told.ephemeral
    assert lines(told.response) == [
        "- “Green tea” · Origins, Brewing",
        "- “Black tea” · East India Company",
        "Ask about any of them with `/ask`.",
    ]


async def test_topics_of_one_article_are_its_headings(channel, ann):
    told = await ann.slash(channel, "topics", article="Green tea")
    assert lines(told.response)[:3] == ["“Green tea” has these parts:", "- Origins", "- Brewing"]


async def test_topics_of_an_article_without_headings_are_its_phrases(channel, ann):
    told = await ann.slash(channel, "topics", article="Black tea")
    assert lines(told.response)[:2] == ["“Black tea” speaks of:", "- East India Company"]


async def test_topics_of_a_text_too_short_for_any_say_so(simcord_bot: Verbatim, channel, ann):
    simcord_bot.library = Library([Article.from_text("it is so.", title="T")])
    assert lines((await ann.slash(channel, "topics")).response)[0] == PHRASES.topics_none.format(title="“T”")


async def test_topics_of_an_unknown_article_say_which_there_are(channel, ann):
    told = await ann.slash(channel, "topics", article="Coffee")
    assert lines(told.response) == ["There is no article “Coffee” here. There is: “Green tea” and “Black tea”."]


async def test_topics_of_an_empty_library_say_so(simcord_bot: Verbatim, channel, ann):
    simcord_bot.library = Library([])
    assert lines((await ann.slash(channel, "topics")).response) == [PHRASES.no_article]


async def test_topics_of_a_new_library_are_the_new_ones(simcord_bot: Verbatim, channel, ann):
    await ann.slash(channel, "topics")
    simcord_bot.library = Library([Article.from_text("Mount Fuji is high. Mount Fuji is old.", title="Hills")])
    assert lines((await ann.slash(channel, "topics")).response)[:2] == ["“Hills” speaks of:", "- Mount Fuji"]


async def test_topics_that_take_long_the_first_time_are_deferred_then(simcord_env, channel, ann, monkeypatch):
    monkeypatch.setattr("bot.suggesting._SLOW", 0)
    told = [await ann.slash(channel, "topics") for _ in range(2)]
    sent = [entry.json["type"] for entry in simcord_env.http_requests if entry.path.endswith("/callback")]
    assert [lines(one.response)[0] for one in told] == ["- “Green tea” · Origins, Brewing"] * 2
    assert (sent, told[0].ephemeral) == ([5, 4], True)


async def test_topics_are_plain_where_the_style_is(simcord_bot: Verbatim, channel, ann):
    simcord_bot.style = Style.PLAIN
    assert (await ann.slash(channel, "topics")).response.content.startswith("- “Green tea”")


async def test_help_has_ten_lines_for_the_asker_only(channel, ann, simcord_env):
    told = await ann.slash(channel, "help")
    assert (told.ephemeral, len(lines(told.response))) == (True, 10)
    assert simcord_env.bot.user.mention in "\n".join(lines(told.response))


@pytest.mark.parametrize("locale", LOCALES)
def test_help_names_every_command_in_every_language(locale: str) -> None:
    phrases = load(locale)
    told = manual(phrases, "<@900>")
    commands = [phrases.ask_name, phrases.article_name, phrases.topics_name, phrases.privacy_name]
    assert [f"`/{command}`" in told for command in commands] == [True] * 4
    assert (len(told.split("\n")), phrases.menu_name in told, len(told) <= CONTENT) == (10, True, True)


async def test_privacy_names_who_runs_the_bot_to_the_asker_only(channel, ann, simcord_bot: Verbatim):
    told = await ann.slash(channel, "privacy")
    assert told.ephemeral
    assert f"Who runs me: {simcord_bot.application.owner}." in "\n".join(lines(told.response)).replace("\\", "")


@pytest.mark.parametrize(("level", "said"), [("DEBUG", "privacy_logged"), ("INFO", "privacy_unlogged")])
async def test_privacy_says_whether_questions_are_logged(caplog, channel, ann, level, said):
    with caplog.at_level(getattr(logging, level), "bot.answers"):
        told = await ann.slash(channel, "privacy")
    assert getattr(PHRASES, said) in "\n".join(lines(told.response))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("owner", ["", "*" * 200])
def test_privacy_is_inside_discords_limit_in_every_language(locale: str, owner: str) -> None:
    assert len(privacy(load(locale), owner, logs=True)) <= CONTENT


async def test_without_a_known_owner_privacy_names_who_invited_the_bot() -> None:
    assert PHRASES.privacy_somebody in privacy(PHRASES, "", logs=False)
