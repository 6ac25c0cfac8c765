"""An answer → plain sentences in reading order, for screen readers and for who wants no formatting.

They are sent as the message's content, not as components: content is what a notification reads out, what a reply
quotes, what search finds and what "Copy Text" copies, in every client, those made for blind people among them; of a
message of components these see nothing. It takes 2000 characters rather than 4000, so fewer sentences are quoted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge import Answer, Certainty, Evidence, Role, Status

from ..limits import CONTENT
from ..phrases import Phrases
from .links import link_to
from .markdown import label, size
from .quotation import bare, quotation, window
from .refusal import refusal
from .shares import shares
from .talking import talking

_TITLE = 80
_HEADING = 60
_QUESTION = 100
# Sentences quoted at most: one that cannot be skimmed is listened to.
_MOST = 3
# Where less of each sentence could be shown, fewer are.
_READABLE = 200


def plain(answer: Answer, phrases: Phrases, above: str = "") -> str:
    """Show an answer as text that is read from top to bottom: what it says, where that stands, how sure it is."""
    opening, closing = [*filter(None, [above]), *_opening(answer, phrases)], _closing(answer, phrases)
    room = CONTENT - sum(size(line) + 1 for line in (*opening, *closing))
    return "\n".join([*opening, *_quoted(answer, phrases, room), *closing])


def _opening(answer: Answer, phrases: Phrases) -> list[str]:
    if answer.status is Status.REPLY:
        return [talking(answer, phrases)]
    meant = answer.did_you_mean
    said = [phrases.did_you_mean.format(question=label(meant, _QUESTION))] if meant else []
    said += [phrases.foreign] if answer.foreign else []
    return [*said, refusal(answer, phrases)] if answer.status is Status.REFUSED else said


def _quoted(answer: Answer, phrases: Phrases, room: int) -> list[str]:
    if answer.nearest:
        return spoken([(answer.nearest, phrases.nearest)], phrases, room)
    quoted = answer.evidence[:_MOST]
    return spoken([(one, phrases.context if one.role is Role.CONTEXT else None) for one in quoted], phrases, room)


def spoken(quoted: Sequence[tuple[Evidence, str | None]], phrases: Phrases, room: int) -> list[str]:
    """Show quotes, each after what is said of it, within a room; fewer where little of each could be shown."""
    shown = [_Spoken(one, above) for one, above in quoted]
    while True:
        needs = [size(quotation(one.evidence.quote, one.evidence.matched)) for one in shown]
        budgets = shares(needs, room - sum(one.overhead(phrases) for one in shown))
        # With the longest of everything, one sentence still has some 200 characters.
        if len(shown) < 2 or all(got >= min(need, _READABLE) for got, need in zip(budgets, needs, strict=True)):
            return [one.show(phrases, budget) for one, budget in zip(shown, budgets, strict=True)]
        shown.pop()


@dataclass(frozen=True, slots=True)
class _Spoken:
    """Hold a quote and what is said before it."""

    evidence: Evidence
    above: str | None

    def overhead(self, phrases: Phrases) -> int:
        end = self.evidence.citation.end
        return size(self._framed(phrases, "", (end, end))) + 1

    def show(self, phrases: Phrases, budget: int) -> str:
        quote, first = self.evidence.quote, self.evidence.citation.start
        start, end = window(quote, self.evidence.matched, budget)
        part = None if end - start == len(quote) else (first + start, first + end)
        return self._framed(phrases, bare(quote[start:end]), part)

    def _framed(self, phrases: Phrases, quote: str, part: tuple[int, int] | None) -> str:
        shown = [phrases.plain_part.format(start=part[0], end=part[1])] if part else []
        return "\n".join([*filter(None, [self.above]), phrases.quoted.format(text=quote), self._place(phrases), *shown])

    def _place(self, phrases: Phrases) -> str:
        citation = self.evidence.citation
        names = (label(citation.article, _TITLE), label(" › ".join(citation.heading), _HEADING))
        source = phrases.separator.join(phrases.quoted.format(text=name) for name in names if name)
        place = phrases.plain_source.format(source=source, paragraph=citation.paragraph, sentence=citation.sentence)
        link = link_to(citation.url, self.evidence.quote)
        # In angle brackets, so that the page's preview is not read out after the answer.
        return f"[{place}](<{link}>)" if link else place


def _closing(answer: Answer, phrases: Phrases) -> list[str]:
    if answer.status is Status.REPLY:
        return []
    certainty = {
        Certainty.SURE: phrases.sure,
        Certainty.LIKELY: phrases.likely,
        Certainty.NOT_FOUND: phrases.not_found,
    }
    searched = answer.searched if answer.searched not in (answer.question, answer.did_you_mean) else None
    questions = [(phrases.asked, answer.question), (phrases.searched, searched)]
    said = [phrase.format(question=label(question, _QUESTION)) for phrase, question in questions if question]
    return [certainty[answer.certainty], *said]
