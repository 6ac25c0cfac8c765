"""Reply to what is no question about the article: a greeting, thanks, a question about the bot, one word or none."""

import re
from collections.abc import Sequence

from .language import language
from .query import Query

_ABOUT = (
    "I answer questions about {articles} with sentences quoted from it, each with its place, or say that it is silent."
)
_SENTENCES = {
    "greeting": "Hello! Ask me a question about {articles}: I answer in its own words.",
    "thanks": "You are welcome. Ask on, if you like.",
    "about": _ABOUT,
    "known_word": "One word is no question, but {articles} has “{word}”. Ask what you want to know about it.",
    "unknown_word": "One word is no question, and {articles} does not have “{word}”. Ask a question in a few words.",
    "wordless": "There is no word in this to look for. Ask a question about {articles}.",
}
# Of several articles so many are named.
_NAMED = 3
# Words of Chinese and Japanese have rarely more characters.
_SHORT = 4


def reply_to(message: str, query: Query, titles: Sequence[str], *, known: bool) -> str | None:
    """Give the sentence for a message that asks nothing of the articles, None where it is a question.

    `known` tells whether the articles have the words of the query.
    """
    kind = _kind(re.findall(r"[^\W_]+", message.casefold()), query.language)
    word = only_word(query)
    if kind is None and word:
        kind = "known_word" if known else "unknown_word"
    named = " and ".join(f"“{title}”" for title in titles[:_NAMED]) or "the article"
    return _SENTENCES[kind].format(articles=named, word=word) if kind else None


def only_word(query: Query) -> str | None:
    """Give the word of a message of one word; without spaces between words, of so few characters."""
    if not query.words or len(query.words) < len(query.tokens):
        return None
    shown = query.surfaces(query.words)
    alone = len(query.words) == 1 or (len(shown) == 1 and len(shown[0]) <= _SHORT)
    return shown[0] if alone else None


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
