"""A refusal → the sentence that says which of the question's words the article has and which not."""

from collections.abc import Sequence

from knowledge import Answer

from ..phrases import Phrases
from .markdown import label

_WORDS = 6
_WORD = 40


def refusal(answer: Answer, phrases: Phrases) -> str:
    """Say why there is no answer."""
    found, missing = _listed(answer.found, phrases), _listed(answer.missing, phrases)
    if found and missing:
        return phrases.has_and_lacks.format(found=found, missing=missing)
    if found:
        return phrases.has.format(found=found)
    return phrases.lacks.format(missing=missing) if missing else phrases.nothing_to_find


def _listed(words: Sequence[str], phrases: Phrases) -> str:
    shown = [f"“{label(word, _WORD)}”" for word in words[:_WORDS]]
    if len(words) > _WORDS:
        shown.append(phrases.more_words.format(count=len(words) - _WORDS))
    return phrases.conjunction.join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))
