"""The next candidates → the blocks of a message, each with where it stands."""

from knowledge import Answer

from ..limits import CONTENT, MESSAGE_TEXT
from ..phrases import Phrases
from .citing import Exhibit
from .markdown import size
from .plain import spoken
from .reply import Reply, Style
from .shares import shares

_MOST = 4


def others(answer: Answer, phrases: Phrases, style: Style = Style.RICH) -> Reply:
    """Show the sentences that come after those shown; say so where there are none."""
    listed = answer.further[:_MOST]
    if not listed:
        return Reply((phrases.no_others,), style)
    if style is Style.PLAIN:
        quotes = spoken([(one, None) for one in listed], phrases, CONTENT - size(phrases.others_above) - 1)
        return Reply(("\n".join([phrases.others_above, *quotes]),), style)
    further = [Exhibit(one) for one in listed]
    fixed = size(phrases.others_above) + sum(exhibit.overhead(phrases) for exhibit in further)
    budgets = shares([exhibit.needs() for exhibit in further], MESSAGE_TEXT - fixed)
    rows = (exhibit.show(phrases, budget) for exhibit, budget in zip(further, budgets, strict=True))
    return Reply((phrases.others_above, *rows))
