import pytest
import simcord
from discord_markdown import read

from bot.client import Verbatim
from bot.phrases import load
from bot.rendering import Style
from knowledge import Article, Library

PHRASES = load()
MENU = PHRASES.menu_name
FALSE = "Tea came from Norway, and matcha is cheap."
CONFIDENCE = [PHRASES.sure, PHRASES.likely, PHRASES.not_found]


def texts(response: simcord.ResponseMessage | None) -> list[str]:
    assert response is not None
    return [part["content"] for part in response.components if part["type"] == 10] or response.content.split("\n")


@pytest.fixture
async def beside(channel, ann):
    return await ann.context_menu(channel, MENU, await ann.send(channel, FALSE))


async def test_a_claim_is_held_beside_the_nearest_sentences_privately(beside):
    assert beside.ephemeral
    assert {"It came from China.", "A cup of matcha costs $4.50 in Kyoto."} <= set(
        read("\n".join(texts(beside.response))).quotes
    )


async def test_a_claim_is_not_judged(beside):
    assert texts(beside.response)[0] == PHRASES.claim
    assert [word for word in CONFIDENCE if word in "\n".join(texts(beside.response))] == []


async def test_a_claim_is_repeated_as_a_message_and_not_as_a_question(beside):
    assert texts(beside.response)[-1] == "-# " + PHRASES.claim_message.format(message=FALSE)


async def test_a_claim_far_from_the_article_is_not_judged_either(channel, ann):
    beside = await ann.context_menu(channel, MENU, await ann.send(channel, "Football was won by Brazil."))
    assert texts(beside.response) == [
        PHRASES.claim_nothing,
        PHRASES.claim_message.format(message="Football was won by Brazil."),
    ]


async def test_a_question_gets_an_answer_with_its_confidence(channel, ann):
    answered = await ann.context_menu(channel, MENU, await ann.send(channel, "Where did tea come from?"))
    assert [word for word in CONFIDENCE if word in "\n".join(texts(answered.response))] != []
    assert texts(answered.response)[0] != PHRASES.claim


@pytest.mark.parametrize("text", ["@everyone **tea** came from <@&1> `Norway`", "tea is hot " * 180])
async def test_a_hostile_claim_is_shown_as_it_is_within_limits(channel, ann, text):
    beside = await ann.context_menu(channel, MENU, await ann.send(channel, text))
    shown = texts(beside.response)
    assert (read(shown[-1]).constructs, len("\n".join(shown)) <= 4000) == (["subtext"], True)


async def test_a_claim_is_beside_plain_sentences_where_the_style_is_plain(simcord_bot: Verbatim, channel, ann):
    simcord_bot.style = Style.PLAIN
    beside = await ann.context_menu(channel, MENU, await ann.send(channel, FALSE))
    assert beside.response.content.split("\n")[0] == PHRASES.claim


async def test_a_claim_to_an_empty_library_is_not_judged(simcord_bot: Verbatim, channel, ann):
    simcord_bot.library = Library([])
    beside = await ann.context_menu(channel, MENU, await ann.send(channel, FALSE))
    assert texts(beside.response)[0] == PHRASES.claim_nothing


async def test_the_quotes_beside_a_claim_are_the_articles_to_the_character(simcord_bot: Verbatim, channel, ann):
    text = "Tea *is* hot_and_wet. Tea > water, at $4.50! # Tea"
    simcord_bot.library = Library([Article.from_text(text, title="T")])
    beside = await ann.context_menu(channel, MENU, await ann.send(channel, "Tea is cold and wet."))
    quotes = read("\n".join(texts(beside.response))).quotes
    assert quotes
    assert [quote for quote in quotes if quote not in text] == []
