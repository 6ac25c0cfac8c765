"""The notice for who asks faster than the owner allows."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .courtesy import Limit
from .phrases import Phrases

if TYPE_CHECKING:
    from .client import Verbatim


@dataclass(frozen=True, slots=True)
class Wait:
    """Hold the notice, and whether it was given within the last minute already."""

    text: str
    said: bool


def too_soon(bot: "Verbatim", person: int, channel: int, phrases: Phrases) -> Wait | None:
    """Count a question; give the notice where it comes too soon."""
    refused = bot.courtesy.refusal(person, channel, bot.clock())
    if refused is None:
        return None
    sentence = phrases.wait_person if refused.limit is Limit.PERSON else phrases.wait_channel
    return Wait(sentence.format(count=refused.seconds), refused.said)
