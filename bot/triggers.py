"""Decide whether a message is a question to the bot: a pure function, so that every case can be tested."""

import re
from dataclasses import dataclass
from enum import StrEnum

from .answers import is_question


class Author(StrEnum):
    """Say who wrote a message."""

    PERSON = "person"
    BOT = "bot"
    WEBHOOK = "webhook"
    SYSTEM = "system"
    SELF = "self"


class Place(StrEnum):
    """Say where a message was written."""

    DIRECT = "direct"
    SERVER = "server"
    OTHER = "other"


class Action(StrEnum):
    """Say what to do with a message."""

    IGNORE = "ignore"
    ANSWER = "answer"
    ANSWER_REFERENCE = "answer the message replied to"
    HINT = "hint"
    SAY_UNREADABLE = "say that the text is hidden"


@dataclass(frozen=True, slots=True)
class Heard:
    """Hold what the decision needs to know of a message.

    `names` are the bot's mentions as they are typed (`<@1>`, `<@!1>`, its own role `<@&2>`). `mentioned` is what
    Discord says: true also for a reply that only pings, and false for a mention inside a code block.
    """

    text: str
    author: Author
    place: Place
    names: tuple[str, ...] = ()
    mentioned: bool = False
    role_mentioned: bool = False
    is_reply: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """Hold what to do, and the question where there is one."""

    action: Action
    question: str = ""


def decide(heard: Heard) -> Decision:
    """Decide by who wrote, where, and whether the bot was called by its name; a bare reply ping is no call."""
    if heard.author is not Author.PERSON or heard.place is Place.OTHER:
        return Decision(Action.IGNORE)
    called = (heard.mentioned or heard.role_mentioned) and any(name in heard.text for name in heard.names)
    if not called and heard.place is Place.SERVER:
        # A role's mention is always typed; Discord may hide the text of such a message, as of any other.
        hidden = heard.role_mentioned and not heard.text
        return Decision(Action.SAY_UNREADABLE if hidden else Action.IGNORE)
    question = without_names(heard.text, heard.names)
    if is_question(question):
        return Decision(Action.ANSWER, question)
    return Decision(Action.ANSWER_REFERENCE if called and heard.is_reply else Action.HINT)


def without_names(text: str, names: tuple[str, ...]) -> str:
    """Take the bot's mentions out of a question, and the comma after a leading one."""
    if not names:
        return text.strip()
    mention = "|".join(map(re.escape, names))
    text = re.sub(rf"\A\s*(?:(?:{mention})[\s,:;]*)+", "", text)
    return re.sub(rf"\s*(?:{mention})", "", text).strip()
