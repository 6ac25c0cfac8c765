"""What people say to a bot that is no question about an article, and how to recognise it."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from enum import StrEnum
from functools import cache
from typing import NamedTuple
from unicodedata import category, normalize

from .language import language

# Han, kana and Thai: their words have no spaces between them.
UNSPACED = re.compile("[\u0e01-\u0e4e\u3040-\u30ff\u3400-\u9fff]")
_BARE = re.compile(r"[^\W_]+")


class Talk(StrEnum):
    """Say what a message is that asks nothing of the articles."""

    ABOUT = "about"
    FAREWELL = "farewell"
    GREETING = "greeting"
    KNOWN_WORD = "known word"
    REMARK = "remark"
    THANKS = "thanks"
    UNKNOWN_WORD = "unknown word"
    WORDLESS = "wordless"


# What may be said alone, of several what is replied to first; and what of it words that go along may follow.
_SAID = (Talk.ABOUT, Talk.FAREWELL, Talk.THANKS, Talk.GREETING, Talk.REMARK)
_ACCOMPANIED = frozenset((Talk.GREETING, Talk.THANKS, Talk.FAREWELL))


def talk_of(words: str, code: str) -> Talk | None:
    """Tell what a message is in which sayings of a language follow each other; None where anything else is in it."""
    sayings, at, kinds = _sayings(code), 0, list[Talk]()
    if sayings.beginning(words) not in sayings.beginnings:
        return None
    while at < len(words):
        along = bool(kinds) and kinds[-1] in _ACCOMPANIED
        found = next((one for one in sayings.openings(words, at) if one[0] or along), None)
        if found is None:
            return None
        talk, at = found
        kinds += [talk] if talk else []
    return next((talk for talk in _SAID if talk in kinds), None)


class _Sayings(NamedTuple):
    """Hold what each saying of a language is, None for what goes along, and whether words have spaces between them."""

    talk: Mapping[str, Talk | None]
    spaced: bool
    beginnings: AbstractSet[str]

    def beginning(self, words: str) -> str:
        """Give the first word, of a script without spaces the first character."""
        return words.partition(" ")[0] if self.spaced else words[:1]

    def openings(self, words: str, at: int) -> Iterator[tuple[Talk | None, int]]:
        """Give what may be said at a place, the longest first, and where the words after it begin."""
        for end in range(len(words), at, -1):
            if self.spaced and words[end : end + 1].strip():
                continue
            part = words[at:end]
            for form in (part, f"{part.rpartition(' ')[0]} *"):
                if form in self.talk:
                    yield self.talk[form], end + (words[end : end + 1] == " ")


@cache
def _sayings(code: str) -> _Sayings:
    """Read a language's sayings."""
    rows = language(code).talk
    talk: dict[str, Talk | None] = {}
    for kind in (*_SAID, None):
        for line in rows.get(kind or "along", "").strip().split("\n"):
            talk.setdefault(bare_words(line) + (" *" if line.endswith("*") else ""), kind)
    talk.pop("", None)
    found = _Sayings(talk, not any(map(UNSPACED.match, talk)), frozenset())
    return found._replace(beginnings=frozenset(map(found.beginning, talk)))


def bare_words(text: str) -> str:
    """Fold a message to its bare words: people greet without accents, capitals and commas."""
    plain = text.casefold()
    if not text.isascii():
        plain = "".join(char for char in normalize("NFKD", text).casefold() if category(char) != "Mn")
    return " ".join(_BARE.findall(plain))
