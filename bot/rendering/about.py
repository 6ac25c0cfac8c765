"""What articles are about → lists of headings or key phrases."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..limits import CONTENT
from ..phrases import Phrases
from .markdown import label, size
from .reply import Reply, Style

if TYPE_CHECKING:
    from knowledge.suggestions import Outlined

# Of one article so many are listed; of several, each on a line, so many of so many articles.
_LISTED = 25
_EACH, _ARTICLES = 5, 10
_TITLE = 80
_TOPIC = 60
_POINT = "- "


def about(outlined: "Sequence[Outlined]", phrases: Phrases, style: Style = Style.RICH) -> Reply:
    """List what can be asked: of one article its headings, else its key phrases; of several the first of each."""
    closing = phrases.topics_hint.format(ask=phrases.ask_name)
    if len(outlined) == 1:
        lines = _of_one(outlined[0], phrases)
    else:
        lines = [_line(one, phrases) for one in outlined[:_ARTICLES]]
        if len(outlined) > _ARTICLES:
            lines.append(phrases.more_words.format(count=len(outlined) - _ARTICLES))
    room = CONTENT - size(closing) - 1
    # A list as long as a plain message can be is long enough for the other style too.
    while sum(size(line) + 1 for line in lines) > room:
        lines.pop()
    return Reply(("\n".join([*lines, closing]),), style)


def _of_one(outlined: "Outlined", phrases: Phrases) -> list[str]:
    title = phrases.quoted.format(text=label(outlined.article.title, _TITLE))
    if outlined.headings:
        opening, topics = phrases.topics_headings.format(title=title), outlined.headings
    elif outlined.phrases:
        opening, topics = phrases.topics_phrases.format(title=title), outlined.phrases
    else:
        return [phrases.topics_none.format(title=title)]
    more = [phrases.more_words.format(count=len(topics) - _LISTED)] if len(topics) > _LISTED else []
    return [opening, *(_POINT + label(topic, _TOPIC) for topic in topics[:_LISTED]), *more]


def _line(outlined: "Outlined", phrases: Phrases) -> str:
    topics = (outlined.headings or outlined.phrases)[:_EACH]
    title = phrases.quoted.format(text=label(outlined.article.title, _TITLE))
    listed = phrases.separator.join(label(topic, _TOPIC) for topic in topics)
    return _POINT + " · ".join(filter(None, (title, listed)))
