"""Reply to what is no question about the article: a greeting, thanks, a question about the bot, one word or none."""

from collections.abc import Sequence
from dataclasses import dataclass

from .language import DEFAULT, known
from .naming import is_asking
from .query import Query
from .recognising import recognise
from .refusing import listed
from .sayings import Talk, bare_words, talk_of
from .unspaced import is_unspaced

# A courtesy is short; a longer message is not looked at, which also bounds the work on a hostile one.
_LONGEST = 60
_ABOUT = (
    "I answer questions about {articles} with quoted sentences, each with its place, or say that none there answers."
)
# Of several articles so many are named.
_NAMED = 3
# Words of Chinese and Japanese have rarely more characters.
_SHORT = 4

_SENTENCES = {
    Talk.GREETING: "Hello! Ask me a question about {articles}: I answer with quotes.",
    Talk.THANKS: "You are welcome. Ask on, if you like.",
    Talk.FAREWELL: "Goodbye! Ask again whenever you like.",
    Talk.REMARK: "All right. Ask on, if you like.",
    Talk.ABOUT: _ABOUT,
    Talk.KNOWN_WORD: "One word is no question, but “{word}” is in {articles}. Ask what you want to know about it.",
    Talk.UNKNOWN_WORD: "One word is no question, and “{word}” is not in {articles}. Ask in a few words.",
    Talk.WORDLESS: "There is no word in this to look for. Ask a question about {articles}.",
}


@dataclass(frozen=True, slots=True)
class Courtesy:
    """Hold what a message is, and the language it is said in."""

    talk: Talk
    language: str


def courtesy(message: str, preferred: str, *, foreign: bool = True) -> Courtesy | None:
    """Recognise a message of nothing but a courtesy, in the preferred language or, where allowed, in any other."""
    if len(message) > _LONGEST:
        return None if any(map(str.isalnum, message)) else Courtesy(Talk.WORDLESS, preferred)
    words = bare_words(message)
    if not words:
        return Courtesy(Talk.WORDLESS, preferred)
    own = preferred.split("-")[0].lower()
    codes = dict.fromkeys((own, *known())) if foreign else (own,)
    found = (Courtesy(talk, code) for code in codes if (talk := talk_of(words, code)))
    return next(found, None)


def spoken(message: str) -> str:
    """Name the language a message is in, a greeting included."""
    code = recognise(message, [DEFAULT])
    found = courtesy(message, code)
    return found.language if found else code


def only_word(query: Query) -> str | None:
    """Give the word of a message of one word; without spaces between words, of so few characters."""
    if not query.words or len(query.words) < len(query.tokens):
        return None
    shown = query.surfaces(query.words)
    alone = len(query.words) == 1 or (len(shown) == 1 and len(query.words) < _SHORT)
    if is_unspaced(shown[0]) and is_asking(query.text, query.language):
        return None
    return shown[0] if alone else None


def sentence(talk: Talk, titles: Sequence[str], word: str = "") -> str:
    """Give the sentence to reply with, which names the articles that can be asked."""
    more = [f"{len(titles) - _NAMED} more"] if len(titles) > _NAMED else []
    named = listed([*(f"“{title}”" for title in titles[:_NAMED]), *more]) or "the article"
    return _SENTENCES[talk].format(articles=named, word=word)
