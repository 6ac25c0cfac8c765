"""Find what could be a topic where no spaces divide the words, or where endings are written onto them (Korean).

Japanese writes particles and endings in hiragana, so what stands between them (kanji, katakana, Latin letters) is a
word or a compound. Korean words lose the particle at their end. Elsewhere (Chinese, Thai …) strings of characters
are counted, and those kept that come again.
"""

import re
from collections.abc import Iterator, Sequence

from .candidates import Candidate
from .language import Language, language
from .traits import Unit

# Thai, Lao, Myanmar and Khmer; Han, and katakana but for hiragana.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_RUN = re.compile(rf"[{_UNSPACED}]+")
_LATIN = re.compile(r"[A-Za-z0-9]+")
_LETTER = rf"[{_UNSPACED}A-Za-z0-9Ａ-Ｚａ-ｚ０-９]"
_COMPOUND = re.compile(rf"{_LETTER}+(?:・{_LETTER}+)*")
_HANGUL = re.compile("[\uac00-\ud7afA-Za-z0-9]+")
# A word has two characters at least; strings of more than eight that come again are quotations.
_SHORTEST, _LONGEST = 2, 8
# In this many characters strings are counted; more would take seconds and tell nothing new.
_SAMPLE = 60_000


def compounds(units: Sequence[Unit], code: str) -> Iterator[Candidate]:
    """Give every occurrence of what could be a topic, in reading order."""
    find = {"ja": _between_kana, "ko": _without_particles}.get(code, _strings)
    spoken, left = language(code), _SAMPLE
    for unit in units:
        yield from find(unit, spoken)
        left -= len(unit.quote)
        if left < 0:
            return


def _between_kana(unit: Unit, spoken: Language) -> Iterator[Candidate]:
    for match in _COMPOUND.finditer(unit.quote):
        run = match.group()
        # One kanji is half a word; digits open a date or a count.
        if len(run) >= _SHORTEST and not run[0].isdigit() and not set(run) <= spoken.counters:
            yield Candidate(tuple(run), unit, *match.span(), is_name=True)


def _without_particles(unit: Unit, spoken: Language) -> Iterator[Candidate]:
    endings = sorted(spoken.stop, key=lambda end: (-len(end), end))
    for match in _HANGUL.finditer(unit.quote):
        word = match.group()
        ending = next((end for end in endings if word.endswith(end) and len(word) - len(end) >= _SHORTEST), "")
        bare = word[: len(word) - len(ending)]
        if len(bare) >= _SHORTEST and bare not in spoken.stop and not bare[0].isdigit():
            yield Candidate(tuple(bare), unit, match.start(), match.start() + len(bare))


def _strings(unit: Unit, spoken: Language) -> Iterator[Candidate]:
    for match in _RUN.finditer(unit.quote):
        run = match.group()
        for first in range(len(run)):
            for last in range(first + _SHORTEST, min(first + _LONGEST, len(run)) + 1):
                part = run[first:last]
                if not {part[0], part[-1]} & spoken.particles and not any(stop in part for stop in spoken.stop):
                    yield Candidate(tuple(part), unit, match.start() + first, match.start() + last)
    for match in _LATIN.finditer(unit.quote):
        if len(match.group()) >= _SHORTEST and match.group()[0].isupper():
            yield Candidate((match.group(),), unit, *match.span(), is_name=True)
