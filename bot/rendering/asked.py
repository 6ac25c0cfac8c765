"""A reply of the bot's → the question it answers, read back from its last line, in whatever language that is."""

import re
from collections.abc import Iterable
from functools import cache

from ..phrases import load
from ..phrases.catalogues import names

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def question_of(texts: Iterable[str]) -> str | None:
    """Find the question that a message repeats; None where it repeats none."""
    for text in reversed(list(texts)):
        for pattern in _patterns():
            found = pattern.search(text)
            if found:
                return _ESCAPED.sub(r"\1", found["question"]).strip()
    return None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    phrases = dict.fromkeys(load(name.replace("_", "-")).asked for name in names())
    return tuple(
        re.compile(re.escape(before) + r"(?P<question>.+?)" + re.escape(after) + r"(?= · |$)", re.MULTILINE)
        for before, _, after in (phrase.partition("{question}") for phrase in phrases)
    )
