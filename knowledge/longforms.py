"""Long forms that are written in small letters: "return on investment" is found by ROI, "chief executive" by none.

Three words that begin with given letters stand in any article by chance, so a run has to begin where a chunk of words
of meaning does, and to end where one does if small words are counted in: of 120 acronyms that an English article of 165
sentences lacks (new_wiki), 4 in 100 are spelt by chance; wherever such a run stands it were 21.
"""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence

from .terms import Token, pieces
from .traits import Unit

# Two words in lower case spell an acronym by chance ("any interest": AI); longer runs are no acronym's.
LOWER, LONGEST = 3, 6
# A small word in angle brackets, and what no run goes across.
_OPEN, _CLOSE, _BREAK = "<", ">", "|"
# "R<a>D" is R&D.
_SIGNED = 4
# Where words of meaning begin and end.
_BEFORE, _AFTER = rf"(?<=[{_CLOSE}{_BREAK}])", rf"(?=[{_OPEN}{_BREAK}])"
# Long acronyms also pass over small words.
_SKIPPED = r"(?:<\w>)*?"


class LongForms:
    """Look up by an acronym which sentences spell it with the first letters of words in lower case."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Take the sentences; an acronym is looked for in all of them at once."""
        rows = [_BREAK + "".join(_parts(unit.words, unit.quote)) + _BREAK for unit in units]
        self._letters = "".join(rows)
        self._ends: list[int] = []
        for row in rows:
            self._ends.append(len(row) + (self._ends[-1] if self._ends else 0))

    def get(self, name: str) -> list[int]:
        """List the numbers of the sentences that spell an acronym, which is in capitals."""
        if not LOWER <= len(name) <= LONGEST or not name.replace("&", "").isalpha():
            return []
        found = re.finditer(_pattern(name), self._letters)
        return sorted({bisect(self._ends, match.start()) for match in found})


def spelt(words: Sequence[Token], text: str) -> Iterator[tuple[str, slice]]:
    """Give what runs of words spell, and where, by the rule by which acronyms are found in sentences."""
    row, places = letters(words, text)
    for first, char in enumerate(row):
        if not char.isalpha() or row[first - 1] not in (_CLOSE, _BREAK):
            continue
        name, counted = char, False
        for last in range(first + 1, len(row)):
            if row[last] == _BREAK or len(name) == LONGEST:
                break
            counted |= row[last] == _OPEN
            name += row[last] if row[last].isalpha() else ""
            if not row[last].isalpha() or row[last + 1] == _CLOSE:
                continue
            place = slice(places[first], places[last] + 1)
            if len(name) >= LOWER and (not counted or row[last + 1] in (_OPEN, _BREAK)):
                yield name, place
            if counted and last - first == _SIGNED:
                yield f"{name[0]}&{name[-1]}", place


def letters(words: Sequence[Token], text: str) -> tuple[str, list[int]]:
    """Write down the first letters of words, and for each character which word it is of."""
    parts = [_BREAK, *_parts(words, text), _BREAK]
    return "".join(parts), [0, *(at for at, part in enumerate(parts[1:-1]) for _ in part), len(words)]


def _parts(words: Sequence[Token], text: str) -> Iterator[str]:
    """Give what is written down for each word; a break before what follows a mark, or opens with a capital."""
    end = 0
    for word in words:
        # Runs of several capitals are names, and looked up as such.
        apart = (not word.stop and word.surface[0].isupper()) or text[end : word.start].strip()
        end = word.end
        yield (_BREAK if apart else "") + _firsts(word.surface, small=word.stop)


def _firsts(surface: str, *, small: bool) -> str:
    if small:
        return _OPEN + surface[0].upper() + _CLOSE
    if len(surface) < LOWER:
        return _BREAK
    if surface.isalpha():
        return surface[0].upper()
    return "".join([piece[0].upper() for piece in pieces(surface)])


def _pattern(name: str) -> str:
    if "&" in name:
        return _BEFORE + name.replace("&", rf"{_OPEN}\w{_CLOSE}")
    skipped = _SKIPPED if len(name) > LOWER else ""
    counted = name[0] + "".join(f"{skipped}{_OPEN}?{letter}{_CLOSE}?" for letter in name[1:-1]) + skipped + name[-1]
    return f"{_BEFORE}(?:{name}|{counted}{_AFTER})"
