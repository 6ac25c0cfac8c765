"""Turn text into terms, the same way for articles and questions; the text itself is never changed."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple
from unicodedata import category, normalize

from Stemmer import Stemmer

from .language import Language, language

# Words without spaces between them: Han, kana, Hangul, Thai, Lao, Myanmar, Khmer. They are indexed as bigrams.
_UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_UNITS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "%": "percent", "°": "degree"}
# Vowel signs of Indic scripts are marks too and must stay; these are the ones that only decorate a letter:
# Latin, Greek and Cyrillic accents, Hebrew points, Arabic short vowels and the tatweel.
_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640]+")
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|gl|un|dell|nell|all|sull|dall)['’](?=\w{2})")
_JOINERS = re.compile("['’&_·\u2010\u2011-]+")
# Digits, or a word that begins with a Chinese numeral.
_NUMERAL = re.compile(r"\d|^[一二三四五六七八九十百千万億亿两]")
_POSSESSIVE = re.compile(r"['’]s?\Z")


class Token(NamedTuple):
    """Hold a word of a text: where it stands, its terms, and whether it carries meaning of its own.

    A tuple is made in a third of the time that a frozen dataclass takes, and an article has thousands.
    """

    start: int
    end: int
    terms: tuple[str, ...]
    stop: bool
    surface: str

    @property
    def is_number(self) -> bool:
        """Tell whether the word is a number, in digits, in words or in Chinese numerals."""
        for term in self.terms:
            if term[:1].isdigit():
                return True
        # Most words are plain letters, which is told sooner than that none of them is a numeral.
        return not (self.surface.isascii() and self.surface.isalpha()) and bool(_NUMERAL.search(self.surface))


def tokens(text: str, code: str) -> tuple[Token, ...]:
    """Cut a text in the given language into words with their terms (code points, half open)."""
    shouted, found = text.isupper(), list[Token]()
    for match in _pattern().finditer(text):
        surface, (start, end) = match.group(), match.span()
        if match.lastgroup == "word":
            found.append(Token(start, end, *_word(surface, code, shouted), surface))
        elif match.lastgroup == "unspaced":
            found += _bigrams(start, surface, language(code))
        else:
            terms = _number(match) if match.group("number") else (_fold(surface.replace(".", "")),)
            found.append(Token(start, end, terms, False, surface))
    return tuple(found)


def terms(text: str, code: str) -> list[str]:
    """List the terms of a text that carry meaning, in order, repeated as often as they occur."""
    return [term for token in tokens(text, code) if not token.stop for term in token.terms]


def listed(word: str, code: str) -> tuple[str, ...]:
    """Give the terms of a word of a list, in small letters; what lists hold is read once, so it is not remembered."""
    spoken = language(code)
    return () if word in spoken.stop else _parts(word, spoken)


def pieces(surface: str) -> list[str]:
    """Give the parts of a word that a hyphen, an apostrophe or the like divides."""
    return [piece for piece in _JOINERS.split(surface) if piece]


@cache
def _pattern() -> re.Pattern[str]:
    marks = "".join(f"{chr(first)}-{chr(last)}" for first, last in _marks())
    letter = rf"(?:[^\W_{_UNSPACED}]|[{marks}\u0640\u200c\u200d])"
    number = r"(?:(?<!\w)[-−+](?=[\d$€£¥]))?[$€£¥₹]?\d+(?:[.,'’\u00a0\u202f]\d{3})*(?:[.,]\d+)*"
    return re.compile(
        rf"(?P<unspaced>[{_UNSPACED}]+)"
        rf"|(?P<number>{number}(?![^\W_{_UNSPACED}]))(?P<unit>\s?[%°€£$¥])?"
        r"|(?P<dotted>(?<!\w)(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?)"
        rf"|(?P<word>[^\W_{_UNSPACED}]{letter}*(?:{_JOINERS.pattern}[^\W_{_UNSPACED}]{letter}*)*)"
    )


def _marks() -> Iterator[tuple[int, int]]:
    """Give the ranges of combining marks, below the rare scripts."""
    codes = (code for code in range(0x300, 0x12000) if category(chr(code))[0] == "M")
    for _, run in groupby(enumerate(codes), lambda row: row[1] - row[0]):
        first, *others = (code for _, code in run)
        yield first, others[-1] if others else first


@lru_cache(maxsize=20_000)
def _word(surface: str, code: str, shouted: bool) -> tuple[tuple[str, ...], bool]:
    """Give the terms of a word, and whether it is a stop word; most words of a question were seen in its article."""
    spoken = language(code)
    plain = _lower(surface, spoken).replace("’", "'")
    # "US", "IT" and "WHO" are names where the text around them is not all in capitals.
    acronym = surface.isupper() and len(surface) > 1 and not shouted
    if plain in spoken.stop and not acronym:
        return (plain,), True
    bare = _ELISION.sub("", _POSSESSIVE.sub("", plain))
    return _parts(bare, spoken), bare in spoken.stop and not acronym


def _parts(bare: str, spoken: Language) -> tuple[str, ...]:
    parts = pieces(bare)
    stems = [_stem(part, spoken) for part in parts]
    stems += [spoken.numbers[part] for part in parts if part in spoken.numbers]
    if len(parts) > 1:
        stems.append(_stem("".join(parts), spoken))
    return tuple(dict.fromkeys(stems)) or (bare,)


def _number(match: re.Match[str]) -> tuple[str, ...]:
    digits = normalize("NFKC", match.group("number")).replace("−", "-")
    symbols = [_UNITS[char] for char in digits + (match.group("unit") or "") if char in _UNITS]
    value = re.sub(r"(?<=\d)[,'’ ](?=\d{3}(?!\d))", "", re.sub(r"[$€£¥₹+]", "", digits)).replace(",", ".")
    return (value, *symbols)


def _bigrams(start: int, surface: str, spoken: Language) -> Iterator[Token]:
    last = max(len(surface) - 1, 1)
    for i in range(last):
        pair = surface[i : i + 2]
        yield Token(start + i, start + i + len(pair), (_fold(pair),), pair in spoken.stop, pair)


def _lower(surface: str, spoken: Language) -> str:
    if spoken.code == "tr":
        surface = surface.replace("İ", "i").replace("I", "ı")
    return normalize("NFKC", normalize("NFKC", surface).casefold())


def _stem(word: str, spoken: Language) -> str:
    word = spoken.irregular.get(word, word)
    return _fold(_stemmer(spoken.stemmer).stemWord(word) if spoken.stemmer else word)


@cache
def _stemmer(name: str) -> Stemmer:
    return Stemmer(name)


def _fold(word: str) -> str:
    """Drop case and accents; recompose, so that Hangul stays whole."""
    if word.isascii():
        return word.lower()
    plain = normalize("NFD", normalize("NFKC", word).casefold()).translate(_LETTERS)
    return normalize("NFC", _ACCENTS.sub("", plain)) or word
