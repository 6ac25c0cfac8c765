"""What was asked lately, for follow-up questions: in memory only, bounded in turns, in time and in number."""

from collections import OrderedDict, deque
from dataclasses import dataclass, field

from knowledge.conversation import TURNS, Turn

# Who comes back after a quarter of an hour asks something new.
LASTS = 15 * 60.0
# Conversations remembered, the latest; with five turns of usual length some 5 MB at most.
_MOST = 5000

Turns = deque[Turn]


@dataclass(slots=True)
class _Conversation:
    """Hold the turns of one person in one channel, and when the last one was."""

    turns: Turns = field(default_factory=lambda: deque(maxlen=TURNS))
    at: float = 0.0


class Memory:
    """Remember the last turns of each person in each channel or thread."""

    def __init__(self) -> None:
        """Start with none."""
        self._kept: OrderedDict[tuple[int, int], _Conversation] = OrderedDict()

    def turns(self, person: int, channel: int, now: float) -> Turns:
        """Give the turns of a conversation, to be read and added to; none after LASTS seconds of silence."""
        key = (person, channel)
        kept = self._kept.setdefault(key, _Conversation(at=now))
        self._kept.move_to_end(key)
        if now - kept.at > LASTS:
            kept.turns.clear()
        kept.at = now
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)
        return kept.turns

    def forget(self, person: int, channel: int) -> None:
        """Forget what somebody asked in a channel."""
        self._kept.pop((person, channel), None)
