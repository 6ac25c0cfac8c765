"""An answer → plain sentences in reading order, for screen readers and for who wants no formatting.

They are sent as the message's content, not as components: content is what a notification reads out, what a reply
quotes, what search finds and what "Copy Text" copies, in every client, those made for blind people among them; of a
message of components these see nothing. It takes 2000 characters rather than 4000, so fewer sentences are quoted.
"""

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


def plain(answer: Answer, phrases: Phrases) -> str:
    """Show an answer as text that is read from top to bottom: what it says, where that stands, how sure it is."""
    if answer.status is Status.REPLY:
        return talking(answer, phrases)
    opening = [refusal(answer, phrases)] if answer.status is Status.REFUSED else []
    closing = _closing(answer, phrases)
    room = CONTENT - sum(size(line) + 1 for line in (*opening, *closing))
    return "\n".join([*opening, *_quoted(answer, phrases, room), *closing])


def _quoted(answer: Answer, phrases: Phrases, room: int) -> list[str]:
    shown = answer.evidence[:_MOST] or tuple(filter(None, [answer.nearest]))
    # As many sentences as leave each its room; a link, which nobody hears, goes before the last one does.
    for chosen, linked in [*((shown[:count], True) for count in range(len(shown), 0, -1)), (shown[:1], False)]:
        spoken = [_Spoken(one, _above(one, answer, phrases), linked=linked) for one in chosen]
        needs = [size(quotation(one.quote, one.matched)) for one in chosen]
        budgets = shares(needs, room - sum(one.overhead(phrases) for one in spoken))
        if not linked or all(got >= min(need, _READABLE) for got, need in zip(budgets, needs, strict=True)):
            return [one.show(phrases, budget) for one, budget in zip(spoken, budgets, strict=True)]
    return []


@dataclass(frozen=True, slots=True)
class _Spoken:
    """Hold a quote, what is said before it, and whether its place is a link."""

    evidence: Evidence
    above: str | None
    linked: bool

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
        link = link_to(citation.url, self.evidence.quote) if self.linked else None
        # In angle brackets, so that the page's preview is not read out after the answer.
        return f"[{place}](<{link}>)" if link else place


def _above(evidence: Evidence, answer: Answer, phrases: Phrases) -> str | None:
    if answer.status is Status.REFUSED:
        return phrases.nearest
    return phrases.context if evidence.role is Role.CONTEXT else None


def _closing(answer: Answer, phrases: Phrases) -> list[str]:
    certainty = {
        Certainty.SURE: phrases.sure,
        Certainty.LIKELY: phrases.likely,
        Certainty.NOT_FOUND: phrases.not_found,
    }
    searched = answer.searched if answer.searched != answer.question else None
    questions = [
        (phrases.did_you_mean, answer.did_you_mean),
        (phrases.asked, answer.question),
        (phrases.searched, searched),
    ]
    said = [phrase.format(question=label(question, _QUESTION)) for phrase, question in questions if question]
    return [certainty[answer.certainty], *said]
