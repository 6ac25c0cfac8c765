"""A quote → a block quotation with its matched words in bold, whole or an exact slice of it."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from .markdown import LINE_BREAK, WORD_LIMIT, boundary, continues, escaped, size, sums

Span = tuple[int, int]
# Indented or blank lines inside a quote mean that its lines matter (code, verse); others are only wrapped.
_SHAPED = re.compile(r"(?:\r\n|[\r\n])(?=[ \t\r\n])")
_QUOTE = "> "
_BOLD = "**"
# Where a quote must be cut, what is left should be readable on a phone, not fill the message.
_SLICE = 1500
# The part of a slice that may go to the words before the first matched one.
_LEAD = 0.2


def quotation(text: str, spans: Sequence[Span] = ()) -> str:
    """Show a quote as a block quotation, the spans in bold where that is safe."""
    return _QUOTE + "".join(pieces(text, spans))


def bare(text: str) -> str:
    """Show a quote without any sign but its own."""
    return "".join(pieces(text, prefix=""))


def pieces(text: str, spans: Sequence[Span] = (), *, prefix: str = _QUOTE) -> list[str]:
    """Give for each character of a quote what is written for it; a line that is only wrapped goes on."""
    written = escaped(text)
    line_break = "\n" + prefix if _SHAPED.search(text) else " "
    for match in LINE_BREAK.finditer(text):
        written[match.start() : match.end()] = [line_break, ""][: len(match[0])]
    for start, end in bold(text, spans):
        written[start] = _BOLD + written[start]
        written[end - 1] += _BOLD
    return written


def bold(text: str, spans: Sequence[Span]) -> list[Span]:
    """Narrow spans to what can stand in bold: a word character at both ends, no marker against another."""
    chosen: list[Span] = []
    for start, end in sorted(_narrowed(text, *span) for span in spans):
        if chosen and start <= chosen[-1][1]:
            chosen[-1] = (chosen[-1][0], max(end, chosen[-1][1]))
        elif start < end:
            chosen.append((start, end))
    return [span for span in chosen if _can_be_bold(text, *span)]


def window(text: str, spans: Sequence[Span], budget: int) -> Span:
    """Choose the part of a quote that is shown within a budget: all of it, or the slice with most matched words."""
    lengths = sums(pieces(text, spans))
    if size(_QUOTE) + lengths[-1] <= budget:
        return 0, len(text)
    budget = min(budget, _SLICE)
    start = _start(text, spans, lengths, budget)
    end = bisect_right(lengths, lengths[start] + budget - size(_QUOTE)) - 1
    # Cutting can change what the ends need (an escape at a line's start), so the slice itself is measured.
    while True:
        end = max(boundary(text, end), start + 1)
        if end == start + 1 or size(quotation(text[start:end], within(spans, start, end))) <= budget:
            return _trimmed(text, start, end)
        end -= 1


def within(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """Keep the spans inside a slice, counted from its start."""
    return [(a - start, b - start) for a, b in spans if start <= a and b <= end]


def _start(text: str, spans: Sequence[Span], lengths: Sequence[int], budget: int) -> int:
    opens, closes = sorted(a for a, _ in spans), sorted(b for _, b in spans)

    def matches(start: int) -> int:
        end = bisect_right(lengths, lengths[start] + budget) - 1
        return max(bisect_right(closes, end) - bisect_left(opens, start), 0)

    # A slice that would end after the quote starts earlier instead.
    last = _word_start(text, bisect_left(lengths, lengths[-1] - budget + size(_QUOTE)))
    leads = (bisect_left(lengths, lengths[first] - int(budget * _LEAD)) for first in opens)
    starts = (min(_word_start(text, lead), first) for lead, first in zip(leads, opens, strict=True))
    return max((min(start, last) for start in (0, *starts)), key=matches)


def _word_start(text: str, at: int) -> int:
    for start in range(at, min(at + WORD_LIMIT, len(text))):
        if start == 0 or text[start - 1].isspace():
            return start
    while 0 < at < len(text) - 1 and continues(text, at):
        at += 1
    return min(at, len(text) - 1)


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    if not part.strip():
        return start, end
    return end - len(part.lstrip()), start + len(part.rstrip())


def _narrowed(text: str, start: int, end: int) -> Span:
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not _is_word(text[end - 1]):
        end -= 1
    return start, end


def _can_be_bold(text: str, start: int, end: int) -> bool:
    if LINE_BREAK.search(text, start, end) or (end < len(text) and continues(text, end)):
        return False
    return "*" not in (text[start - 1 : start], text[end : end + 1])


def _is_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")
