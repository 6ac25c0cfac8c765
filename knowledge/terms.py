"""Turn text into terms, the same way for articles and questions; the text itself is never changed."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple
from unicodedata import category, decimal, normalize

from Stemmer import Stemmer

from .characters import in_characters
from .language import Language, language
from .numerals import in_digits, numerals
from .unspaced import UNSPACED, pairs

_UNITS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "%": "percent", "°": "degree"}
# Vowel signs of Indic scripts are marks too and must stay; these are the ones that only decorate a letter:
# Latin, Greek and Cyrillic accents, Hebrew points, Arabic short vowels and the tatweel.
_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640]+")
# Where a word may be divided, which is not seen: soft hyphens, and spaces and joiners without width.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]+")
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|gl|un|dell|nell|all|sull|dall)['’](?=\w{2})")
_JOINERS = re.compile("['’&_·\u2010\u2011-]+")
# Digits, or a word that begins with a Chinese numeral.
_NUMERAL = re.compile(r"\d|^[一二三四五六七八九十百千万億亿两]")
# Arabic has marks of its own for decimals and thousands.
_SEPARATORS = str.maketrans("−٫٬", "-.,")
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
    shouted, found, counts = text.isupper(), list[Token](), 0
    for match in _pattern().finditer(text):
        surface, (start, end) = match.group(), match.span()
        if match.lastgroup == "word":
            terms, stop, counted = _word(surface, code, shouted)
            found.append(Token(start, end, terms, stop, surface))
            counts += counted
        elif match.lastgroup == "unspaced":
            found += _bigrams(start, surface, language(code))
        else:
            terms = _number(match) if match.group("number") else (_fold(surface.replace(".", "")),)
            found.append(Token(start, end, terms, False, surface))
    return _with_numbers(found, code) if counts > 1 else tuple(found)


def numbers(words: Sequence[Token], code: str) -> Iterator[tuple[slice, str]]:
    """Give where several words of a text make one number, and that in digits."""
    written = [word.terms[0] if word.terms[0][:1].isdigit() else word.surface.casefold() for word in words]
    return numerals(language(code).code).runs(written)


def _with_numbers(found: list[Token], code: str) -> tuple[Token, ...]:
    """Let the first word of meaning of a number of several words be found by its digits too."""
    for place, digits in numbers(found, code):
        at = next((at for at in range(place.start, place.stop) if not found[at].stop), place.start)
        found[at] = found[at]._replace(terms=(*found[at].terms, digits))
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
    letter = rf"(?:[^\W_{UNSPACED}]|[{marks}\u0640\u200c\u200d{_UNSEEN.pattern[1:-2]}])"
    number = r"(?:(?<!\w)[-−+](?=[\d$€£¥]))?[$€£¥₹]?\d+(?:[.,'’\u066c\u00a0\u202f]\d{3})*(?:[.,\u066b]\d+)*"
    return re.compile(
        rf"(?P<unspaced>[{UNSPACED}]+)"
        rf"|(?P<number>{number}(?![^\W_{UNSPACED}]))(?P<unit>\s?[%°€£$¥])?"
        r"|(?P<dotted>(?<!\w)(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?)"
        rf"|(?P<word>[^\W_{UNSPACED}]{letter}*(?:{_JOINERS.pattern}[^\W_{UNSPACED}]{letter}*)*)"
    )


def _marks() -> Iterator[tuple[int, int]]:
    """Give the ranges of combining marks, below the rare scripts."""
    codes = (code for code in range(0x300, 0x12000) if category(chr(code))[0] == "M")
    for _, run in groupby(enumerate(codes), lambda row: row[1] - row[0]):
        first, *others = (code for _, code in run)
        yield first, others[-1] if others else first


@lru_cache(maxsize=20_000)
def _word(surface: str, code: str, shouted: bool) -> tuple[tuple[str, ...], bool, int]:
    """Give the terms of a word, whether it is a stop word, and how far it counts for a number of several words.

    Most words of a question were seen in its article.
    """
    spoken = language(code)
    plain = _lower(surface, spoken).replace("’", "'")
    counted = numerals(spoken.code).counts(plain)
    # "US", "IT" and "WHO" are names where the text around them is not all in capitals.
    acronym = surface.isupper() and len(surface) > 1 and not shouted
    if plain in spoken.stop and not acronym:
        return (plain,), True, counted
    bare = _ELISION.sub("", _POSSESSIVE.sub("", plain))
    return _parts(bare, spoken), bare in spoken.stop and not acronym, counted


def _parts(bare: str, spoken: Language) -> tuple[str, ...]:
    parts = pieces(bare)
    stems = [_stem(part, spoken) for part in parts]
    stems += in_digits(parts, spoken)
    if len(parts) > 1:
        stems.append(_stem("".join(parts), spoken))
    return tuple(dict.fromkeys(stems)) or (bare,)


def _number(match: re.Match[str]) -> tuple[str, ...]:
    digits = normalize("NFKC", match.group("number")).translate(_SEPARATORS)
    if not digits.isascii():
        digits = "".join(str(decimal(char)) if char.isdecimal() else char for char in digits)
    symbols = [_UNITS[char] for char in digits + (match.group("unit") or "") if char in _UNITS]
    value = re.sub(r"(?<=\d)[,'’ ](?=\d{3}(?!\d))", "", re.sub(r"[$€£¥₹+]", "", digits)).replace(",", ".")
    return (value, *symbols)


def _bigrams(start: int, surface: str, spoken: Language) -> Iterator[Token]:
    digits = dict(in_characters(surface))
    for at, end in pairs(surface):
        pair = surface[at:end]
        terms = (_fold(pair), digits[at]) if at in digits else (_fold(pair),)
        yield Token(start + at, start + end, terms, pair in spoken.stop, pair)


def _lower(surface: str, spoken: Language) -> str:
    if spoken.code == "tr":
        surface = surface.replace("İ", "i").replace("I", "ı")
    return normalize("NFKC", normalize("NFKC", _UNSEEN.sub("", surface)).casefold())


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
