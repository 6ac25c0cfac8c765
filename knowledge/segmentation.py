"""Cut a block of text into sentences and passages with exact spans (library: sentencex)."""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from sentencex import get_sentence_boundaries

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
# Abbreviations that a number follows and that sentencex 1.0 lets end a sentence ("approx. 5 kg").
_BEFORE_NUMBER = re.compile(
    r"(?:^|[\s(])(?:approx|fig|figs|no|nos|vol|ch|sec|art|pp?|ca?|max|min|tel|ext|est)\.\s*\Z", re.IGNORECASE
)
# In Japanese and Chinese a quotation's last full stop ends no sentence where the sentence goes on: 「はい。」と言った。
_CLOSED_QUOTE = re.compile(r"[」』”’]\Z")
# A full stop of Chinese or Japanese that sentencex 1.0 takes for a decimal point ("去世。1822年").
_BEFORE_DIGIT = re.compile(r"[。！？](?=\d)")
_GOES_ON = re.compile(r"[とっなのはがをにで、，。]")


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
    ends.update(stop.end() for stop in _BEFORE_DIGIT.finditer(body))
    cuts = [cut for cut in sorted(ends) if 0 < cut < len(body) and _is_boundary(body, cut)]
    start = 0
    for cut in [*cuts, len(body)]:
        # A cut that leaves no word on either side belongs to its neighbour ("...", a stray quotation mark).
        if cut == len(body) or (_WORD.search(body, start, cut) and _WORD.search(body, cut)):
            yield trim(text, piece.start + start, piece.start + cut)
            start = cut


def _is_boundary(body: str, cut: int) -> bool:
    before, after = body[max(cut - 40, 0) : cut].rstrip()[-12:], body[cut : cut + 1]
    if after.isdigit() and _BEFORE_NUMBER.search(before):
        return False
    return not (_CLOSED_QUOTE.search(before) and _GOES_ON.match(after) and not body[cut - 1].isspace())
