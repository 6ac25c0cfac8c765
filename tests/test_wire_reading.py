"""The controls on the wire after a restart: of pages, of answers to one article, and those that nobody sent."""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
import wire as w
from aiohttp import web

from bot import answers
from bot.client import Verbatim
from bot.phrases import load
from bot.rendering import Style
from knowledge import Article, Library

PHRASES = load()
PRIVATE = w.COMPONENTS_V2 | w.EPHEMERAL
LEAVES = Article.from_text(
    "Leaves\n\n" + "\n\n".join((f"Leaf {n} was picked. " * 30).strip() for n in range(1, 21)), source="leaves.txt"
)
TEA = Article.from_text("Tea\n\nMatcha costs $4.50 in Kyoto.\n\nMatcha costs more in Tokyo.", source="tea.txt")
MATE = Article.from_text("Mate\n\nMatcha costs nothing here.\n\nMatcha in Rosario costs a lot.", source="mate.txt")
QUESTION = "How much does matcha cost?"
STALE = PHRASES.page_stale.format(article="article")


@asynccontextmanager
async def running(wire: w.Wire, *articles: Article, style: Style = Style.RICH) -> AsyncIterator[Verbatim]:
    wire.ready.clear()
    async with Verbatim(Library(articles), style=style) as client:
        task = asyncio.create_task(client.start(w.TOKEN))
        async with asyncio.timeout(20):
            await wire.ready.wait()
        yield client
    await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
async def page(wire: w.Wire) -> w.JSON:
    """A page that a process has sent which is no more."""
    async with running(wire, LEAVES):
        await wire.command("article")
        return await wire.reply()


@pytest.fixture
async def bot(wire: w.Wire, page: w.JSON) -> AsyncIterator[Verbatim]:
    del page
    async with running(wire, LEAVES) as client:
        yield client


def options(sent: w.JSON) -> list[w.JSON]:
    return [option for part in w.walk(sent["components"]) for option in part.get("options", [])]


@pytest.mark.usefixtures("bot")
async def test_a_page_turns_in_its_place_after_a_restart(wire: w.Wire, page: w.JSON) -> None:
    await wire.use(w.labels(page)["Next page"], page)
    turned = await wire.reply()
    assert (turned["type"], "Page 2 of" in w.shown(turned)) == (7, True)
    await wire.use(w.labels(turned)["Previous page"], turned | {"flags": PRIVATE})
    assert w.shown(await wire.reply()) == w.shown(page)


@pytest.mark.usefixtures("bot")
async def test_a_page_for_all_is_turned_beside_it_for_who_pressed(wire: w.Wire, page: w.JSON) -> None:
    await wire.use(w.labels(page)["Next page"], page | {"flags": w.COMPONENTS_V2}, user=w.person("555", name="bob"))
    turned = await wire.reply()
    assert (turned["type"], turned["flags"], turned["allowed_mentions"]) == (4, PRIVATE, {"parse": []})


@pytest.mark.usefixtures("bot")
async def test_a_form_is_shown_and_its_answer_heard_after_a_restart(wire: w.Wire, page: w.JSON) -> None:
    await wire.use(w.labels(page)["Go to paragraph"], page)
    form = await wire.reply()
    assert (form["type"], form["title"], len(form["custom_id"]) <= 100) == (9, "Go to paragraph", True)
    await wire.submit(form["custom_id"], "17", page)
    assert "-# ¶ 17\n> Leaf 17 was picked." in w.shown(await wire.reply())


async def test_a_form_that_an_earlier_process_has_shown_is_heard(wire: w.Wire, page: w.JSON) -> None:
    async with running(wire, LEAVES):
        await wire.use(w.labels(page)["Search"], page)
        form = await wire.reply()
    async with running(wire, LEAVES):
        await wire.submit(form["custom_id"], "leaf 9", page)
        found = await wire.reply()
        assert (found["type"], "“Leaves” have “leaf 9”" in w.shown(found)) == (7, True)
        await wire.use("read:open:00000000:0", found | {"flags": PRIVATE}, values=[options(found)[0]["value"]])
        assert "-# ¶ 9\n" in w.shown(await wire.reply())


async def test_a_plain_page_turns_as_content_after_a_restart(wire: w.Wire) -> None:
    async with running(wire, LEAVES, style=Style.PLAIN):
        await wire.command("article")
        plain = await wire.reply()
    async with running(wire, LEAVES):
        await wire.use(w.labels(plain)["Next page"], plain)
        turned = await wire.reply()
    assert (turned["type"], turned["content"].split("\n")[1][:9]) == (7, "Page 2 of")


@pytest.mark.parametrize("label", ["Next page", "Go to paragraph", "Search"])
async def test_a_page_of_an_article_that_has_changed_says_so_and_offers_the_new_one(
    wire: w.Wire, page: w.JSON, label: str
) -> None:
    async with running(wire, Article.from_text("All is new.", title="Leaves")):
        await wire.use(w.labels(page)[label], page)
        stale = await wire.reply()
        assert (w.shown(stale).strip(), stale["flags"], len(options(stale))) == (STALE, PRIVATE, 1)
        await wire.use("read:open:00000000:0", stale, values=[options(stale)[0]["value"]])
        assert "> All is new." in w.shown(await wire.reply())


async def test_a_form_sent_to_an_article_that_has_gone_says_so(wire: w.Wire, page: w.JSON) -> None:
    async with running(wire):
        await wire.submit(w.labels(page)["Search"], "leaf", page)
        assert w.shown(await wire.reply()).strip() == STALE


HOSTILE: list[Any] = [
    "",
    "x",
    "x" * 5000,
    "v1:context:500",
    "v1:context:500:0123abcd:1.1:zz",
    "v1:explode:500:0123abcd:1.1",
    "v1:why:500:0123abcd:" + "9" * 400 + ".1",
    "v1:why:٣:0123abcd:١.١",
    "read:explode:0123abcd:0",
    "read:on:0123abcd:" + "9" * 400,
    "read:on:0123abcd:-1",
    "read:on:../../x:0",
    "\u202ev1:why:500:0123abcd:1.1",
    7,
    None,
]


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("custom_id", HOSTILE, ids=range(len(HOSTILE)))
async def test_a_press_that_nobody_can_have_made_gets_a_sentence(
    wire: w.Wire, page: w.JSON, caplog: pytest.LogCaptureFixture, custom_id: Any
) -> None:
    number = await wire.use(custom_id, page)
    sent = await wire.reply()
    assert (sent["interaction"], w.shown(sent).strip(), sent["flags"]) == (number, PHRASES.outdated, PRIVATE)
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("custom_id", [one for one in HOSTILE if isinstance(one, str)][:12])
async def test_a_form_that_nobody_can_have_been_shown_gets_a_sentence(
    wire: w.Wire, page: w.JSON, custom_id: str
) -> None:
    await wire.submit(custom_id, "tea", page)
    assert w.shown(await wire.reply()).strip() == PHRASES.outdated


@pytest.mark.usefixtures("bot")
async def test_a_button_of_answers_sent_as_a_form_gets_a_sentence(wire: w.Wire, page: w.JSON) -> None:
    await wire.submit("v1:delete:500:0123abcd:1.1", "tea", page)
    assert w.shown(await wire.reply()).strip() == PHRASES.outdated


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("values", [[], ["x"], ["0123abcd:0"], [7], [None]])
async def test_a_choice_that_was_not_offered_gets_an_answer(wire: w.Wire, page: w.JSON, values: list[Any]) -> None:
    key = w.labels(page)["Next page"].replace("read:on", "read:open")
    await wire.use(key, page, values=values)
    sent = await wire.reply()
    assert STALE in w.shown(sent) or "Page 2 of" in w.shown(sent)


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("written", ["", "x" * 5000, "999999999", "\u0000", 7, None, ["a"], {"a": 1}])
async def test_a_form_with_anything_written_in_it_gets_an_answer(wire: w.Wire, page: w.JSON, written: Any) -> None:
    for label in ("Go to paragraph", "Search"):
        await wire.submit(w.labels(page)[label], written, page)
        assert "“Leaves”" in w.shown(await wire.reply()) or written == 7


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("place", ["1.99", "999999999.1", "0.0"])
@pytest.mark.parametrize("action", ["context", "turn"])
async def test_a_sentence_that_never_was_gets_a_sentence(
    wire: w.Wire, page: w.JSON, caplog: pytest.LogCaptureFixture, place: str, action: str
) -> None:
    name = w.labels(page)["Next page"].split(":")[2]
    await wire.use(f"v1:{action}:500:{name}:{place}", page)
    assert w.shown(await wire.reply()).strip() == PHRASES.outdated
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


@pytest.mark.usefixtures("bot")
async def test_a_button_under_a_message_that_repeats_no_question_says_so(wire: w.Wire, page: w.JSON) -> None:
    name = w.labels(page)["Next page"].split(":")[2]
    for action in ("why", "others", "share", "again"):
        await wire.use(f"v1:{action}:500:{name}:1.1", page)
        assert w.shown(await wire.reply()).strip() == PHRASES.gone


async def test_somebody_elses_answer_is_deleted_by_nobody_with_a_forged_id_alone(wire: w.Wire, page: w.JSON) -> None:
    async with running(wire, LEAVES):
        await wire.use("v1:delete:555:0123abcd:1.1", page)
        assert w.shown(await wire.reply()).strip() == PHRASES.not_yours
    assert wire.deleted.empty()


@pytest.fixture
def narrowed(wire: w.Wire) -> Callable[..., Any]:
    async def asked(*, private: bool = False, **options: str) -> w.JSON:
        async with running(wire, TEA, MATE):
            await wire.command("ask", question=QUESTION, private=private, **options)
            return await wire.reply()

    return asked


async def test_other_answers_stay_in_the_article_that_was_asked(wire: w.Wire, narrowed: Callable[..., Any]) -> None:
    sent = await narrowed(article="Mate")
    async with running(wire, TEA, MATE):
        await wire.use(w.labels(sent)["Other answers"], sent)
        shown = w.shown(await wire.reply())
    assert ("Kyoto" in shown, "Tokyo" in shown, "Mate" in shown) == (False, False, True)


async def test_other_answers_to_a_question_put_to_all_come_from_all(wire: w.Wire, narrowed: Callable[..., Any]) -> None:
    sent = await narrowed()
    async with running(wire, TEA, MATE):
        await wire.use(w.labels(sent)["Other answers"], sent)
        shown = w.shown(await wire.reply())
    assert ("· Tea" in shown, "· Mate" in shown) == (True, True)


async def test_a_shared_answer_is_the_one_that_was_seen(wire: w.Wire, narrowed: Callable[..., Any]) -> None:
    sent = await narrowed(article="Mate", private=True)
    async with running(wire, TEA, MATE):
        await wire.use(w.labels(sent)["Share"], sent)
        _, posted = await wire.reply(), await wire.reply()
    quotes = [line for line in w.shown(sent).split("\n") if line.startswith("> ")]
    assert [line for line in w.shown(posted).split("\n") if line.startswith("> ")] == quotes


async def test_asking_again_asks_the_article_of_that_title_alone(wire: w.Wire, narrowed: Callable[..., Any]) -> None:
    sent = await narrowed(article="Mate")
    anew = Article.from_text("Matcha is two pesos here. At night it is three.", title="Mate")
    async with running(wire, TEA, anew):
        await wire.use(w.labels(sent)["Why this?"], sent)
        stale = await wire.reply()
        assert PHRASES.stale in w.shown(stale)
        await wire.use(w.labels(stale)["Ask again"], stale)
        shown = w.shown(await wire.reply())
    assert ("two pesos" in shown, "Kyoto" in shown) == (True, False)


async def test_ids_of_a_narrowed_question_are_inside_discords_limit(narrowed: Callable[..., Any]) -> None:
    assert max(map(len, w.labels(await narrowed(article="Mate")).values())) <= 100


async def test_a_shared_answer_as_long_as_a_message_has_room_for_the_name(wire: w.Wire) -> None:
    async with running(wire, Article.from_text("matcha costs *much* " * 1500, title="T")):
        await wire.command("ask", question=QUESTION, private=True)
        sent = await wire.reply()
        await wire.use(w.labels(sent)["Share"], sent)
        _, posted = await wire.reply(), await wire.reply()
    assert w.shown(posted).strip().startswith("Shared by ann:")


@pytest.mark.parametrize("label", ["Other answers", "Why this?"])
async def test_a_slow_look_at_more_is_deferred(wire: w.Wire, monkeypatch: pytest.MonkeyPatch, label: str) -> None:
    async with running(wire, TEA):
        await wire.command("ask", question=QUESTION)
        sent = await wire.reply()
        monkeypatch.setattr(answers, "_SLOW", 0)
        await wire.use(w.labels(sent)[label], sent)
        deferral, edit = await wire.reply(), await wire.reply()
    assert (deferral["type"], deferral["flags"], bool(w.shown(edit).strip())) == (5, w.EPHEMERAL, True)


WRONG: list[list[w.JSON]] = [
    [{"name": "question", "type": 4, "value": 7}],
    [{"name": "question", "type": 3, "value": 7}],
    [{"name": "question", "type": 3, "value": None}],
    [{"name": "question", "type": 3, "value": {"a": 1}}],
    [{"name": "question", "type": 3, "value": "tea " * 2000}],
    [{"name": "question", "type": 6, "value": "500"}],
    [{"name": "question", "type": 3}],
    [{"name": "question"}],
    ["question"],
    [{"name": "question", "type": 3, "value": QUESTION}, {"name": "article", "type": 3, "value": 7}],
    [{"name": "question", "type": 3, "value": QUESTION}, {"name": "private", "type": 5, "value": "yes"}],
    [{"name": "question", "type": 3, "value": QUESTION}, {"name": "colour", "type": 3, "value": "red"}],
    [],
]


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("rows", WRONG, ids=range(len(WRONG)))
async def test_options_of_a_wrong_type_are_refused_in_a_sentence(
    wire: w.Wire, caplog: pytest.LogCaptureFixture, rows: list[w.JSON]
) -> None:
    await wire.interact("ask", rows)
    sent = await wire.reply()
    assert (w.shown(sent).strip(), sent["flags"]) == (PHRASES.outdated, PRIVATE)
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


@pytest.mark.usefixtures("bot")
async def test_options_of_a_wrong_type_are_offered_nothing(wire: w.Wire, caplog: pytest.LogCaptureFixture) -> None:
    rows = [
        {"name": "question", "type": 3, "value": "tea", "focused": True},
        {"name": "article", "type": 3, "value": 7},
    ]
    await wire.interact("ask", rows, kind=4)
    assert (await wire.reply())["choices"] == []
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


@pytest.mark.usefixtures("bot")
async def test_a_number_being_typed_is_no_wrong_type(wire: w.Wire) -> None:
    rows = [
        {"name": "article", "type": 3, "value": "lea", "focused": True},
        {"name": "paragraph", "type": 4, "value": "1x"},
    ]
    await wire.interact("article", rows, kind=4)
    assert [choice["name"] for choice in (await wire.reply())["choices"]] == ["Leaves"]


@pytest.mark.usefixtures("bot")
async def test_a_log_in_page_in_between_is_one_line_of_the_log(wire: w.Wire, caplog: pytest.LogCaptureFixture) -> None:
    page = "<html>Please log in to this network</html>"
    wire.fail(f"channels/{w.DM}/messages", web.Response(text=page, content_type="text/html"))
    await wire.say(QUESTION)
    told = w.shown(await wire.reply())
    (line,) = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert "GarbledError: 200 with text/html: is a log-in page in between?" in line.getMessage()
    assert line.getMessage().split()[1] in told
    assert line.exc_info is None


async def test_fifty_people_asking_reading_and_pressing_are_each_answered_once(
    wire: w.Wire, narrowed: Callable[..., Any]
) -> None:
    sent = await narrowed()
    async with running(wire, TEA, MATE):
        numbers = []
        for number in range(50):
            who = w.person(str(7000 + number), name=f"p{number}")
            numbers += [
                await wire.command("ask", question=QUESTION, user=who),
                await wire.command("ask", typing="question", question="mat", user=who),
                await wire.command("article", article=("Tea", "Mate")[number % 2], user=who),
                await wire.use(w.labels(sent)[("Show in context", "Why this?")[number % 2]], sent, user=who),
            ]
        answered = Counter([(await wire.reply())["interaction"] for _ in numbers])
    assert answered == Counter(numbers)
    assert wire.replies.empty()
