"""What a button carries in its custom id: what it does, for whom, and which sentence it is about; pure."""

import re
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from knowledge import Article, Citation, Library

# As many characters of the text's hash tell a changed article from the one that was quoted.
_HASH = 8
_PLACE = r"(?P<article>[0-9a-f]{8}):(?P<paragraph>[0-9]{1,9})\.(?P<sentence>[0-9]{1,9})(?::(?P<only>[0-9a-f]{8}))?"
_TEMPLATE = re.compile(rf"v1:(?P<action>[a-z]{{1,20}}):(?P<asker>[0-9]{{1,20}}):{_PLACE}")


class Action(StrEnum):
    """Name what a button does."""

    CONTEXT = "context"
    TURN = "turn"
    OTHERS = "others"
    WHY = "why"
    SHARE = "share"
    DELETE = "delete"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class About:
    """Point at the sentence that a reply is about, in an article known by its text.

    Where the question was put to one article only, `only` knows that one by its title, which outlives its text.
    """

    article: str
    paragraph: int
    sentence: int
    only: str = ""

    def __str__(self) -> str:
        place = f"{self.article}:{self.paragraph}.{self.sentence}"
        return f"{place}:{self.only}" if self.only else place


@dataclass(frozen=True, slots=True)
class Key:
    """Hold what a custom id says; `str()` gives it, at most 100 characters."""

    action: Action
    asker: int
    about: About

    def __str__(self) -> str:
        return f"v1:{self.action}:{self.asker}:{self.about}"


def read_key(custom_id: str) -> Key | None:
    """Read a custom id; None where it is none of these, or of another version."""
    match = _TEMPLATE.fullmatch(custom_id)
    if match is None or match["action"] not in set(Action):
        return None
    about = About(match["article"], int(match["paragraph"]), int(match["sentence"]), match["only"] or "")
    return Key(Action(match["action"]), int(match["asker"]), about)


def fingerprint(article: Article) -> str:
    """Name an article by its text, so that a changed one is another one."""
    return _hash(article.text)


def about(library: Library, citation: Citation, only: Article | None = None) -> About | None:
    """Say which sentence a citation is of; None where the library has the article no more."""
    article = only or library.cited(citation)
    if article is None:
        return None
    return About(fingerprint(article), citation.paragraph, citation.sentence, _hash(only.title) if only else "")


def find(library: Library, wanted: About) -> Article | None:
    """Find the article a button is about; None where it has changed or gone."""
    return next((one for one in library.articles if fingerprint(one) == wanted.article), None)


def asked_only(library: Library, wanted: About) -> Article | None:
    """Find the one article that the question was put to; None where that was all of them, or it has gone."""
    if not wanted.only:
        return None
    same = (one for one in library.articles if _hash(one.title) == wanted.only)
    return find(library, wanted) or next(same, None)


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH]
