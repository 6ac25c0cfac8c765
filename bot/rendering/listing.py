"""Words or titles → a list in quotation marks, as the language writes both."""

from collections.abc import Sequence

from ..phrases import Phrases
from .markdown import label


def listed(texts: Sequence[str], phrases: Phrases, *, most: int, limit: int) -> str:
    """List texts that people wrote, `most` of them and each no longer than `limit`; say how many more there are."""
    shown = [phrases.quoted.format(text=label(text, limit)) for text in texts[:most]]
    if len(texts) > most:
        shown.append(phrases.more_words.format(count=len(texts) - most))
    return phrases.conjunction.join(filter(None, (phrases.separator.join(shown[:-1]), *shown[-1:])))
