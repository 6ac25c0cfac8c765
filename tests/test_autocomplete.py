import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.client import Verbatim
from bot.phrases import load
from bot.rendering.markdown import size
from bot.suggesting import offered, suggestions
from knowledge import Article, Library

GREEN = "# Green tea\n\n## Origins\n\nTea came from Yunnan Province.\n\n## Brewing\n\nWater is hot.\n"
BLACK = "# Black tea\n\n## Trade\n\nThe East India Company shipped tea.\n\n## Brewing\n\nWater boils.\n"
ASKED = '{"question": "Where is tea from?", "quote": "Yunnan Province"}'


def texts(response) -> list[str]:
    return [part["content"] for part in response.components if part["type"] == 10]


@pytest.fixture
def library(tmp_path) -> Library:
    (tmp_path / "green.md").write_text(GREEN, "utf-8")
    (tmp_path / "second.md").write_text(BLACK, "utf-8")
    (tmp_path / "green.questions.jsonl").write_text(ASKED, "utf-8")
    return Library.open([tmp_path])


async def offers(ann, channel, typed: str, **filled: object) -> list[str]:
    choices = await ann.autocomplete(channel, "ask", "question", typed, **filled)
    assert all(choice["name"] == choice["value"] for choice in choices)
    return [choice["value"] for choice in choices]


async def test_questions_headings_and_phrases_of_all_articles_are_offered(channel, ann):
    assert {"Where is tea from?", "Origins", "Trade", "East India Company"} <= set(await offers(ann, channel, ""))


async def test_a_misspelt_beginning_is_offered_what_it_means(channel, ann):
    assert (await offers(ann, channel, "bruwing")) == ["Brewing"]


async def test_an_article_already_chosen_narrows_what_is_offered(channel, ann):
    assert await offers(ann, channel, "", article="Black tea") == ["Trade", "Brewing", "East India Company"]


async def test_an_article_typed_wrongly_leaves_all_offered(channel, ann):
    assert "Origins" in await offers(ann, channel, "", article="coffee")


@pytest.mark.parametrize("typed", ["zzzzqqqq", "@everyone 🙂", "w" * 6000, "🙂q" * 3000])
async def test_garbage_is_offered_nothing(channel, ann, typed):
    assert await offers(ann, channel, typed) == []


@pytest.mark.parametrize("typed", [" ", "\u202e\u0000", "?" * 6000])
async def test_marks_alone_are_as_good_as_nothing_typed(channel, ann, typed):
    assert await offers(ann, channel, typed) == await offers(ann, channel, "")


async def test_never_more_than_25_are_offered(simcord_bot: Verbatim, channel, ann, tmp_path):
    parts = "\n\n".join(f"## Part {n} of tea\n\nTea is {n}." for n in range(40))
    (tmp_path / "long.md").write_text(f"# Long\n\n{parts}\n", "utf-8")
    simcord_bot.library = Library.open([tmp_path / "long.md"])
    assert [len(await offers(ann, channel, typed)) for typed in ("", "tea", "part")] == [25, 25, 25]


async def test_what_is_too_long_for_a_choice_is_not_offered(simcord_bot: Verbatim, channel, ann, tmp_path):
    (tmp_path / "long.md").write_text(f"# Long\n\n## {'tea ' * 30}\n\nTea is hot.\n\n## Cups\n\nSmall.\n", "utf-8")
    simcord_bot.library = Library.open([tmp_path / "long.md"])
    assert await offers(ann, channel, "") == ["Cups"]


async def test_without_articles_nothing_is_offered(simcord_bot: Verbatim, channel, ann):
    simcord_bot.library = Library([])
    assert await offers(ann, channel, "tea") == []


async def test_a_new_library_offers_its_own(simcord_bot: Verbatim, channel, ann):
    await offers(ann, channel, "")
    simcord_bot.library = Library([Article.from_text("Mount Fuji is high. Mount Fuji is old.", title="Hills")])
    assert await offers(ann, channel, "mount") == ["Mount Fuji"]


async def test_a_broken_question_file_costs_only_its_questions(caplog, simcord_bot: Verbatim, channel, ann, tmp_path):
    (tmp_path / "green.questions.jsonl").write_text("{", "utf-8")
    simcord_bot.library = Library.open([tmp_path])
    assert "Origins" in await offers(ann, channel, "")
    assert "Its questions are not suggested." in caplog.text


async def test_a_known_question_that_was_chosen_is_answered(channel, ann):
    (question,) = await offers(ann, channel, "where is tea")
    answered = await ann.slash(channel, "ask", question=question)
    assert "Yunnan" in "\n".join(texts(answered.response))


async def test_a_heading_that_was_chosen_opens_the_article_there(channel, ann):
    opened = await ann.slash(channel, "ask", question="Trade")
    assert texts(opened.response)[0] == "**Black tea**\n-# Page 1 of 1"
    assert not opened.ephemeral


async def test_a_page_for_all_can_be_deleted_by_who_asked_alone(simcord_env, channel, ann, guild):
    public = (await ann.slash(channel, "ask", question="Trade")).response
    bob = guild.add_member(simcord_env.create_user("bob"))
    assert texts((await bob.click(public, label="Delete")).response) == [load().not_yours]
    await ann.click(public, label="Delete")
    assert [entry.method for entry in simcord_env.http_requests if entry.path.endswith("@original")] == ["DELETE"]


async def test_a_page_for_one_has_nothing_to_delete(channel, ann):
    private = (await ann.slash(channel, "ask", question="Trade", private=True)).response
    rows = [part for part in private.components if part["type"] == 1]
    assert "Delete" not in [one["label"] for row in rows for one in row["components"]]


async def test_a_heading_of_two_articles_opens_in_the_one_that_was_chosen(channel, ann):
    opened = await ann.slash(channel, "ask", question="Brewing", article="Black tea", private=True)
    assert (opened.ephemeral, "Water boils." in texts(opened.response)[-1]) == (True, True)


async def test_a_heading_of_another_article_is_a_question_to_the_chosen_one(channel, ann):
    asked = await ann.slash(channel, "ask", question="Trade", article="Green tea")
    assert "Page 1 of 1" not in "\n".join(texts(asked.response))


async def test_article_titles_are_completed_in_a_direct_message(simcord_env):
    choices = await simcord_env.create_user("bob").autocomplete("ask", "article", "blakc")
    assert choices == [{"name": "Black tea", "value": "Black tea"}]


async def test_of_very_many_articles_25_are_offered(simcord_bot: Verbatim, channel, ann):
    simcord_bot.library = Library([Article.from_text("Tea.", title=f"Tea {n} " + "x" * 120) for n in range(40)])
    choices = await ann.autocomplete(channel, "article", "article", "tea")
    assert (len(choices), max(len(text) for choice in choices for text in choice.values())) == (25, 100)


@given(st.text(max_size=200), st.lists(st.text(max_size=200), max_size=30))
@settings(max_examples=40, deadline=None)
def test_every_offer_is_inside_discords_limits(typed: str, titles: list[str]) -> None:
    library = Library([Article.from_text(f"{title}. {title} is here.", title="T") for title in titles])
    found = offered(suggestions(library), typed, None)
    assert len(found) <= 25
    assert all(text.strip() and size(text) <= 100 for text in found)
