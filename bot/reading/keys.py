"""What a button under a page of an article carries in its custom id: what it does, and where in which text; pure."""

import re
from dataclasses import dataclass
from enum import StrEnum

from knowledge import Article, Library

from ..controls.keys import fingerprint

_PLACE = r"(?P<article>[0-9a-f]{8}):(?P<start>\d{1,9})"
TEMPLATE = re.compile(rf"read:(?P<action>[a-z]{{1,20}}):{_PLACE}")


class Action(StrEnum):
    """Name what a control does."""

    BACK = "back"
    ON = "on"
    JUMP = "jump"
    SEARCH = "search"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Place:
    """Point at a character of an article that is known by its text; `str()` gives it for a choice's value."""

    article: str
    start: int

    def __str__(self) -> str:
        return f"{self.article}:{self.start}"


@dataclass(frozen=True, slots=True)
class Key:
    """Hold what a custom id says; `str()` gives it, at most 100 characters."""

    action: Action
    place: Place

    def __str__(self) -> str:
        return f"read:{self.action}:{self.place}"


def read_key(custom_id: str) -> Key | None:
    """Read a custom id; None where it is none of these, or of another version."""
    match = TEMPLATE.fullmatch(custom_id)
    if match is None or match["action"] not in set(Action):
        return None
    return Key(Action(match["action"]), Place(match["article"], int(match["start"])))


def read_place(value: str) -> Place | None:
    """Read a choice's value."""
    match = re.fullmatch(_PLACE, value)
    return Place(match["article"], int(match["start"])) if match else None


def find(library: Library, wanted: Place) -> Article | None:
    """Find the article of a place; None where it has changed or gone."""
    return next((one for one in library.articles if fingerprint(one) == wanted.article), None)
