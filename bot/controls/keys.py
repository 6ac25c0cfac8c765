"""What a button carries in its custom id: what it does, for whom, and which sentence it is about; pure."""

import re
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from knowledge import Article, Citation, Library

# As many characters of the text's hash tell a changed article from the one that was quoted.
_HASH = 8
TEMPLATE = re.compile(
    r"v1:(?P<action>[a-z]+):(?P<asker>\d{1,20}):(?P<article>[0-9a-f]{8}):(?P<paragraph>\d{1,9})\.(?P<sentence>\d{1,9})"
)


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
    """Point at the sentence that a reply is about, in an article known by its text."""

    article: str
    paragraph: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Key:
    """Hold what a custom id says; `str()` gives it, at most 100 characters."""

    action: Action
    asker: int
    about: About

    def __str__(self) -> str:
        place = f"{self.about.paragraph}.{self.about.sentence}"
        return f"v1:{self.action}:{self.asker}:{self.about.article}:{place}"


def read_key(match: re.Match[str]) -> Key | None:
    """Read a custom id; None where it names an action of another version."""
    if match["action"] not in set(Action):
        return None
    about = About(match["article"], int(match["paragraph"]), int(match["sentence"]))
    return Key(Action(match["action"]), int(match["asker"]), about)


def fingerprint(article: Article) -> str:
    """Name an article by its text, so that a changed one is another one."""
    return sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH]


def about(library: Library, citation: Citation) -> About | None:
    """Say which sentence a citation is of; None where the library has the article no more."""
    same = (one for one in library.articles if (one.title, one.source) == (citation.article, citation.source))
    article = next(same, None)
    return About(fingerprint(article), citation.paragraph, citation.sentence) if article else None


def find(library: Library, wanted: About) -> Article | None:
    """Find the article a button is about; None where it has changed or gone."""
    return next((one for one in library.articles if fingerprint(one) == wanted.article), None)
