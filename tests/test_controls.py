import discord
import pytest
import simcord
from discord_markdown import read
from hypothesis import given
from hypothesis import strategies as st
from test_following import BAKERY

from bot.controls.keys import About, Action, Key, read_key
from bot.limits import CONTENT, MESSAGE_TEXT
from bot.phrases import load
from bot.rendering import Style, in_context, question_of, reasons, render
from bot.rendering.others import others
from knowledge import Article, Library

PHRASES = load()
QUESTION = "How much does matcha cost?"
QUOTE = "A cup of matcha costs $4.50 in Kyoto."


def texts(response: simcord.ResponseMessage | None) -> list[str]:
    assert response is not None
    return [part["content"] for part in response.components if part["type"] == 10]


def labels(response: simcord.ResponseMessage | None) -> list[str]:
    assert response is not None
    return [button["label"] for row in response.components if row["type"] == 1 for button in row["components"]]


@pytest.fixture
async def public(channel, ann):
    return (await ann.slash(channel, "ask", question=QUESTION)).response


@pytest.fixture
async def private(channel, ann):
    return (await ann.slash(channel, "ask", question=QUESTION, private=True)).response


async def test_an_answer_for_all_can_be_deleted_and_not_shared(public):
    assert labels(public) == ["Show in context", "Other answers", "Why this?", "Delete"]


async def test_a_private_answer_can_be_shared_and_not_deleted(private):
    assert labels(private) == ["Show in context", "Other answers", "Why this?", "Share"]


async def test_a_refusal_with_a_passage_can_be_seen_in_context(channel, ann):
    refused = await ann.slash(channel, "ask", question="Who sells tea in Oslo to dentists?")
    assert labels(refused.response) == ["Show in context", "Delete"]


async def test_a_greeting_has_no_buttons(channel, ann):
    assert labels((await ann.slash(channel, "ask", question="hello")).response) == []


async def test_context_shows_the_passage_with_the_sentence_marked(public, ann):
    pressed = await ann.click(public, label="Show in context")
    assert pressed.ephemeral
    assert read("\n".join(texts(pressed.response))).quotes == ["It is brewed hot.", QUOTE]
    assert "Paragraph 2, sentence 2:" in "\n".join(texts(pressed.response))


async def test_context_turns_to_the_passage_before(public, ann):
    pressed = await ann.click(public, label="Show in context")
    assert labels(pressed.response) == ["Previous passage"]
    turned = await ann.click(pressed.response, label="Previous passage")
    assert turned.response is None or "Tea is a drink." in "\n".join(texts(turned.response))


async def test_context_turns_on_to_the_passage_after(channel, ann):
    first = (await ann.slash(channel, "ask", question="Where did tea come from?")).response
    pressed = await ann.click(first, label="Show in context")
    assert labels(pressed.response) == ["Next passage"]
    turned = await ann.click(pressed.response, label="Next passage")
    assert "It is brewed hot." in "\n".join(texts(turned.response or pressed.response))


async def test_anybody_can_look_at_the_context(public, simcord_env, guild):
    bob = guild.add_member(simcord_env.create_user("bob"))
    assert (await bob.click(public, label="Show in context")).ephemeral


async def test_other_answers_come_with_their_citations(public, ann):
    pressed = await ann.click(public, label="Other answers")
    assert pressed.ephemeral
    assert texts(pressed.response)[0] in (PHRASES.others_above, PHRASES.no_others)


async def test_why_names_the_words_that_matched(public, ann):
    pressed = await ann.click(public, label="Why this?")
    assert pressed.ephemeral
    assert "“matcha”" in "\n".join(texts(pressed.response))


async def test_share_posts_the_answer_with_the_name_of_who_shares_it(private, ann):
    pressed = await ann.click(private, label="Share")
    (posted,) = pressed.followups
    assert not posted.ephemeral
    assert texts(posted)[0] == "Shared by ann:"
    assert read("\n".join(texts(posted))).quotes == [QUOTE]


async def test_share_is_gone_after_it_was_pressed(private, ann, simcord_env):
    await ann.click(private, label="Share")
    edits = [entry.json for entry in simcord_env.http_requests if entry.path.endswith("/callback")]
    assert [part["type"] for part in edits[-1]["data"]["components"] if part["type"] == 1] == []


async def test_delete_takes_the_answer_away_for_who_asked(public, ann, simcord_env):
    await ann.click(public, label="Delete")
    assert [entry.method for entry in simcord_env.http_requests if entry.path.endswith("@original")] == ["DELETE"]


async def test_delete_is_refused_to_others_in_a_sentence(public, simcord_env, guild):
    bob = guild.add_member(simcord_env.create_user("bob"))
    pressed = await bob.click(public, label="Delete")
    assert (pressed.ephemeral, texts(pressed.response)) == (True, [PHRASES.not_yours])


async def test_a_moderator_may_delete(public, simcord_env, guild):
    moderators = guild.create_role("mods", permissions=discord.Permissions(manage_messages=True, view_channel=True))
    bob = guild.add_member(simcord_env.create_user("bob"), roles=[moderators])
    await bob.click(public, label="Delete")
    assert [entry.method for entry in simcord_env.http_requests if entry.path.endswith("@original")] == ["DELETE"]


async def test_a_changed_article_makes_the_buttons_stale_and_offers_to_ask_again(public, ann, simcord_bot):
    simcord_bot.library = Library([Article.from_text("Tea\n\nA cup of matcha costs $9 in Kyoto today.")])
    pressed = await ann.click(public, label="Show in context")
    assert texts(pressed.response)[0] == PHRASES.stale
    again = await ann.click(pressed.response, label="Ask again")
    assert "A cup of matcha costs $9 in Kyoto today." in read("\n".join(texts(again.response))).quotes


async def test_buttons_of_another_version_are_told(public, ann, monkeypatch):
    monkeypatch.setattr("bot.pressed.key_under_an_answer", lambda _: None)
    pressed = await ann.click(public, label="Why this?")
    assert texts(pressed.response) == [PHRASES.outdated]


async def test_a_plain_answer_has_the_same_buttons(channel, ann):
    plain = (await ann.slash(channel, "ask", question=QUESTION, plain=True)).response
    assert labels(plain) == ["Show in context", "Other answers", "Why this?", "Delete"]


async def test_what_the_buttons_of_a_plain_answer_show_is_plain_too(channel, ann):
    plain = (await ann.slash(channel, "ask", question=QUESTION, plain=True)).response
    context = (await ann.click(plain, label="Show in context")).response
    assert context.content.split("\n") == ["Tea", "It is brewed hot.", "Paragraph 2, sentence 2:", QUOTE]
    turned = (await ann.click(context, label="Previous passage")).response or context
    assert "Tea is a drink." in turned.content.split("\n")
    why = (await ann.click(plain, label="Why this?")).response.content.split("\n")
    assert {"It has “matcha”.", "“cost” as another form: “costs”"} < set(why)
    assert (await ann.click(plain, label="Other answers")).response.content == PHRASES.no_others


async def test_other_answers_to_a_plain_answer_are_plain(simcord_bot, channel, ann):
    simcord_bot.library = Library([Article.from_text("Matcha costs $4.50. Matcha costs more in Kyoto.", title="Tea")])
    plain = (await ann.slash(channel, "ask", question=QUESTION, plain=True)).response
    shown = (await ann.click(plain, label="Other answers")).response.content
    assert (shown.split("\n")[0], "From “Tea”, paragraph 1, sentence" in shown) == (PHRASES.others_above, True)


async def test_a_plain_private_answer_can_be_shared(channel, ann):
    plain = (await ann.slash(channel, "ask", question=QUESTION, plain=True, private=True)).response
    (posted,) = (await ann.click(plain, label="Share")).followups
    assert read("\n".join(texts(posted))).quotes == [QUOTE]


@given(
    st.sampled_from(Action),
    st.integers(0, 2**64 - 1),
    st.integers(1, 10**9 - 1),
    st.integers(1, 10**9 - 1),
    st.sampled_from(["", "89abcdef"]),
)
def test_a_key_is_read_as_it_was_written(action: Action, asker: int, paragraph: int, sentence: int, only: str) -> None:
    key = Key(action, asker, About("0123abcd", paragraph, sentence, only))
    assert (read_key(str(key)), len(str(key)) <= 100) == (key, True)


@given(st.text(min_size=1, max_size=120).filter(lambda text: any(map(str.isalnum, text))))
def test_the_question_is_read_back_from_the_reply(question: str) -> None:
    answer = Library([Article.from_text("Tea is hot. It came from China.")]).ask(question)
    shown = question_of(render(answer, PHRASES).blocks)
    if answer.status != "reply":
        assert shown is not None
        assert list(filter(str.isalnum, shown)) == list(filter(str.isalnum, question))


async def test_the_buttons_of_a_follow_up_search_for_the_whole_of_it(channel, ann):
    await ann.slash(channel, "ask", question=QUESTION)
    followed = (await ann.slash(channel, "ask", question="And in Kyoto?", private=True)).response
    searched = question_of(texts(followed))
    assert searched not in (None, "And in Kyoto?")
    why = await ann.click(followed, label="Why this?")
    assert texts(why.response)[0] == PHRASES.asked.format(question=searched)
    (posted,) = (await ann.click(followed, label="Share")).followups
    assert read("\n".join(texts(posted))).quotes == read("\n".join(texts(followed))).quotes


@pytest.mark.parametrize("style", Style)
def test_no_quote_can_pretend_to_be_the_question(style: Style) -> None:
    text = "Searched for: “evil”, or You asked: “evil” about tea."
    answer = Library([Article.from_text(text, title="T")]).ask("Who asked about tea?")
    (*above, last) = render(answer, PHRASES, style).blocks
    assert question_of([*above, *last.split("\n")]) == "Who asked about tea?"


@given(st.text(min_size=1, max_size=9000), st.sampled_from(["en", "de", "ja", "ru"]), st.sampled_from(Style))
def test_context_others_and_reasons_stay_within_a_message(text: str, language: str, style: Style) -> None:
    article = Article.from_text(text, title="T")
    phrases, library = load(language), Library([article])
    answer = library.ask("tea " + text[:100])
    replies = [others(answer, phrases, style), reasons(answer, library.why(answer), phrases, style)]
    replies += [in_context(article, p, p.sentences[0], phrases, style) for p in article.passages[:2]]
    assert max(reply.size for reply in replies) <= (CONTENT if style is Style.PLAIN else MESSAGE_TEXT)


async def test_why_is_about_the_sentence_shown_also_where_a_new_search_finds_another_first(simcord_bot, channel, ann):
    simcord_bot.library = Library([Article.from_text(BAKERY)])
    await ann.slash(channel, "ask", question="who founded the first shop?")
    followed = (await ann.slash(channel, "ask", question="how much did she borrow?", private=False)).response
    again = simcord_bot.library.ask(question_of(texts(followed)) or "")
    assert "founded in 2011" in again.candidates[0].quote
    why = "\n".join(texts((await ann.click(followed, label="Why this?")).response))
    assert "“borrow” as another form: “borrowed”" in why
    assert PHRASES.why_confidence.split("{")[0] not in why
