"""Read where a quote is said to stand, `4.2` or `120:148`, and look it up in an article."""

import re

from .article import Article, Passage, Sentence
from .errors import UnknownPlaceError
from .structure import Span

_PLACE = re.compile(r"¶?\s*(\d{1,9})(?:\.(\d{1,9}))?")
_OFFSETS = re.compile(r"(\d{1,9}):(\d{1,9})")


def parse_place(place: str) -> tuple[int, int | None]:
    """Read `4` or `4.2` as paragraph and sentence; raise UnknownPlaceError for anything else."""
    match = _PLACE.fullmatch(place.strip())
    if not match:
        raise UnknownPlaceError(f"“{place}” is no place: write 4 for paragraph 4, or 4.2 for its sentence 2.")
    return int(match.group(1)), int(match.group(2)) if match.group(2) else None


def span_of(article: Article, place: str) -> Span:
    """Find the span of `4.2`, of the whole paragraph `4`, or of the offsets `120:148`."""
    offsets = _OFFSETS.fullmatch(place.strip())
    if offsets:
        start, end = int(offsets.group(1)), int(offsets.group(2))
        if not start < end <= len(article.text):
            raise UnknownPlaceError(f"{place} lies outside the text of {len(article.text)} characters.")
        return Span(start, end)
    paragraph, number = parse_place(place)
    if number is None:
        parts = paragraph_of(article, paragraph)
        return Span(parts[0].start, parts[-1].end)
    found = next(s for s in article.passage_at(paragraph, number).sentences if s.number == number)
    return Span(found.start, found.end)


def paragraph_of(article: Article, number: int) -> list[Passage]:
    """List the passages of a paragraph; raise UnknownPlaceError where the article has no such paragraph."""
    article.passage_at(number)
    return [passage for passage in article.passages if passage.paragraph == number]


def places_of(article: Article, quote: str) -> list[Sentence]:
    """List the sentences that hold these very words."""
    spans = [match.start() for match in re.finditer(re.escape(quote), article.text)] if quote else []
    return [
        sentence
        for passage in article.passages
        for sentence in passage.sentences
        if any(sentence.start <= start < sentence.end for start in spans)
    ]
