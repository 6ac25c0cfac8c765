"""Everything that reading along shows, in every language: short and long, inside Discord's limits."""

from dataclasses import replace
from functools import cache
from itertools import cycle
from string import Formatter

import pytest

from bot.commands.manual import manual, privacy
from bot.phrases import Phrases, load
from bot.phrases.catalogues import names
from bot.reading.forms import form
from bot.reading.keys import Action, Key, Place
from bot.reading.sheets import Sheet, articles_sheet, page_sheet, search_sheet, stale_sheet
from bot.reading.showing import plain_view, view_of
from bot.rendering import Reply, Style, in_context, notice, others, reasons, render
from bot.rendering.about import about
from bot.rendering.markdown import size
from bot.rendering.nearby import beside, found
from knowledge import Answer, Article, Citation, Evidence, Library, Role, Status
from knowledge.reasons import Link, Reason, Why
from knowledge.structure import Span
from knowledge.suggestions import Outlined

LOCALES = [name.replace("_", "-") for name in names()]
LIMITS = {Style.RICH: 4000, Style.PLAIN: 2000}
LONG = "*Tee* 👍 und `mehr` davon. " * 300
SHORT = Article.from_text("Tea is hot. Tea came from China.", title="Tea")
TEXT = "\n\n".join(["*Tee*_👍 " * 90 + f"und {number}." for number in range(30)])
HUGE = Article.from_text(TEXT, title="*T* " * 80)
SMALL, BIG = Library([SHORT]), Library([HUGE])
PAGE = "https://example.org/" + "tea/" * 122


def units(reply: Reply) -> int:
    return sum(map(size, reply.blocks))


def evidence(quote: str, *heading: str, url: str | None = PAGE) -> Evidence:
    place = Citation("*T* " * 80, "", url, heading, 10**5, 10**4, 10**6, 10**6 + len(quote))
    return Evidence(quote, place, 1.0, Role.ANSWER, (Span(0, 3),))


def claimed(*near: Evidence, message: str) -> Answer:
    return Answer(message, message, Status.REFUSED, 0.1, near[:1], near, ("tea",), ())


def listings(phrases: Phrases, style: Style) -> list[Reply]:
    wide = Outlined(HUGE, (), tuple(f"{number} " + "*heading* " * 20 for number in range(60)), ())
    many = [Outlined(HUGE, (), (), tuple("_phrase_ " * 30 for _ in range(9))) for _ in range(30)]
    return [
        about([wide], phrases, style),
        about(many, phrases, style),
        about([Outlined(SHORT, (), (), ())], phrases, style),
        about([Outlined(SHORT, (), (), ("Tea",))], phrases, style),
    ]


def texts(phrases: Phrases, style: Style) -> list[Reply]:
    long = [evidence(LONG.strip(), LONG, LONG, LONG)] * 40
    return [
        found(HUGE, LONG, long, phrases, style),
        found(SHORT, "tea", [evidence("Tea is hot.", url=None)], phrases, style),
        found(HUGE, LONG, [], phrases, style),
        beside(claimed(*long, message=LONG), phrases, style),
        beside(claimed(evidence("Tea is hot.", url=None), message="Tea is cold."), phrases, style),
        beside(claimed(message=LONG), phrases, style),
        notice(manual(phrases, "<@" + "9" * 20 + ">"), style),
        notice(privacy(phrases, LONG, logs=True), style),
        notice(phrases.wait_person.format(count=60), style),
        notice(phrases.wait_channel.format(count=1), style),
        render(claimed(*long, message=LONG), phrases, style, phrases.shared_by.format(name="*" * 60)),
        *listings(phrases, style),
        *looks(phrases, style),
    ]


def looks(phrases: Phrases, style: Style) -> list[Reply]:
    """Show what the buttons under an answer do."""
    words = tuple("wort*" * 20 + str(number) for number in range(30))
    matched = tuple(Span(at, at + 40) for at in range(0, 2000, 41))
    long = replace(evidence(LONG.strip(), LONG, LONG, LONG), matched=matched)
    hard = Answer(LONG, LONG + "?", Status.ANSWERED, 0.1, (long,), (long,) * 9, words, words)
    led = zip(words, cycle(Link), strict=False)
    why = Why(tuple(Reason(word, words[:9], link) for word, link in led), 0.5)
    easy = SMALL.ask("Where did tea come from?")
    passages = [(HUGE, HUGE.passages[3]), (SHORT, SHORT.passages[0])]
    return [
        reasons(hard, why, phrases, style),
        reasons(easy, SMALL.why(easy), phrases, style),
        *(others(one, phrases, style) for one in (hard, replace(hard, evidence=()), easy)),
        *(in_context(article, one, one.sentences[-1], phrases, style) for article, one in passages),
    ]


@cache
def everything(locale: str, style: Style) -> list[Reply]:
    phrases = load(locale)
    return [*texts(phrases, style), *(sheet.reply for sheet in sheets(phrases, style))]


def sheets(phrases: Phrases, style: Style) -> list[Sheet]:
    return [
        *(page_sheet(HUGE, start, phrases, style) for start in range(0, len(TEXT), 9000)),
        page_sheet(SHORT, 0, phrases, style),
        page_sheet(Article.from_text("", title=""), 0, phrases, style),
        search_sheet(BIG, HUGE, "tee", phrases, style),
        search_sheet(SMALL, SHORT, "tea", phrases, style),
        search_sheet(SMALL, SHORT, LONG, phrases, style),
        articles_sheet([HUGE] * 3 + [SHORT], phrases, style),
        articles_sheet(
            [Article.from_text(f"Tea {number}.", title=f"{number}" * 150) for number in range(40)], phrases, style
        ),
        stale_sheet([SHORT, HUGE], phrases, style),
        stale_sheet([], phrases, style),
    ]


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("locale", LOCALES)
def test_every_text_is_inside_discords_limit(locale: str, style: Style) -> None:
    shown = everything(locale, style)
    assert [(units(one), one.blocks[0][:60]) for one in shown if not 0 < units(one) <= LIMITS[style]] == []


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("locale", LOCALES)
def test_no_brace_is_left_to_fill_in(locale: str, style: Style) -> None:
    written = "".join(block for one in everything(locale, style) for block in one.blocks)
    assert [field for _, field, _, _ in Formatter().parse(written) if field is not None] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_every_control_is_inside_discords_limits(locale: str) -> None:
    every = sheets(load(locale), Style.RICH)
    assert [
        b.label for sheet in every for b in sheet.buttons if not (0 < len(b.label) <= 80 and len(str(b.key)) <= 100)
    ] == []
    chosen = [choice for sheet in every for choice in sheet.choices]
    assert max(len(text) for one in chosen for text in (one.label, str(one.place), one.description)) <= 100
    assert all(one.label for one in chosen)
    assert max(len(sheet.prompt) for sheet in every) <= 150
    assert max(len(sheet.choices) for sheet in every) <= 25


@pytest.mark.parametrize("locale", LOCALES)
def test_every_message_has_few_enough_components(locale: str) -> None:
    views = [view_of(sheet) for sheet in sheets(load(locale), Style.RICH)]
    assert max(view.total_children_count for view in views) <= 40
    assert max(len(view.to_components()) for view in map(plain_view, sheets(load(locale), Style.PLAIN))) <= 5


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("action", [Action.JUMP, Action.SEARCH])
def test_every_form_is_inside_discords_limits(locale: str, action: Action) -> None:
    article = Article.from_text("Tea.\n" * 12_000, title="T")
    modal = form(Key(action, Place("0123abcd", 10**9 - 1)), article, load(locale)).to_dict()
    label = modal["components"][0]
    assert (0 < len(modal["title"]) <= 45, 0 < len(label["label"]) <= 45) == (True, True)
    assert len(modal["custom_id"]) <= 100
