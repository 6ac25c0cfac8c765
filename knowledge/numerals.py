"""Numbers in words: what they are in digits, also where several words make one, such as "two million"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from .language import Language

_ORDINAL = re.compile(r"(\d+)(\D+)")
# Longer ones are no number that goes on in words, and more than a decimal holds.
_DIGITS = re.compile(r"\d{1,15}(?:\.\d{1,9})?")
_SIGNS = frozenset(("1", "a", "+", "-", "th"))
_HUNDRED, _THOUSAND = 100, 1000


@dataclass(frozen=True, slots=True)
class Numerals:
    """Hold a language's words for numbers, what multiplies, what joins, and what says one (a hundred).

    `otherwise` are those that alone are mostly no number, `endings` what is written behind digits (21st).
    """

    values: Mapping[str, int]
    scales: Mapping[str, int]
    joins: frozenset[str]
    ones: frozenset[str]
    otherwise: frozenset[str]
    endings: frozenset[str]

    def digits(self, word: str) -> str | None:
        """Give a word in digits; what "one" is called is mostly an article."""
        if word[:1].isdigit():
            number = _ORDINAL.fullmatch(word)
            return number.group(1) if number and number.group(2) in self.endings else None
        value = self.values.get(word, 1)
        return None if value == 1 or word in self.otherwise else str(value)

    def counts(self, word: str) -> int:
        """Tell how much a word lets expect a number of several words, which has two words or a multiplying one."""
        return 2 if word in self.scales else int(word in self.values)

    def runs(self, words: Sequence[str]) -> Iterator[tuple[slice, str]]:
        """Give where several words, in small letters or digits, make one number, and that in digits."""
        after = 0
        for at, word in enumerate(words):
            if at < after or not (word in self.values or word in self.ones or word[:1].isdigit()):
                continue
            end, value = self._number(words, at)
            if end > at + 1:
                yield slice(at, end), value
                after = end

    def _number(self, words: Sequence[str], first: int) -> tuple[int, str]:
        value = _opening(words[first], self)
        if value is None:
            return first, ""
        written, total, current, least, end = words[first][:1].isdigit(), Decimal(0), value, 0, first + 1
        for at in range(first + 1, len(words)):
            word = words[at]
            scale = self.scales.get(word, 0)
            if scale >= _THOUSAND and current and (not least or scale < least):
                total, current, least, written = total + current * scale, Decimal(0), scale, False
            elif scale and scale < _THOUSAND and (grown := _multiplied(current, scale)):
                current, written = grown, False
            elif word in self.values and not written and _fits(self.values[word], current, least):
                current += self.values[word]
            elif word in self.joins and at == end and not written:
                continue
            else:
                break
            end = at + 1
        return end, _plain(total + current)


def _opening(word: str, held: Numerals) -> Decimal | None:
    if _DIGITS.fullmatch(word):
        return Decimal(word)
    value = held.values.get(word, 1 if word in held.ones else None)
    return None if value is None else Decimal(value)


def _multiplied(current: Decimal, scale: int) -> Decimal | None:
    """Multiply what came last by ten or a hundred, if there is room for it: 200 and 4 times 10 are 240."""
    last = current % (_HUNDRED if scale == _HUNDRED else 10)
    rest = current - last
    return rest + last * scale if last and (not rest or rest % (scale * 10) == 0) else None


def _fits(value: int, current: Decimal, least: int) -> bool:
    """Tell whether a number is added to those before it: 5 to 40, 40 to 200, but not 40 to 45."""
    if not current:
        return not least or value < least
    place = 1
    while current % (place * 10) == 0:
        place *= 10
    return 0 < value < place


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
    """Load a language's words for numbers; tests/benchmarks/numerals.py writes them."""
    file = Path(__file__).parent / "languages" / f"{code}.numbers.txt"
    lines = file.read_text("utf-8").splitlines() if code.isalpha() and file.is_file() else []
    rows = [(sign, words) for sign, *words in (line.split(" ") for line in lines)]
    named = {sign: frozenset(words) for sign, words in rows if sign in _SIGNS}
    values = {word: int(sign) for sign, words in rows if sign.isdigit() for word in words}
    scales = {word: int(sign[1:]) for sign, words in rows if sign[0] == "x" for word in words}
    ones = named.get("a", frozenset()) | named.get("1", frozenset())
    joins, otherwise, endings = (named.get(sign, frozenset()) for sign in ("+", "-", "th"))
    return Numerals(values, scales, joins, ones, otherwise, endings)
