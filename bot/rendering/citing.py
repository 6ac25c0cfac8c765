"""Evidence → the quotation and the citation below it, within a budget."""

from dataclasses import dataclass

from knowledge import Citation, Evidence

from ..phrases import Phrases
from .links import link_to
from .markdown import label, size
from .quotation import quotation, window, within

_TITLE = 80
_HEADING = 120


@dataclass(frozen=True, slots=True)
class Exhibit:
    """Hold a piece of evidence and the line above it that says what it is, where it is not the answer."""

    evidence: Evidence
    above: str | None = None

    def needs(self) -> int:
        """Measure the quote shown whole."""
        return size(quotation(self.evidence.quote, self.evidence.matched))

    def overhead(self, phrases: Phrases) -> int:
        """Measure the most that stands around the quote."""
        end = self.evidence.citation.end
        return size(_framed(self, "", cite(self.evidence, phrases, (end, end))))

    def show(self, phrases: Phrases, budget: int) -> str:
        """Show the quote, or an exact slice of it with its own offsets, and where it stands."""
        evidence = self.evidence
        start, end = window(evidence.quote, evidence.matched, budget)
        quote = quotation(evidence.quote[start:end], within(evidence.matched, start, end))
        whole = end - start == len(evidence.quote)
        offset = evidence.citation.start
        return _framed(self, quote, cite(evidence, phrases, None if whole else (offset + start, offset + end)))


def cite(evidence: Evidence, phrases: Phrases, part: tuple[int, int] | None = None) -> str:
    """Write the citation line: the place (a link where the article has a URL), the part shown, title and headings."""
    citation = evidence.citation
    place = phrases.place.format(paragraph=citation.paragraph, sentence=citation.sentence)
    link = link_to(citation.url, evidence.quote)
    shown = phrases.part.format(start=part[0], end=part[1]) if part else ""
    return " · ".join(filter(None, (f"[{place}]({link})" if link else place, shown, _source(citation))))


def _source(citation: Citation) -> str:
    heading = label(" › ".join(citation.heading), _HEADING)
    return " › ".join(filter(None, (label(citation.article, _TITLE), heading)))


def _framed(exhibit: Exhibit, quote: str, citation: str) -> str:
    return "\n".join([*([exhibit.above] if exhibit.above else []), quote, citation])
