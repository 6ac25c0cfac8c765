"""Find among many words those that few wrong letters make of another (library: rapidfuzz)."""

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

# How many bits of a byte are set.
_ONES = np.array([number.bit_count() for number in range(256)], dtype=np.uint8)


class Words:
    """Hold words with the letters of each as bits: most words are ruled out by the letters that they lack."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words."""
        self._words = tuple(words)
        self._letters = np.array([_letters(word) for word in self._words], dtype=np.uint64)
        self._lengths = np.array([len(word) for word in self._words], dtype=np.int64)

    def near(self, word: str, most: int) -> Mapping[str, int]:
        """Give the words that at most so many letters make of a word: left out, put in, changed or swapped."""
        from rapidfuzz import process  # loaded only where a word is unknown: it takes 3 MB
        from rapidfuzz.distance import OSA

        own = _bits(word)
        few = (_count(self._letters & ~own) <= most) & (_count(own & ~self._letters) <= most)
        kept = self._of(few & (np.abs(self._lengths - len(word)) <= most))
        found = process.extract(word, kept, scorer=OSA.distance, score_cutoff=most, limit=None)
        return {other: int(distance) for other, distance, _ in found}

    def beginning(self, word: str, most: int) -> Iterator[tuple[str, int, str]]:
        """Give the words that at most so many letters make of a word's beginning, how many, and what is left of it."""
        from rapidfuzz.distance import OSA

        # What any of the beginnings that come into question has, and what all of them have.
        held = np.array([_letters(word[:end]) for end in range(len(word) + 1)], dtype=np.uint64)
        longest = np.minimum(self._lengths + most, len(word))
        shortest = np.maximum(self._lengths - most, 0)
        possible = np.flatnonzero(shortest <= longest)
        letters, longest, shortest = self._letters[possible], longest[possible], shortest[possible]
        few = (_count(letters & ~held[longest]) <= most) & (_count(held[shortest] & ~letters) <= most)
        for number in possible[few]:
            other = self._words[number]
            for end in range(max(len(other) - most, 1), min(len(other) + most, len(word)) + 1):
                distance = OSA.distance(other, word[:end], score_cutoff=most)
                if distance <= most:
                    yield other, distance, word[end:]

    def _of(self, chosen: NDArray[np.bool_]) -> list[str]:
        return [self._words[number] for number in np.flatnonzero(chosen)]


def _letters(word: str) -> int:
    """Set a bit for each letter of a word; letters of one script have bits of their own."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) % 64)
    return bits


def _bits(word: str) -> np.uint64:
    return np.uint64(_letters(word))


def _count(bits: NDArray[np.uint64]) -> NDArray[np.uint64]:
    return _ONES[bits.view(np.uint8).reshape(-1, 8)].sum(axis=1, dtype=np.uint64)
