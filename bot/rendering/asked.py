"""A reply of the bot's → the question it answers, read back from its last line, in whatever language that is."""

import re
from collections.abc import Iterable
from functools import cache

from ..phrases import load
from ..phrases.catalogues import names

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def question_of(texts: Iterable[str]) -> str | None:
    """Find the question that a message answers; None where it repeats none.

    That is what it says was searched for, such as the whole of a follow-up question, else what was asked.
    """
    # A quote above may hold the same words: both stand at the end of a message, the one not before the other.
    closing = list[str]()
    for text in reversed(list(texts)):
        closing.append(text)
        asked = _read(text, _asked())
        if asked:
            return next(filter(None, (_read(one, _searched()) for one in closing)), asked)
    return None


def is_completed(texts: Iterable[str]) -> bool:
    """Tell whether a message says that something else was searched for than what was asked."""
    return any(_read(text, _searched()) for text in texts)


def _read(text: str, patterns: Iterable[re.Pattern[str]]) -> str | None:
    found = next(filter(None, (pattern.search(text) for pattern in patterns)), None)
    return _ESCAPED.sub(r"\1", found["question"]).strip() if found else None


@cache
def _asked() -> tuple[re.Pattern[str], ...]:
    return _patterns(load(name.replace("_", "-")).asked for name in names())


@cache
def _searched() -> tuple[re.Pattern[str], ...]:
    return _patterns(load(name.replace("_", "-")).searched for name in names())


def _patterns(phrases: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(re.escape(before) + r"(?P<question>.+?)" + re.escape(after) + r"(?= · |$)", re.MULTILINE)
        for before, _, after in (phrase.partition("{question}") for phrase in dict.fromkeys(phrases))
    )
