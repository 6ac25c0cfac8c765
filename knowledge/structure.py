"""Find the title, the paragraphs and the list items of plain text, as spans that leave the text alone."""

import re
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

# Longer first lines are paragraphs: a headline of 120 characters is already two lines of print.
TITLE_LIMIT = 120
_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]*(?:\r\n|[\r\n\v\f\x85\u2028\u2029]|\Z)")
_SENTENCE_END = re.compile(r"[.!?…。！？｡।؟۔።՝։]['\"”’»」』)\]]*\s*\Z")
_LIST_ITEM = re.compile(r"\s*(?:[-*+•‣–—]|\(?\d{1,3}[.)])\s+\S")
_BYTE_ORDER_MARK = "\ufeff"


class Span(NamedTuple):
    """Point at `text[start:end]`, in code points, half open."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """Hold one paragraph: its pieces are cut into sentences one by one; a whole block (code) is not cut.

    Where it is `headed`, its pieces are the rows of a table, and the first heads the columns.
    """

    pieces: tuple[Span, ...]
    heading: tuple[str, ...] = ()
    whole: bool = False
    headed: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """Hold what plain text shows of its structure."""

    title: str | None
    blocks: tuple[Block, ...]


def trim(text: str, start: int, end: int) -> Span:
    """Narrow a span to its non-blank characters; a byte-order mark at the very start counts as blank."""
    if start == 0 and text.startswith(_BYTE_ORDER_MARK):
        start = 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def outline(text: str, title: str | None = None) -> Outline:
    """Read plain text: a title line (the given one, or one that looks like it), then its paragraphs."""
    lines = _stripped([trim(text, *match.span()) for match in _LINE.finditer(text)])
    if not lines:
        return Outline(title, ())
    first, body = text[slice(*lines[0])], _stripped(lines[1:])
    if first == title if title is not None else _is_title(first, lines, body):
        return Outline(first, _paragraphs(text, body))
    return Outline(title, _paragraphs(text, lines))


def could_be_title(line: str) -> bool:
    """Tell whether a first line looks like a title: short, one line, and not ending like a sentence."""
    return len(line) <= TITLE_LIMIT and "\n" not in line and not _SENTENCE_END.search(line)


def _is_title(first: str, lines: list[Span], body: list[Span]) -> bool:
    return bool(body) and could_be_title(first) and (_blank(lines[1]) or not any(map(_blank, body)))


def _paragraphs(text: str, lines: list[Span]) -> tuple[Block, ...]:
    if not any(map(_blank, lines)):
        return tuple(Block((line,)) for line in lines)
    runs = (list(run) for blank, run in groupby(lines, _blank) if not blank)
    return tuple(Block(_items(text, run)) for run in runs)


def _items(text: str, run: list[Span]) -> tuple[Span, ...]:
    starts = [0, *(i for i, line in enumerate(run) if i and _LIST_ITEM.match(text, line.start, line.end))]
    ends = [*starts[1:], len(run)]
    return tuple(Span(run[a].start, run[b - 1].end) for a, b in zip(starts, ends, strict=True))


def _blank(line: Span) -> bool:
    return line.start == line.end


def _stripped(lines: list[Span]) -> list[Span]:
    filled = [i for i, line in enumerate(lines) if not _blank(line)]
    return lines[filled[0] : filled[-1] + 1] if filled else []
