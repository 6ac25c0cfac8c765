"""The next candidates → the blocks of a message, each with where it stands."""

from knowledge import Answer

from ..limits import MESSAGE_TEXT
from ..phrases import Phrases
from .citing import Exhibit
from .markdown import size
from .reply import Reply
from .shares import shares

_MOST = 4


def others(answer: Answer, phrases: Phrases) -> Reply:
    """Show the sentences that come after those shown; say so where there are none."""
    shown = {evidence.citation for evidence in answer.evidence or answer.candidates[:1]}
    further = [Exhibit(one) for one in answer.candidates if one.citation not in shown and one.matched][:_MOST]
    if not further:
        return Reply((phrases.no_others,))
    fixed = size(phrases.others_above) + sum(exhibit.overhead(phrases) for exhibit in further)
    budgets = shares([exhibit.needs() for exhibit in further], MESSAGE_TEXT - fixed)
    rows = (exhibit.show(phrases, budget) for exhibit, budget in zip(further, budgets, strict=True))
    return Reply((phrases.others_above, *rows))
