"""Numbers in words: what they are in digits, also where several words make one, such as "two million"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from .counting import Counted, Counting
from .language import Language, language

_ORDINAL = re.compile(r"(\d+)(\D+)")
_SIGNS = frozenset(("1", "a", "+", "-", "th"))
_CENTURY = "century"


@dataclass(frozen=True, slots=True)
class Numerals:
    """Hold a language's words for numbers, and how they make longer ones.

    `otherwise` are those that alone are mostly no number, `endings` what is written behind digits (21st).
    """

    counting: Counting
    otherwise: frozenset[str]
    endings: frozenset[str]

    def digits(self, word: str) -> str | None:
        """Give a word in digits; what "one" is called is mostly an article."""
        if word[:1].isdigit():
            number = _ORDINAL.fullmatch(word)
            return number.group(1) if number and number.group(2) in self.endings else None
        value = self.counting.values.get(word, 1)
        return None if value == 1 or word in self.otherwise else str(value)

    def counts(self, word: str) -> int:
        """Tell how much a word lets expect a number of several words, which has two words or a multiplying one."""
        held = self.counting
        return 2 if word in held.scales else int(word in held.values or word in held.halves)

    def runs(self, words: Sequence[str]) -> Iterator[tuple[slice, str]]:
        """Give where several words, in small letters or digits, make one number, and that in digits."""
        after = 0
        for at, word in enumerate(words):
            value = self.counting.opening(word) if at >= after else None
            if value is not None:
                counted = Counted(self.counting, words, at, value)
                counted.read()
                if counted.end > at + 1:
                    yield slice(at, counted.end), _plain(counted.value)
                    after = counted.end


def _plain(value: Decimal) -> str:
    return str(int(value)) if value == int(value) else format(value.normalize(), "f")


def in_digits(parts: Sequence[str], spoken: Language) -> list[str]:
    """Give the number that a word is in digits, or those that its parts are (forty-one, a fifty-year-old)."""
    held = numerals(spoken.code)
    whole = held.digits("-".join(parts))
    if whole:
        return [whole]
    found = [digits for part in parts if (digits := spoken.numbers.get(part) or held.digits(part))]
    return [digits for _, digits in held.runs(parts)] or found if len(parts) > 1 else found


@cache
def numerals(code: str) -> Numerals:
    """Load a language's words for numbers; tests/benchmarks/numerals.py writes them, its other data adds some."""
    file = Path(__file__).parent / "languages" / f"{code}.numbers.txt"
    lines = file.read_text("utf-8").splitlines() if code.isalpha() and file.is_file() else []
    rows = [(sign, words) for sign, *words in (line.split(" ") for line in lines)]
    named = {sign: frozenset(words) for sign, words in rows if sign in _SIGNS}
    values: dict[str, int | Decimal] = {word: int(sign) for sign, words in rows if sign.isdigit() for word in words}
    more = language(code).counting
    centuries = frozenset(word for word, digits in more.items() if digits == _CENTURY)
    within = {word: Decimal(digits) for word, digits in more.items() if word not in centuries}
    halves = frozenset(word for word, value in within.items() if value < 1)
    values |= {word: value for word, value in within.items() if value > 1}
    scales = {word: int(sign[1:]) for sign, words in rows if sign[0] == "x" for word in words}
    ones = named.get("a", frozenset()) | named.get("1", frozenset()) | {w for w, value in within.items() if value == 1}
    joins, otherwise, endings = (named.get(sign, frozenset()) for sign in ("+", "-", "th"))
    counting = Counting(values, scales, joins, ones, halves, centuries, frozenset(values.values()))
    return Numerals(counting, otherwise | within.keys(), endings)
