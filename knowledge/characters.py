"""Numbers in Chinese characters: 二十一 is 21, 两万 is 20000."""

import re
from collections.abc import Iterator

# Chinese digits, what multiplies within four digits, and what multiplies those.
_HAN = {char: at for at, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_HAN_UNITS, _HAN_SCALES = {"十": 10, "百": 100, "千": 1000}, {"万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8}
# One such character is mostly part of another word, and more than so many are no number.
_HAN_RUN = re.compile(f"[{''.join((*_HAN, *_HAN_UNITS))}][{''.join((*_HAN, *_HAN_UNITS, *_HAN_SCALES))}]{{1,15}}")


def in_characters(text: str) -> Iterator[tuple[int, str]]:
    """Give where numbers in Chinese characters begin, and what they are in digits."""
    for match in _HAN_RUN.finditer(text):
        yield match.start(), str(_read(match.group()))


def _read(run: str) -> int:
    if not any(char in _HAN_UNITS or char in _HAN_SCALES for char in run):
        return int("".join(str(_HAN[char]) for char in run))
    total = part = digit = 0
    for char in run:
        if char in _HAN:
            digit = _HAN[char]
        elif char in _HAN_UNITS:
            part, digit = part + (digit or 1) * _HAN_UNITS[char], 0
        else:
            total, part, digit = total + (part + digit) * _HAN_SCALES[char], 0, 0
    return total + part + digit
