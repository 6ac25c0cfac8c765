"""How many questions a minute a person and a channel may ask: a rule over times passed in, with bounded memory."""

from collections import OrderedDict, deque
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

WINDOW = 60.0
# People and channels remembered, of each the latest to ask; with 20 questions each, some 5 MB at most.
_MOST = 5000


class Limit(StrEnum):
    """Say whose limit is reached."""

    PERSON = "person"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Say that a question comes too soon: whose limit it is, for how many seconds, and whether that was said before."""

    limit: Limit
    seconds: int
    said: bool


@dataclass(slots=True)
class _Asked:
    """Hold when somebody asked within the last minute, and until when the notice is not to be repeated."""

    times: deque[float]
    quiet_until: float = float("-inf")


class _Counter:
    """Count questions of one kind of asker."""

    def __init__(self, limit: Limit, most: int) -> None:
        self.limit = limit
        self.most = most
        self.asked: OrderedDict[int, _Asked] = OrderedDict()

    def refusal(self, who: int, now: float, *, private: bool) -> Refusal | None:
        """Say why a question has to wait, None where it need not."""
        asked = self.asked.get(who)
        if not self.most or asked is None:
            return None
        while asked.times and asked.times[0] <= now - WINDOW:
            asked.times.popleft()
        if len(asked.times) < self.most:
            return None
        said = now < asked.quiet_until
        if not said and not (private and self.limit is Limit.CHANNEL):
            # What one person is told in private nobody else in the channel has heard.
            asked.quiet_until = now + WINDOW
        return Refusal(self.limit, max(ceil(WINDOW - (now - asked.times[0])), 1), said)

    def note(self, who: int, now: float) -> None:
        """Remember a question; forget who asked longest ago where there are too many."""
        if self.most:
            self.asked.setdefault(who, _Asked(deque(maxlen=self.most))).times.append(now)
            self.asked.move_to_end(who)
            while len(self.asked) > _MOST:
                self.asked.popitem(last=False)


class Courtesy:
    """Allow so many questions a minute to each person and in each channel; 0 stands for no limit."""

    def __init__(self, person: int = 0, channel: int = 0) -> None:
        """Set the limits."""
        self._people = _Counter(Limit.PERSON, person)
        self._channels = _Counter(Limit.CHANNEL, channel)

    def refusal(self, person: int, channel: int, now: float, *, private: bool = False) -> Refusal | None:
        """Count a question, or say why it has to wait, for all to see or in `private`.

        A question that has to wait counts for nobody.
        """
        refused = self._people.refusal(person, now, private=private)
        refused = refused or self._channels.refusal(channel, now, private=private)
        if refused is None:
            self._people.note(person, now)
            self._channels.note(channel, now)
        return refused
