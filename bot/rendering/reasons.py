"""Why this answer → sentences: the words that matched, those the article lacks, how sure it is."""

from knowledge import Answer

from ..phrases import Phrases
from .listing import listed
from .markdown import label
from .reply import Reply, Style

# With the longest of everything these lines still fit into a message's content.
_MOST, _WORD, _QUESTION = 10, 40, 200


def reasons(answer: Answer, phrases: Phrases, style: Style = Style.RICH) -> Reply:
    """Say in plain words what led to the first sentence."""
    first = answer.evidence[0] if answer.evidence else answer.nearest
    matched = [first.quote[span.start : span.end] for span in first.matched] if first else []
    lines = [phrases.asked.format(question=label(answer.question, _QUESTION))]
    if answer.searched != answer.question:
        lines.append(phrases.searched.format(question=label(answer.searched, _QUESTION)))
    if matched:
        words = listed(tuple(dict.fromkeys(matched)), phrases, most=_MOST, limit=_WORD)
        lines.append(phrases.why_matched.format(words=words))
    if answer.missing:
        lines.append(phrases.why_missing.format(words=listed(answer.missing, phrases, most=_MOST, limit=_WORD)))
    lines.append(phrases.why_confidence.format(percent=round(100 * answer.confidence)))
    if len(answer.candidates) > 1:
        lead = answer.candidates[0].score - answer.candidates[1].score
        lines.append(phrases.why_lead.format(first=f"{answer.candidates[0].score:.1f}", lead=f"{max(lead, 0):.1f}"))
    return Reply(("\n".join(lines),), style) if style is Style.PLAIN else Reply(tuple(lines))
