"""A refusal → the sentence that says which of the question's words the article has and which not."""

from knowledge import Answer

from ..phrases import Phrases
from .listing import listed

_WORDS = 6
_WORD = 40


def refusal(answer: Answer, phrases: Phrases) -> str:
    """Say why there is no answer."""
    found, missing = (listed(words, phrases, most=_WORDS, limit=_WORD) for words in (answer.found, answer.missing))
    if found and missing:
        return phrases.has_and_lacks.format(found=found, missing=missing)
    if found:
        return phrases.has.format(found=found)
    if missing:
        return phrases.lacks.format(missing=missing)
    return phrases.silent if answer.nearest else phrases.nothing_to_find
