"""Cut a block of text into sentences and passages with exact spans (library: sentencex)."""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from sentencex import get_sentence_boundaries

from .abbreviations import ends_sentence
from .structure import Block, Span, trim

# A passage is what one screen of a phone shows; longer paragraphs dilute BM25's length norm and the reply.
PASSAGE_LIMIT = 1200


class Bounded(Protocol):
    """Stand for anything with a start and an end in the text."""

    @property
    def start(self) -> int:
        """Give the first code point."""
        ...

    @property
    def end(self) -> int:
        """Give the code point after the last."""
        ...


SpanT = TypeVar("SpanT", bound=Bounded)
_WORD = re.compile(r"[^\W_]")
# In Japanese, Chinese and Korean a quotation's last full stop ends no sentence where it goes on: 「はい。」と言った。
_CLOSED_QUOTE = frozenset("」』”’\"'")
_GOES_ON = re.compile(r"[とっなのはがをにで、，。가-힣]")
_GOES_ON_AFTER_A_SPACE = re.compile(r"(?:이?라[고는며]|하[고며]|고)(?=\s)")
# Full stops that sentencex 1.0 passes: before a digit ("去世。1822年"), and those of Khmer, but for its "etc.".
_PASSED = re.compile(r"[。！？](?=\d)|[។៕](?!ល។)")


# sentencex 1.0 takes the square of the length where no spaces are: 4 s for 180 000 characters, 0.1 s for this many.
_CHUNK = 20_000
_FULL_STOP = re.compile(r"[。！？]+(?![」』”’）)])")


def sentences(text: str, block: Block, language: str) -> tuple[Span, ...]:
    """Cut a block into sentences that cover each of its non-blank characters once, in order."""
    if block.whole:
        return (Span(block.pieces[0].start, block.pieces[-1].end),)
    return tuple(
        span for piece in block.pieces for part in _chunks(text, piece) for span in _sentences(text, part, language)
    )


def passages(spans: Sequence[SpanT]) -> Iterator[Sequence[SpanT]]:
    """Group a paragraph's sentences into passages of at most PASSAGE_LIMIT characters, or of one sentence."""
    first = 0
    for i, span in enumerate(spans):
        if i > first and span.end - spans[first].start > PASSAGE_LIMIT:
            yield spans[first:i]
            first = i
    if spans:
        yield spans[first:]


def _chunks(text: str, piece: Span) -> Iterator[Span]:
    start = piece.start
    for stop in _FULL_STOP.finditer(text, piece.start + _CHUNK, piece.end) if piece.end - start > _CHUNK else ():
        if stop.end() - start > _CHUNK and text[stop.end() : piece.end].strip():
            yield trim(text, start, stop.end())
            start = stop.end()
    yield trim(text, start, piece.end)


def _sentences(text: str, piece: Span, language: str) -> Iterator[Span]:
    body = text[slice(*piece)]
    ends = {boundary["end_index"] for boundary in get_sentence_boundaries(language, body)}
    ends.update(stop.end() for stop in _PASSED.finditer(body))
    cuts = [cut for cut in sorted(ends) if 0 < cut < len(body) and _ends(body, cut, language)]
    start = 0
    for cut in [*cuts, len(body)]:
        # A cut that leaves no word on either side belongs to its neighbour ("...", a stray quotation mark).
        if cut == len(body) or (_WORD.search(body, start, cut) and _WORD.search(body, cut)):
            yield trim(text, piece.start + start, piece.start + cut)
            start = cut


def _ends(body: str, cut: int, language: str) -> bool:
    last = body[max(cut - 40, 0) : cut].rstrip()[-1:]
    if last == ".":
        return ends_sentence(body, cut, language)
    goes_on = _GOES_ON_AFTER_A_SPACE if body[cut - 1].isspace() else _GOES_ON
    return not (last in _CLOSED_QUOTE and goes_on.match(body, cut))
