"""Why this answer → sentences: what the question's words led to, those the article lacks, how sure it is."""

from collections.abc import Iterator, Sequence

from knowledge import Answer
from knowledge.reasons import Link, Reason, Why

from ..limits import CONTENT, MESSAGE_TEXT
from ..phrases import Phrases
from .listing import listed
from .markdown import label, size
from .reply import Reply, Style

_MOST, _FEW, _WORD, _QUESTION = 10, 3, 40, 200


def reasons(answer: Answer, why: Why, phrases: Phrases, style: Style = Style.RICH, *, judged: bool = True) -> Reply:
    """Say in plain words what led to a sentence; of many words those that fit into a message.

    Where it is not `judged`, the answer's confidence is that of another sentence or question, and is left out.
    """
    lines = [phrases.asked.format(question=label(answer.question, _QUESTION))]
    if answer.searched != answer.question:
        lines.append(phrases.searched.format(question=label(answer.searched, _QUESTION)))
    same = tuple(dict.fromkeys(word for one in why.reasons if one.link is Link.SAME for word in one.found))
    if same:
        lines.append(phrases.why_matched.format(words=listed(same, phrases, most=_MOST, limit=_WORD)))
    closing = list(_closing(answer, why, phrases, judged=judged))
    room = (CONTENT if style is Style.PLAIN else MESSAGE_TEXT) - sum(size(line) + 1 for line in (*lines, *closing))
    for line in _others(why.reasons, phrases):
        room -= size(line) + 1
        lines += [line] if room >= 0 else []
    lines += closing
    return Reply(("\n".join(lines),), style) if style is Style.PLAIN else Reply(tuple(lines))


def _others(found: Sequence[Reason], phrases: Phrases) -> Iterator[str]:
    said = {
        Link.FORM: phrases.why_form,
        Link.SYNONYM: phrases.why_synonym,
        Link.SHORT: phrases.why_short,
        Link.RELATED: phrases.why_related,
        Link.ABOVE: phrases.why_above,
    }
    for one in found:
        if one.link is not Link.SAME:
            words = listed(one.found, phrases, most=_FEW, limit=_WORD) if one.found else ""
            yield said[one.link].format(word=label(one.asked, _WORD), found=words)


def _closing(answer: Answer, why: Why, phrases: Phrases, *, judged: bool) -> Iterator[str]:
    if answer.missing:
        yield phrases.why_missing.format(words=listed(answer.missing, phrases, most=_MOST, limit=_WORD))
    if why.similarity is not None:
        yield phrases.why_similar.format(percent=round(100 * max(why.similarity, 0)))
    if not judged:
        return
    yield phrases.why_confidence.format(percent=round(100 * answer.confidence))
    if len(answer.candidates) > 1:
        lead = answer.candidates[0].score - answer.candidates[1].score
        yield phrases.why_lead.format(first=f"{answer.candidates[0].score:.1f}", lead=f"{max(lead, 0):.1f}")
