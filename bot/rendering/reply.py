"""An answer → the blocks of text of one message, inside Discord's limits for any article and question."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge import Answer, Certainty, Role, Status

from ..limits import MESSAGE_TEXT
from ..phrases import Phrases
from .citing import Exhibit
from .markdown import label, size
from .plain import plain
from .refusal import refusal
from .shares import shares
from .talking import talking

_QUESTION = 200
# The core quotes up to three sentences and up to three for context; of more too little could be shown of each.
_MOST = 4
_SMALL = "-# "


class Style(StrEnum):
    """Say how answers look: with Discord's formatting, or as sentences that a screen reader reads well."""

    RICH = "rich"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Control:
    """Name a button: what it says, what it does, and under which replies it stands."""

    label: str
    action: str
    place: str
    private: bool | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """Hold the texts of one message, from top to bottom; what controls stand under it comes on top of these."""

    blocks: tuple[str, ...]
    style: Style = Style.RICH
    controls: tuple[Control, ...] = ()

    @property
    def size(self) -> int:
        """Measure all the text as Discord's limit does."""
        return sum(map(size, self.blocks))


def render(answer: Answer, phrases: Phrases, style: Style = Style.RICH, above: str = "") -> Reply:
    """Show an answer, below a line where there is one: the quotes, each with its citation, confidence and question."""
    if style is Style.PLAIN:
        return notice(plain(answer, phrases, above), style)
    lines = [*filter(None, [above]), *_lines(answer, phrases)]
    last = _last_line(answer, phrases)
    exhibits = _exhibits(answer, phrases)
    fixed = sum(map(size, (*lines, *last))) + sum(exhibit.overhead(phrases) for exhibit in exhibits)
    budgets = shares([exhibit.needs() for exhibit in exhibits], MESSAGE_TEXT - fixed)
    shown = (exhibit.show(phrases, budget) for exhibit, budget in zip(exhibits, budgets, strict=True))
    return Reply((*lines, *shown, *last))


def notice(text: str, style: Style = Style.RICH) -> Reply:
    """Show one sentence of the bot's own; what others wrote in it must be escaped already."""
    return Reply((text,), style)


def _exhibits(answer: Answer, phrases: Phrases) -> list[Exhibit]:
    if answer.status is Status.ANSWERED:
        above = {Role.ANSWER: None, Role.CONTEXT: phrases.context}
        return [Exhibit(evidence, above[evidence.role]) for evidence in answer.evidence[:_MOST]]
    return [Exhibit(answer.nearest, phrases.nearest)] if answer.nearest else []


def _lines(answer: Answer, phrases: Phrases) -> list[str]:
    if answer.status is Status.REPLY:
        return [talking(answer, phrases)]
    meant = [_with_question(phrases.did_you_mean, answer.did_you_mean)] if answer.did_you_mean else []
    if answer.foreign:
        meant.append(phrases.foreign)
    return [*meant, refusal(answer, phrases)] if answer.status is Status.REFUSED else meant


def _last_line(answer: Answer, phrases: Phrases) -> list[str]:
    if answer.status is Status.REPLY:
        return []
    certainty = {
        Certainty.SURE: phrases.sure,
        Certainty.LIKELY: phrases.likely,
        Certainty.NOT_FOUND: phrases.not_found,
    }
    said = [certainty[answer.certainty], _with_question(phrases.asked, answer.question)]
    if answer.searched not in (answer.question, answer.did_you_mean):
        said.append(_with_question(phrases.searched, answer.searched))
    return [_SMALL + " · ".join(said)]


def _with_question(phrase: str, question: str) -> str:
    return phrase.format(question=label(question, _QUESTION))
