import pytest
import simcord
from discord_markdown import read
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.client import Verbatim
from bot.limits import CONTENT, MESSAGE_TEXT
from bot.phrases import load
from bot.reading.keys import Action, Key, Place, read_key, read_place
from bot.reading.sheets import page_sheet, search_sheet
from bot.rendering import Style
from bot.rendering.pages import page_at, page_reply, pages
from knowledge import Article, Library

PHRASES = load()
FIELD = "read:field"
SENTENCE = "Leaf number {n} was *picked* on a hill of $4.50 in Kyoto_and_Uji. "
LONG = Article.from_text(
    "Leaves\n\n" + "\n\n".join((SENTENCE.format(n=n) * 5).strip() for n in range(1, 41)), source="leaves.txt"
)


def texts(response: simcord.ResponseMessage | None) -> list[str]:
    assert response is not None
    return [part["content"] for part in response.components if part["type"] == 10] or response.content.split("\n")


def buttons(response: simcord.ResponseMessage | None) -> dict[str, bool]:
    """List the buttons by label, each with whether it can be pressed."""
    assert response is not None
    rows = [part for part in response.components if part["type"] == 1]
    return {one["label"]: not one.get("disabled") for row in rows for one in row["components"] if one.get("type") == 2}


def options(response: simcord.ResponseMessage | None) -> list[dict[str, str]]:
    assert response is not None
    rows = [part for part in response.components if part["type"] == 1]
    return [option for row in rows for one in row["components"] for option in one.get("options", [])]


def paragraphs(response: simcord.ResponseMessage | None) -> list[str]:
    return read("\n".join(texts(response))).quotes


@pytest.fixture
def library() -> Library:
    return Library([LONG])


@pytest.fixture
async def first(channel, ann):
    return (await ann.slash(channel, "article")).response


def own(*numbers: int) -> list[str]:
    return [LONG.text[one.start : one.end] for one in LONG.passages if one.paragraph in numbers]


async def test_article_opens_the_first_page_privately(first):
    assert first.ephemeral
    assert texts(first)[0].startswith("**Leaves**\n-# Page 1 of ")


async def test_a_page_shows_whole_paragraphs_to_the_character(first):
    shown = paragraphs(first)
    assert shown == own(*range(1, len(shown) + 1))


async def test_a_page_numbers_its_paragraphs(first):
    assert [text.split("\n")[0] for text in texts(first)[1:3]] == ["-# ¶ 1", "-# ¶ 2"]


async def test_the_first_page_turns_only_forward(first):
    assert buttons(first) == {"Previous page": False, "Next page": True, "Go to paragraph": True, "Search": True}


async def test_turning_on_and_back_changes_the_page_in_its_place(first, ann):
    before = paragraphs(first)
    turned = await ann.click(first, label="Next page")
    after = paragraphs(turned.response or first)
    assert after == own(*range(len(before) + 1, len(before) + 1 + len(after)))
    back = await ann.click(turned.response or first, label="Previous page")
    assert paragraphs(back.response or first) == before


async def test_the_last_page_turns_only_back(channel, ann):
    last = (await ann.slash(channel, "article", paragraph=40)).response
    assert (buttons(last)["Previous page"], buttons(last)["Next page"]) == (True, False)


async def test_all_pages_together_are_the_article(first, ann):
    shown, page = paragraphs(first), first
    while buttons(page)["Next page"]:
        page = (await ann.click(page, label="Next page")).response or page
        shown += paragraphs(page)
    assert shown == own(*range(1, 41))


async def test_a_paragraph_is_opened_by_the_option(channel, ann):
    opened = await ann.slash(channel, "article", paragraph=25)
    assert own(25)[0] in paragraphs(opened.response)


async def test_a_paragraph_that_is_not_there_gets_a_sentence(channel, ann):
    opened = await ann.slash(channel, "article", paragraph=99)
    assert texts(opened.response) == ["“Leaves” has paragraphs 1 to 40; there is no “99”."]


async def test_a_form_asks_for_the_paragraph(first, ann):
    asked = await ann.click(first, label="Go to paragraph")
    field = asked.modal["components"][0]
    assert (asked.modal["title"], field["label"]) == ("Go to paragraph", "Paragraph, 1 to 40")


@pytest.mark.parametrize(("written", "number"), [("25", 25), ("¶ 7.2", 7), (" 40 ", 40)])
async def test_the_form_opens_the_paragraph_in_the_pages_place(first, ann, written, number):
    asked = await ann.click(first, label="Go to paragraph")
    jumped = await ann.submit_modal(asked, {FIELD: written})
    assert own(number)[0] in paragraphs(jumped.response or first)


@pytest.mark.parametrize("written", ["41", "0", "four", "*", "1.99", "@everyone", "٣x"])
async def test_the_form_says_which_paragraphs_there_are(first, ann, written):
    asked = await ann.click(first, label="Go to paragraph")
    jumped = await ann.submit_modal(asked, {FIELD: written})
    assert jumped.ephemeral
    assert texts(jumped.response)[0].startswith("“Leaves” has paragraphs 1 to 40; there is no “")


async def test_search_lists_the_places_to_open(channel, ann):
    found = (await ann.slash(channel, "article", search="leaf 17")).response
    assert texts(found)[0] == "5 sentences of “Leaves” have “leaf 17”:"
    assert {option["label"] for option in options(found)} == {f"¶ 17 · sentence {n}" for n in range(1, 6)}


async def test_a_place_that_was_found_opens_its_page(channel, ann):
    found = (await ann.slash(channel, "article", search="leaf 17")).response
    opened = await ann.select(found, [options(found)[0]["value"]])
    assert own(17)[0] in paragraphs(opened.response or found)


async def test_a_form_asks_for_words_and_shows_where_they_are(first, ann):
    asked = await ann.click(first, label="Search")
    found = await ann.submit_modal(asked, {FIELD: "number 31"})
    assert "5 sentences of “Leaves” have “number 31”:" in texts(found.response or first)


async def test_more_places_than_are_shown_are_counted(channel, ann):
    found = (await ann.slash(channel, "article", search="hill")).response
    assert (len(options(found)), texts(found)[-1]) == (6, "-# " + PHRASES.more_places.format(count=194))


async def test_words_that_are_nowhere_get_a_sentence(channel, ann):
    found = await ann.slash(channel, "article", search="@everyone *coffee*")
    assert texts(found.response)[0].startswith("“Leaves” has nothing with “\\@everyone \\*coffee\\*”.")


async def test_several_articles_are_offered_to_choose_from(simcord_bot: Verbatim, channel, ann):
    simcord_bot.library = Library([LONG, Article.from_text("Steep it.", title="Pots")])
    asked = (await ann.slash(channel, "article")).response
    assert (texts(asked), [one["label"] for one in options(asked)]) == (
        ["There are 2 articles here. Which one?"],
        ["Leaves", "Pots"],
    )


async def test_the_chosen_article_opens(simcord_bot: Verbatim, channel, ann):
    simcord_bot.library = Library([LONG, Article.from_text("Steep it.", title="Pots")])
    asked = (await ann.slash(channel, "article")).response
    opened = await ann.select(asked, [options(asked)[1]["value"]])
    assert paragraphs(opened.response or asked) == ["Steep it."]


async def test_of_very_many_articles_as_many_are_offered_as_a_list_holds(simcord_bot: Verbatim, channel, ann):
    simcord_bot.library = Library([Article.from_text(f"Steep it {n} times.", title="T" * 120) for n in range(40)])
    asked = (await ann.slash(channel, "article")).response
    assert (len(options(asked)), max(len(one["label"]) for one in options(asked))) == (25, 100)


async def test_an_unknown_title_says_which_there_are(channel, ann):
    opened = await ann.slash(channel, "article", article="@everyone")
    assert texts(opened.response) == ["There is no article “\\@everyone” here. There is: “Leaves”."]


@pytest.mark.parametrize("options", [{}, {"article": "Leaves"}, {"paragraph": 1}, {"search": "tea"}])
async def test_an_empty_library_says_so(simcord_bot: Verbatim, channel, ann, options):
    simcord_bot.library = Library([])
    assert texts((await ann.slash(channel, "article", **options)).response) == [PHRASES.no_article]


async def test_article_completes_titles_with_a_slip(channel, ann):
    assert await ann.autocomplete(channel, "article", "article", "laeves") == [{"name": "Leaves", "value": "Leaves"}]


async def test_reading_works_in_a_direct_message(simcord_env):
    bob = simcord_env.create_user("bob")
    opened = (await bob.slash("article")).response
    turned = await bob.click(opened, label="Next page")
    assert paragraphs(turned.response or opened) != own(1)


async def test_a_page_in_the_plain_style_is_content(simcord_bot: Verbatim, channel, ann):
    simcord_bot.style = Style.PLAIN
    opened = (await ann.slash(channel, "article")).response
    assert opened.content.split("\n")[:3] == ["Leaves", opened.content.split("\n")[1], "Paragraph 1"]
    turned = await ann.click(opened, label="Next page")
    assert (turned.response or opened).content.split("\n")[1].startswith("Page 2 of ")


async def test_a_plain_page_stays_plain_when_the_form_is_sent(simcord_bot: Verbatim, channel, ann):
    simcord_bot.style = Style.PLAIN
    opened = (await ann.slash(channel, "article")).response
    asked = await ann.click(opened, label="Go to paragraph")
    simcord_bot.style = Style.RICH
    jumped = await ann.submit_modal(asked, {FIELD: "25"})
    assert "Paragraph 25\nLeaf number 25 was" in (jumped.response or opened).content


async def test_a_page_of_a_changed_article_says_so_and_offers_what_there_is(simcord_bot: Verbatim, first, ann):
    simcord_bot.library = Library([Article.from_text("All is new.", title="Leaves")])
    pressed = await ann.click(first, label="Next page")
    assert (pressed.ephemeral, texts(pressed.response)) == (True, [PHRASES.page_stale.format(article="article")])
    opened = await ann.select(pressed.response, [options(pressed.response)[0]["value"]])
    assert paragraphs(opened.response or pressed.response) == ["All is new."]


async def test_a_form_of_a_changed_article_says_so(simcord_bot: Verbatim, first, ann):
    asked = await ann.click(first, label="Search")
    simcord_bot.library = Library([Article.from_text("All is new.", title="Leaves")])
    sent = await ann.submit_modal(asked, {FIELD: "hill"})
    assert texts(sent.response) == [PHRASES.page_stale.format(article="article")]


async def test_a_stale_page_of_a_library_without_articles_offers_none(simcord_bot: Verbatim, first, ann):
    simcord_bot.library = Library([])
    pressed = await ann.click(first, label="Next page")
    assert (texts(pressed.response), options(pressed.response)) == ([PHRASES.page_stale.format(article="article")], [])


async def test_a_public_page_is_turned_for_the_presser_only(simcord_bot, channel, ann, simcord_env, guild, tmp_path):
    (tmp_path / "green.md").write_text("# Green\n\n## Brewing\n\nWater is hot.\n\n## Trade\n\nIt sells.\n", "utf-8")
    simcord_bot.library = Library.open([tmp_path])
    public = await ann.slash(channel, "ask", question="Brewing")
    bob = guild.add_member(simcord_env.create_user("bob"))
    turned = await bob.click(public.response, label="Go to paragraph")
    jumped = await bob.submit_modal(turned, {FIELD: "1"})
    assert (public.ephemeral, jumped.ephemeral) == (False, True)


@given(st.text(min_size=1, max_size=6000), st.sampled_from(Style), st.sampled_from(["en", "de", "ja"]))
@settings(max_examples=60, deadline=None)
def test_every_page_is_inside_discords_limits(text: str, style: Style, language: str) -> None:
    article = Article.from_text(text, title="T" * 200)
    found = pages(article, style)
    replies = [page_reply(article, page, len(found), load(language), style) for page in found]
    assert max(reply.size + len(reply.blocks) for reply in replies) <= (
        CONTENT if style is Style.PLAIN else MESSAGE_TEXT
    )
    # A view holds 40 components; a row of four buttons takes five.
    assert max(len(reply.blocks) for reply in replies) <= 35


@given(st.text(alphabet="ab *_`#>-1.é👍\n.! ", min_size=1, max_size=9000))
@settings(max_examples=60, deadline=None)
def test_the_pages_hold_every_passage_once_and_to_the_character(text: str) -> None:
    article = Article.from_text(text, title="T")
    blocks = [block for page in pages(article) for block in page.blocks]
    held = "".join(article.text[block.start : block.end] for block in blocks)
    wanted = "".join(article.text[one.start : one.end] for one in article.passages)
    assert "".join(held.split()) == "".join(wanted.split())


@given(st.integers(0, 20_000), st.sampled_from(Style))
@settings(max_examples=40, deadline=None)
def test_the_page_of_a_character_holds_it(start: int, style: Style) -> None:
    at = min(start, len(LONG.text) - 1)
    every = pages(LONG, style)
    page = page_at(every, at)
    after = every[page.number].start if page.number < len(every) else len(LONG.text)
    assert page.number == 1 or page.start <= at < after


@given(st.sampled_from(Action), st.integers(0, 10**9 - 1))
def test_a_key_is_read_as_it_was_written(action: Action, start: int) -> None:
    key = Key(action, Place("0123abcd", start))
    assert (read_key(str(key)), read_place(str(key.place)), len(str(key)) <= 100) == (key, key.place, True)


@given(st.text(max_size=200))
def test_no_text_is_a_key_by_chance(text: str) -> None:
    assert (read_key(text), read_place(text)) == (None, None)


@given(st.text(max_size=300), st.sampled_from(Style))
@settings(max_examples=40, deadline=None)
def test_a_list_of_places_is_inside_discords_limits(wanted: str, style: Style) -> None:
    sheet = search_sheet(Library([LONG]), LONG, wanted, PHRASES, style)
    values = [str(one.place) for one in sheet.choices]
    assert len(values) == len(set(values)) <= 25
    assert all(len(text) <= 100 for one in sheet.choices for text in (one.label, str(one.place), one.description))


def test_the_buttons_of_a_page_have_ids_of_their_own() -> None:
    keys = [str(button.key) for button in page_sheet(Article.from_text("Tea."), 0, PHRASES, Style.RICH).buttons]
    assert len(set(keys)) == len(keys) == 4
