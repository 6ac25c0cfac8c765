"""The words of a language, to tell a right word from a misspelt one: a Bloom filter, a sixth of the words' size."""

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path
from re import compile as pattern
from unicodedata import normalize

# Twelve bits a word, eight of them set: of the words that are not in the list three in a thousand seem to be.
_BITS, _SET = 12, 8
_MARKS = pattern("[\u0300-\u036f]")


def is_listed(word: str, code: str) -> bool:
    """Tell whether a language's list has a word in this very form, case and accents apart."""
    held = _load(code)
    return bool(held) and all(held[at >> 3] >> (at & 7) & 1 for at in _places(plain(word), 8 * len(held)))


def has_list(code: str) -> bool:
    """Tell whether there is a list of a language's words."""
    return bool(_load(code))


def packed(words: Iterable[str]) -> bytes:
    """Give the list of words as it is stored; the same words always give the same bytes."""
    forms = {plain(word) for word in words}
    held = bytearray(-(-_BITS * len(forms) // 8))
    for form in forms:
        for at in _places(form, 8 * len(held)):
            held[at >> 3] |= 1 << (at & 7)
    return bytes(held)


def plain(word: str) -> str:
    """Drop what nobody takes for a wrong letter: case and accents."""
    return word.casefold() if word.isascii() else _MARKS.sub("", normalize("NFD", word.casefold()))


def _places(word: str, size: int) -> Iterator[int]:
    digest = blake2b(word.encode(), digest_size=16).digest()
    first, step = int.from_bytes(digest[:8], "big"), int.from_bytes(digest[8:], "big")
    return ((first + number * step) % size for number in range(_SET))


@cache
def _load(code: str) -> bytes:
    file = Path(__file__).parent / "languages" / f"{code}.words.bin"
    return file.read_bytes() if code.isalpha() and file.is_file() else b""
