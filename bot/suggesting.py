"""What people are offered while they type: made once for each library, off the event loop."""

import asyncio
import logging
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from knowledge import Article, KnowledgeError, Library

from .limits import CHOICE_LENGTH, CHOICES
from .rendering.markdown import size

if TYPE_CHECKING:
    from knowledge.suggestions import Suggestions

_log = logging.getLogger(__name__)
# Characters of articles; measured: 0.8 s for a million of them, and Discord waits three.
_SLOW = 1_000_000


class Suggester:
    """Keep the suggestions of each library for as long as the library is in use."""

    def __init__(self) -> None:
        """Start with none; the first who asks waits for them."""
        self._made: WeakKeyDictionary[Library, asyncio.Task[Suggestions]] = WeakKeyDictionary()

    def is_slow(self, library: Library) -> bool:
        """Tell whether who asks now has to wait for longer than Discord does."""
        made = self._made.get(library)
        return not (made and made.done()) and sum(len(article.text) for article in library.articles) > _SLOW

    async def of(self, library: Library) -> "Suggestions":
        """Give what can be asked of a library."""
        if library not in self._made:
            self._made[library] = asyncio.create_task(asyncio.to_thread(suggestions, library))
        return await asyncio.shield(self._made[library])


def suggestions(library: Library) -> "Suggestions":
    """Find what can be asked of a library; this reads the question files and takes a second for 10 000 sentences."""
    # Loaded only where somebody types or asks for topics; memory is dear.
    from knowledge.suggestions import Suggestions, outline_of

    questions = [_known(article) for article in library.articles]
    return Suggestions(outline_of(library.articles, library.index, questions), _is_choice)


def offered(found: "Suggestions", typed: str, article: Article | None) -> list[str]:
    """List what is offered for what was typed, inside Discord's limits for choices."""
    return found.matching(typed, article, CHOICES)


def _is_choice(text: str) -> bool:
    return bool(text.strip()) and size(text) <= CHOICE_LENGTH


def _known(article: Article) -> tuple[str, ...]:
    from knowledge.questions import known_questions

    try:
        return known_questions(article)
    except KnowledgeError as problem:
        _log.warning("%s Its questions are not suggested.", problem)
        return ()
