"""Tell a claim from a question, so that a claim is held beside the article instead of being answered."""

import re

from .language import DEFAULT, language
from .recognising import recognise

# Question marks of the scripts; the Greek one is a semicolon elsewhere.
_MARK = re.compile("[?？؟¿՞⁇⁈]")
_GREEK_MARK = re.compile("[;\u037e]\\s*\\Z")
_LINK = re.compile(r"https?://\S+")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# A question word stands there at the latest: "So in which year …"; after a comma it may go back to a name instead.
_EARLY = 3
_CLAUSE = re.compile("[,;:،、，]")
_END = re.compile(r"[\s.!。！…~]+\Z")


def is_claim(message: str) -> bool:
    """Tell whether a message states rather than asks: it has neither a question mark nor a question word."""
    text = _END.sub("", _LINK.sub(" ", message).casefold().replace("’", "'"))
    return not _MARK.search(text) and not _asks(text, recognise(text, [DEFAULT]))


def _asks(text: str, code: str) -> bool:
    marks = language(code).questioning
    words = _WORD.findall(_CLAUSE.split(text)[0])
    return bool(
        (code == "el" and _GREEK_MARK.search(text))
        or set(words[:_EARLY]) & set(marks.get("early", ()))
        or set(words[:1]) & set(marks.get("first", ()))
        or any(mark.replace("_", " ") in text for mark in marks.get("anywhere", ()))
        or text.endswith(marks.get("end", ()) or ("\0",))
    )
