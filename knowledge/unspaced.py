"""Scripts without spaces between words: their text is indexed as pairs of characters."""

import re
from collections.abc import Iterator

# Han, kana, Hangul, Thai, Lao, Myanmar, Khmer, as ranges for a regular expression.
UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_FIRST = re.compile(f"[{UNSPACED}]")
# Signs of vowels and tones stand around a consonant and are no characters of their own: almost any Thai text has most
# pairs of consonant and sign. In Thai and Lao some stand before it, in Myanmar and Khmer all follow.
_SIGNS = re.compile("[\u0e30-\u0e3a\u0e40-\u0e4e\u0eb0-\u0ebc\u0ec0-\u0ece\u102b-\u103e\u17b4-\u17d3]")
_SIGNED = re.compile(
    "[\u0e40-\u0e44\u0ec0-\u0ec4]?."
    "[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e\u0eb0-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3]*",
    re.DOTALL,
)


def is_unspaced(word: str) -> bool:
    """Tell whether a word begins in a script whose words are indexed as pairs of characters."""
    return bool(_FIRST.match(word))


def pairs(run: str) -> Iterator[tuple[int, int]]:
    """Give start and end of each pair of characters, a letter with its signs being one; of one alone that."""
    begin = [match.start() for match in _SIGNED.finditer(run)] if _SIGNS.search(run) else list(range(len(run)))
    return zip(begin, [*begin[2:], len(run)], strict=False)
