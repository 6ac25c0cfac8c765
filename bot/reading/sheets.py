"""What is shown of an article, and which controls stand under it: pure functions over a library."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge import Article, Evidence, Library
from knowledge.finding import find_in

from ..controls.keys import About, fingerprint
from ..controls.keys import Action as UnderAnswer
from ..controls.keys import Key as KeyUnderAnswer
from ..limits import CHOICE_LENGTH, CHOICES
from ..phrases import Phrases
from ..rendering import Reply, Style
from ..rendering.nearby import FOUND, found
from ..rendering.pages import Page, page_at, page_reply, pages
from .keys import Action, Key, Place


@dataclass(frozen=True, slots=True)
class Button:
    """Name a button and say what it does."""

    label: str
    key: Key | KeyUnderAnswer
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """Name an entry of the list to choose from, and the place that it opens."""

    label: str
    place: Place
    description: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold a message with its controls; `prompt` stands in the list of choices before one is made."""

    reply: Reply
    buttons: tuple[Button, ...] = ()
    choices: tuple[Choice, ...] = ()
    prompt: str = ""


def page_sheet(article: Article, start: int, phrases: Phrases, style: Style) -> Sheet:
    """Show the page on which a character stands."""
    every, name = pages(article, style), fingerprint(article)
    page = page_at(every, start)
    buttons = (*_turning(every, page, name, phrases), *_looking(page.start, name, phrases))
    return Sheet(page_reply(article, page, len(every), phrases, style), buttons)


def deletable(sheet: Sheet, article: Article, asker: int, phrases: Phrases) -> Sheet:
    """Let who asked for a page that all see take it away again."""
    key = KeyUnderAnswer(UnderAnswer.DELETE, asker, About(fingerprint(article), 1, 1))
    return replace(sheet, buttons=(*sheet.buttons, Button(phrases.delete_button, key)))


def search_sheet(library: Library, article: Article, wanted: str, phrases: Phrases, style: Style) -> Sheet:
    """Show what a search within an article found, with a list of the pages to open."""
    places, name = find_in(article, library.index.units, wanted), fingerprint(article)
    choices = tuple(_choice(one, name, phrases) for one in places[:FOUND])
    reply = found(article, wanted, places, phrases, style)
    return Sheet(reply, _looking(0, name, phrases), choices, phrases.open_place_placeholder)


def articles_sheet(articles: Sequence[Article], phrases: Phrases, style: Style) -> Sheet:
    """Ask which of several articles to open."""
    question = phrases.which_article.format(count=len(articles))
    return Sheet(Reply((question,), style), (), _openings(articles), phrases.open_article_placeholder)


def stale_sheet(articles: Sequence[Article], phrases: Phrases, style: Style) -> Sheet:
    """Say that the article has changed or gone, and offer those that there are now."""
    said = phrases.page_stale.format(article=phrases.article_name)
    return Sheet(Reply((said,), style), (), _openings(articles), phrases.open_article_placeholder)


def _openings(articles: Sequence[Article]) -> tuple[Choice, ...]:
    named = {fingerprint(one): one for one in articles if one.title.strip()}
    choices = [Choice(_line(one.title), Place(name, 0)) for name, one in named.items()]
    return tuple(choices[:CHOICES])


def _turning(every: Sequence[Page], page: Page, name: str, phrases: Phrases) -> tuple[Button, ...]:
    # At either end the button stays in its place but cannot be pressed, so that the others don't move.
    back, on = max(page.number - 2, 0), min(page.number, len(every) - 1)
    first, last = page.number == 1, page.number == len(every)
    return (
        Button(phrases.previous_page_button, Key(Action.BACK, Place(name, every[back].start)), first),
        Button(phrases.next_page_button, Key(Action.ON, Place(name, every[on].start)), last),
    )


def _looking(start: int, name: str, phrases: Phrases) -> tuple[Button, ...]:
    place = Place(name, start)
    return (
        Button(phrases.jump_button, Key(Action.JUMP, place)),
        Button(phrases.search_button, Key(Action.SEARCH, place)),
    )


def _choice(evidence: Evidence, name: str, phrases: Phrases) -> Choice:
    citation = evidence.citation
    place = phrases.place.format(paragraph=citation.paragraph, sentence=citation.sentence)
    return Choice(_line(place), Place(name, citation.start), _line(evidence.quote))


def _line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= CHOICE_LENGTH else line[: CHOICE_LENGTH - 1] + "…"
