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
    """Remember the last turns of each person in each channel or thread, what was asked in private apart."""

    def __init__(self) -> None:
        """Start with none."""
        self._kept: OrderedDict[tuple[int, int, bool], _Conversation] = OrderedDict()

    def turns(self, person: int, channel: int, now: float, *, private: bool = False) -> Turns:
        """Give the turns of a conversation, to be read and added to; none after LASTS seconds of silence.

        A `private` one may lean on what was asked in public, and not the other way round: what was asked there must not
        show in a reply that all can read.
        """
        self._expire(now)
        key = (person, channel, private)
        kept = self._kept.setdefault(key, _Conversation())
        self._kept.move_to_end(key)
        public = self._kept.get((person, channel, False)) if private else None
        if public and public.at >= kept.at:
            kept.turns.clear()
            kept.turns.extend(public.turns)
        kept.at = now
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)
        return kept.turns

    def _expire(self, now: float) -> None:
        """Forget the conversations that were silent for too long; the one used last stands last."""
        while self._kept and now - next(iter(self._kept.values())).at > LASTS:
            self._kept.popitem(last=False)

    def forget(self, person: int, channel: int) -> None:
        """Forget what somebody asked in a channel."""
        for private in (False, True):
            self._kept.pop((person, channel, private), None)
