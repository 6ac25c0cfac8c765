"""Which buttons stand under an answer."""

from knowledge import Answer, Article, Library, Status

from ..phrases import Phrases
from ..rendering import Control
from .keys import Action, about


def row(answer: Answer, library: Library, phrases: Phrases, only: Article | None = None) -> tuple[Control, ...]:
    """Give the buttons under an answer or a refusal that quotes something; at most five, a row.

    They carry it along where the question was put to one article `only`.
    """
    quoted = answer.evidence[0] if answer.evidence else answer.nearest
    place = about(library, quoted.citation, only) if quoted else None
    if place is None:
        return ()
    at = str(place)
    context = Control(phrases.context_button, Action.CONTEXT, at)
    delete = Control(phrases.delete_button, Action.DELETE, at, private=False)
    if answer.status is not Status.ANSWERED:
        return (context, delete)
    others = Control(phrases.others_button, Action.OTHERS, at)
    why = Control(phrases.why_button, Action.WHY, at)
    return (context, others, why, Control(phrases.share_button, Action.SHARE, at, private=True), delete)
