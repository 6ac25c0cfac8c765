"""Reply to what is no question about the article: a greeting, thanks, a question about the bot, no word at all."""

import re
from collections.abc import Sequence

from .language import language

_ABOUT = (
    "I answer questions about {articles} with sentences quoted from it, each with its place, or say that it is silent."
)
_SENTENCES = {
    "greeting": "Hello! Ask me a question about {articles}: I answer in its own words.",
    "thanks": "You are welcome. Ask on, if you like.",
    "about": _ABOUT,
    "wordless": "There is no word in this to look for. Ask a question about {articles}.",
}
# Of several articles so many are named.
_NAMED = 3


def reply_to(message: str, spoken: str, titles: Sequence[str]) -> str | None:
    """Give the sentence for a message that asks nothing of the articles, None where it is a question."""
    kind = _kind(re.findall(r"[^\W_]+", message.casefold()), spoken)
    named = " and ".join(f"“{title}”" for title in titles[:_NAMED]) or "the article"
    return _SENTENCES[kind].format(articles=named) if kind else None


def _kind(words: Sequence[str], spoken: str) -> str | None:
    talk = language(spoken).talk
    if not words:
        return "wordless"
    if " ".join(words) in talk.get("about", "").strip().split("\n"):
        return "about"
    for kind in ("greeting", "thanks"):
        row = talk.get(kind, "").split()
        if words[0] in row and set(words) <= set(row):
            return kind
    return None
