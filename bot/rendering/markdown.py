"""Text → Discord's Markdown that shows exactly that text, whatever is in it."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

# What divides lines, in Discord's eyes or in a screen reader's.
LINE_BREAK = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
# Discord reads markup wherever one of these stands; a colon only before something (`https://`, `:smile:`).
_MARKUP = re.compile(r"[\\*_~`|\[\]<@]|:(?=\S)")
# These make a heading, small print, a list or a quotation, but only at the start of a line.
_LINE_START = re.compile(r"^[^\S\n]*(?:\d+[.)]|[#>+-])", re.MULTILINE)
_ELLIPSIS = "…"
# Bidirectional overrides and isolates in a title or a question would turn the words around it as well.
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# How far a cut may move to keep a word whole.
WORD_LIMIT = 40


def size(text: str) -> int:
    """Count characters as the strictest client does: in UTF-16 units, so that an emoji is two."""
    return len(text) + sum(character > "\uffff" for character in text)


def escaped(text: str) -> list[str]:
    """Give for each character what is written for it, so that no markup is left."""
    written = list(text)
    lines = LINE_BREAK.sub(lambda match: "\n".rjust(len(match[0])), text)
    special = {match.start() for match in _MARKUP.finditer(text)}
    special |= {match.end() - 1 for match in _LINE_START.finditer(lines)}
    for at in special:
        written[at] = "\\" + written[at]
    return written


def sums(written: Iterable[str]) -> list[int]:
    """Add up the sizes of what is written, from 0."""
    return list(accumulate(map(size, written), initial=0))


def label(text: str, limit: int) -> str:
    """Show a title or a question on one line: escaped, no longer than `limit`, with an ellipsis when cut."""
    clean = " ".join("".join(filter(_is_visible, LINE_BREAK.sub(" ", text))).split())
    written = escaped(clean)
    lengths = sums(written)
    if lengths[-1] <= limit:
        return "".join(written)
    fitting = bisect_right(lengths, limit - len(_ELLIPSIS)) - 1
    return "".join(written[: boundary(clean, fitting)]).rstrip() + _ELLIPSIS


def boundary(text: str, at: int) -> int:
    """Move a cut back to the end of a word, or where none is near to between two characters that people see."""
    for cut in range(at, max(at - WORD_LIMIT, 0), -1):
        if cut == len(text) or text[cut].isspace() or text[cut - 1].isspace():
            return cut
    cut = at
    while 0 < cut < len(text) and continues(text, cut):
        cut -= 1
    return cut or at


def continues(text: str, at: int) -> bool:
    """Tell whether a cut here would part a letter from its mark, or an emoji from its modifier."""
    joined = "\u200d" in (text[at], text[at - 1])
    return joined or unicodedata.category(text[at]) in ("Mn", "Mc", "Me", "Sk")


def _is_visible(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cs") and character not in _DIRECTIONS
