"""Read a number of several words: what is added, what multiplies, and where another number begins."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

# Longer ones are no number that goes on in words, and more than a decimal holds.
_DIGITS = re.compile(r"\d{1,15}(?:\.\d{1,9})?")
_HUNDRED, _THOUSAND, _MILLION = 100, 1000, 1_000_000
_HALF = Decimal("0.5")
_YEARS = range(10, 100)


@dataclass(frozen=True, slots=True)
class Counting:
    """Hold a language's words for numbers, what multiplies, what joins, what says one (a hundred), and what a half.

    `centuries` are the words that years in two numbers begin with (nineteen eighty-four), `single` the numbers that
    are one word.
    """

    values: Mapping[str, int | Decimal]
    scales: Mapping[str, int]
    joins: frozenset[str]
    ones: frozenset[str]
    halves: frozenset[str]
    centuries: frozenset[str]
    single: frozenset[int | Decimal]

    def opening(self, word: str) -> Decimal | None:
        """Give what a word is that a number may begin with, in words or digits."""
        if word[:1].isdigit():
            return Decimal(word) if _DIGITS.fullmatch(word) else None
        if word in self.halves:
            return _HALF
        value = self.values.get(word, 1 if word in self.ones else None)
        return None if value is None else Decimal(value)


class Counted:
    """Hold a number that is being read, and where its words end."""

    def __init__(self, counting: Counting, words: Sequence[str], first: int, value: Decimal) -> None:
        """Begin with the first word."""
        self._counting, self._words, self._first = counting, words, first
        self.end = self._at = first + 1
        self._written = words[first][:1].isdigit()
        self._total, self._current, self._least = Decimal(0), value, 0
        if value >= _MILLION and not self._written:
            self._total, self._current, self._least = value, Decimal(0), _MILLION
        # Where the number ends and what it is if the word that was added last begins another one.
        self._before: tuple[int, Decimal] | None = None

    @property
    def value(self) -> Decimal:
        """Give the number as far as it is read."""
        return self._total + self._current

    def read(self) -> None:
        """Take words as long as they make one number."""
        while self._at < len(self._words) and self._goes_on(self._words[self._at]):
            self._at += 1

    def _goes_on(self, word: str) -> bool:
        scale = self._counting.scales.get(word)
        if scale and self._multiplied(scale):
            return self._taken()
        if self._added(self._counting.values.get(word)) or self._halved(word):
            return self._taken()
        if scale and self._before:
            # In "one hundred and two hundred" the two was no part of the first number.
            self.end, self._total, self._current = *self._before, Decimal(0)
        return not scale and self._is_small(word)

    def _taken(self) -> bool:
        self.end, self._written = self._at + 1, False
        return True

    def _multiplied(self, scale: int) -> bool:
        if scale < _THOUSAND:
            grown = _multiplied(self._current, scale)
            self._current = grown or self._current
            return grown is not None
        if not (0 < self._current < scale or (self._current and self._written)) or 0 < self._least <= scale:
            return False
        self._total, self._current, self._least = self._total + self._current * scale, Decimal(0), scale
        return True

    def _added(self, value: int | Decimal | None) -> bool:
        if value is None or self._written or (self._at > self.end and self._is_one_word(value)):
            return False
        before, current = (self.end, self.value), self._current
        if _fits(value, current, self._least):
            self._current += value
        elif self._at == self._first + 1 and self._words[self._first] in self._counting.centuries and value in _YEARS:
            self._current = current * _HUNDRED + value
        else:
            return False
        self._before = before
        return True

    def _is_one_word(self, value: int | Decimal) -> bool:
        """Tell whether two joined numbers, were they one, would be one word: "twenty and five" are two."""
        tens, parts = self._current % _HUNDRED, self._words[self.end - 1 : self._at + 1]
        return tens > 0 and tens + value in self._counting.single and "-".join(parts) not in self._counting.values

    def _halved(self, word: str) -> bool:
        """Add the half of "two and a half"; behind millions it is half of one."""
        if word not in self._counting.halves or self._at == self.end or self._current == _HALF:
            return False
        self._current += _HALF * (1 if self._current else self._least)
        return True

    def _is_small(self, word: str) -> bool:
        """Tell whether a word stands within a number and is none: "and", or "a" beside a half."""
        if word in self._counting.joins and self._at == self.end:
            return not self._written or self._is_half(self._at + 1)
        return word in self._counting.ones and (self._current == _HALF or self._is_half(self._at))

    def _is_half(self, at: int) -> bool:
        """Tell whether a half stands there, or "a half"."""
        at += self._words[at : at + 1] != [] and self._words[at] in self._counting.ones
        return self._counting.halves.issuperset(self._words[at : at + 1]) and at < len(self._words)


def _multiplied(current: Decimal, scale: int) -> Decimal | None:
    """Multiply what came last by ten or a hundred, if there is room for it: 200 and 4 times 10 are 240."""
    last = current % (_HUNDRED if scale == _HUNDRED else 10)
    rest = current - last
    return rest + last * scale if last and (not rest or rest % (scale * 10) == 0) else None


def _fits(value: int | Decimal, current: Decimal, least: int) -> bool:
    """Tell whether a number is added to those before it: 5 to 40, 40 to 200, but not 40 to 45."""
    if not current:
        return not least or value < least
    place = 1
    while current % (place * 10) == 0:
        place *= 10
    return 0 < value < place
