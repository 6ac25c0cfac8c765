"""Sentences that were looked for rather than asked for: what a search found, and what stands nearest to a claim."""

from collections.abc import Sequence

from knowledge import Answer, Article, Evidence

from ..limits import CONTENT, MESSAGE_TEXT
from ..phrases import Phrases
from .citing import Exhibit
from .markdown import label, size
from .plain import spoken
from .reply import Reply, Style
from .shares import shares

# Sentences shown of what a search found; a longer list is not read but searched more narrowly.
FOUND = 6
_NEAREST = 3
_TITLE = 80
_WANTED = 100
_CLAIM = 200
# Where less of each sentence could be shown, fewer are.
_READABLE = 200
_SMALL = "-# "


def found(
    article: Article, wanted: str, places: Sequence[Evidence], phrases: Phrases, style: Style = Style.RICH
) -> Reply:
    """Show the sentences that a search found, in reading order; say so where there are none, or more."""
    title = phrases.quoted.format(text=label(article.title, _TITLE))
    search = phrases.quoted.format(text=label(wanted, _WANTED))
    if not places:
        return Reply((phrases.found_nothing.format(title=title, search=search),), style)
    opening = phrases.found_places.format(count=len(places), title=title, search=search)
    closing = [phrases.more_places.format(count=len(places) - FOUND)] if len(places) > FOUND else []
    return _framed(opening, places[:FOUND], closing, phrases, style)


def beside(answer: Answer, phrases: Phrases, style: Style = Style.RICH) -> Reply:
    """Show what the article says nearest to a claim, and leave it to the reader whether the claim is right."""
    near = [one for one in answer.candidates if one.matched][:_NEAREST]
    claim = phrases.claim_message.format(message=label(answer.question, _CLAIM))
    if not near:
        blocks = (phrases.claim_nothing, claim)
        return Reply(("\n".join(blocks),) if style is Style.PLAIN else blocks, style)
    return _framed(phrases.claim, near, [claim], phrases, style)


def _framed(opening: str, quoted: Sequence[Evidence], closing: Sequence[str], phrases: Phrases, style: Style) -> Reply:
    if style is Style.PLAIN:
        room = CONTENT - sum(size(line) + 1 for line in (opening, *closing))
        quotes = spoken([(one, None) for one in quoted], phrases, room)
        return Reply(("\n".join([opening, *quotes, *closing]),), style)
    last = [_SMALL + line for line in closing]
    quotes = _quotes([Exhibit(one) for one in quoted], phrases, MESSAGE_TEXT - sum(map(size, (opening, *last))))
    return Reply((opening, *quotes, *last), style)


def _quotes(exhibits: list[Exhibit], phrases: Phrases, room: int) -> list[str]:
    """Show quotes within a room; fewer where long links and headings would leave little of each."""
    while True:
        needs = [exhibit.needs() for exhibit in exhibits]
        budgets = shares(needs, room - sum(exhibit.overhead(phrases) for exhibit in exhibits))
        if len(exhibits) < 2 or all(got >= min(need, _READABLE) for got, need in zip(budgets, needs, strict=True)):
            return [exhibit.show(phrases, budget) for exhibit, budget in zip(exhibits, budgets, strict=True)]
        exhibits.pop()
