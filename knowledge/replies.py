"""Reply to what is no question about the article: a greeting, thanks, a question about the bot, one word or none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from unicodedata import category, normalize

from .language import detect, known, language
from .query import Query

# A courtesy is short; a longer message is not looked at, which also bounds the work on a hostile one.
_LONGEST = 60
_ABOUT = (
    "I answer questions about {articles} with sentences quoted from it, each with its place, or say that it is silent."
)
# Han and kana: their words have no spaces between them.
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_BARE = re.compile(r"[^\W_]+")
# Of several articles so many are named.
NAMED = 3
# Words of Chinese and Japanese have rarely more characters.
_SHORT = 4


class Talk(StrEnum):
    """Say what a message is that asks nothing of the articles."""

    ABOUT = "about"
    GREETING = "greeting"
    KNOWN_WORD = "known word"
    THANKS = "thanks"
    UNKNOWN_WORD = "unknown word"
    WORDLESS = "wordless"


_SENTENCES = {
    Talk.GREETING: "Hello! Ask me a question about {articles}: I answer in its own words.",
    Talk.THANKS: "You are welcome. Ask on, if you like.",
    Talk.ABOUT: _ABOUT,
    Talk.KNOWN_WORD: "One word is no question, but {articles} has “{word}”. Ask what you want to know about it.",
    Talk.UNKNOWN_WORD: "One word is no question, and {articles} does not have “{word}”. Ask in a few words.",
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
    words = _words(message)
    if not words:
        return Courtesy(Talk.WORDLESS, preferred)
    own = preferred.split("-")[0].lower()
    codes = dict.fromkeys((own, *known())) if foreign else (own,)
    found = (Courtesy(talk, code) for code in codes for talk, said in _sayings(code) if said.fullmatch(words))
    return next(found, None)


def spoken(message: str) -> str:
    """Name the language a message is in, a greeting included."""
    said = courtesy(message, detect(message))
    return said.language if said else detect(message)


def only_word(query: Query) -> str | None:
    """Give the word of a message of one word; without spaces between words, of so few characters."""
    if not query.words or len(query.words) < len(query.tokens):
        return None
    shown = query.surfaces(query.words)
    alone = len(query.words) == 1 or (len(shown) == 1 and len(shown[0]) <= _SHORT)
    return shown[0] if alone else None


def sentence(talk: Talk, titles: Sequence[str], word: str = "") -> str:
    """Give the sentence to reply with, which names the articles that can be asked."""
    named = " and ".join(f"“{title}”" for title in titles[:NAMED]) or "the article"
    return _SENTENCES[talk].format(articles=named, word=word)


@cache
def _sayings(code: str) -> tuple[tuple[Talk, re.Pattern[str]], ...]:
    """Compile a language's sayings: one of them, then any more of them and of the words that go along."""
    data = {kind: [_words(line) for line in text.strip().split("\n")] for kind, text in language(code).talk.items()}
    along = data.get("along", [])
    return tuple((talk, _pattern(data[talk], [] if talk is Talk.ABOUT else along)) for talk in Talk if talk in data)


def _pattern(openings: Sequence[str], along: Sequence[str]) -> re.Pattern[str]:
    # Words of scripts without spaces follow each other with none between; elsewhere a word ends before the next.
    ends = "" if any(UNSPACED.match(saying) for saying in openings) else r"(?!\w)"
    opening, more = (
        "|".join(re.escape(saying) + ends for saying in sorted(sayings, key=len, reverse=True))
        for sayings in (openings, [*openings, *along])
    )
    # Atomic, so that no message can make the match try every way of cutting it up.
    return re.compile(f"(?>{opening})(?: ?(?>{more}))*+" if along else opening)


def _words(text: str) -> str:
    """Fold a message to its bare words: people greet without accents, capitals and commas."""
    plain = text.casefold()
    if not text.isascii():
        plain = "".join(char for char in normalize("NFKD", text).casefold() if category(char) != "Mn")
    return " ".join(_BARE.findall(plain))
