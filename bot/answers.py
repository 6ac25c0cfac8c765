"""A question → the reply: the one road that slash commands, menus, direct messages and mentions share."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from knowledge import Answer, Article, Citation, Library, Status, UnknownArticleError
from knowledge.conversation import turn
from knowledge.reasons import Why

from .controls.row import row
from .phrases import Phrases
from .remembering import Turns
from .rendering import Reply, Style, notice, render, unknown
from .rendering.nearby import beside

_log = logging.getLogger(__name__)
T = TypeVar("T")
# Characters of articles × of the question. Measured: 57 ms for a first question of eight common words (50 characters)
# over 20 000 sentences (2 million characters; their postings are weighed then), 3 ms afterwards. The event loop should
# not wait for more.
_SLOW = 100_000_000


def is_slow(library: Library, question: str) -> bool:
    """Tell whether a question takes long enough to be answered off the event loop, after a deferral."""
    return sum(len(article.text) for article in library.articles) * len(question) > _SLOW


def is_question(text: str) -> bool:
    """Tell whether there is anything to look for: a letter or a digit of any script."""
    return any(character.isalnum() for character in text)


async def answer(
    library: Library,
    phrases: Phrases,
    question: str,
    article: Article | str | None = None,
    style: Style = Style.RICH,
    *,
    claim: bool = False,
    above: str = "",
    turns: Turns | None = None,
) -> Reply:
    """Answer a question, off the event loop where that is slow: a model of meaning takes 15 ms for it."""
    return await _run(
        library,
        question,
        lambda: find(library, phrases, question, article, style, claim=claim, above=above, turns=turns),
    )


def find(
    library: Library,
    phrases: Phrases,
    question: str,
    article: Article | str | None = None,
    style: Style = Style.RICH,
    *,
    claim: bool = False,
    above: str = "",
    turns: Turns | None = None,
) -> Reply:
    """Find the answer and show it, or what stands nearest to a claim; say what is wrong with what cannot be asked.

    A line `above` goes before an answer. A question may lean on the last of the `turns`, and becomes one of them.
    """
    if not is_question(question):
        return notice(phrases.hint, style)
    try:
        only = library.find(article) if isinstance(article, str) else article
    except UnknownArticleError:
        return notice(unknown(str(article), tuple(one.title for one in library.articles), phrases), style)
    found = library.ask(question, article=only, turns=tuple(turns or ()))
    _log.debug("%r: %s, %.2f", question, found.status, found.confidence)
    said = turn(found)
    if turns is not None and said:
        turns.append(said)
    if claim and found.status is not Status.REPLY:
        return beside(found, phrases, style)
    return replace(render(found, phrases, style, above), controls=row(found, library, phrases, only))


async def search(library: Library, question: str, article: Article | None = None) -> Answer:
    """Search once more, off the event loop where that is slow."""
    return await _run(library, question, lambda: library.ask(question, article=article))


async def explain(
    library: Library, question: str, article: Article | None, shown: Citation | None
) -> tuple[Answer, Why]:
    """Search once more, and say what led to the sentence that was shown."""
    found = await search(library, question, article)
    return found, await _run(library, question, lambda: library.why(found, shown))


async def _run(library: Library, question: str, call: Callable[[], T]) -> T:
    """Call at once, or off the event loop where that is slow."""
    if is_slow(library, question) or library.meaning is not None:
        return await asyncio.to_thread(call)
    return call()
