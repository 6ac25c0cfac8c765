"""Find among many words those that few wrong letters make of another (library: rapidfuzz)."""

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

# How many bits of two bytes are set.
_ONES = np.array([number.bit_count() for number in range(1 << 16)], dtype=np.uint8)
# In shorter words two wrong letters leave too little.
_SHORT = 4


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
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        # What any of the beginnings that come into question has, and what all of them have.
        held = np.array([_letters(word[:end]) for end in range(len(word) + 1)], dtype=np.uint64)
        allowed = np.where(self._lengths > _SHORT, most, min(most, 1))
        possible = np.flatnonzero(self._lengths <= len(word) + allowed)
        letters, lengths, allowed = self._letters[possible], self._lengths[possible], allowed[possible]
        lacking = _count(letters & ~held[np.minimum(lengths + allowed, len(word))])
        further = _count(held[np.maximum(lengths - allowed, 0)] & ~letters)
        few = (lacking <= allowed) & (further <= allowed)
        others = [self._words[number] for number in possible[few]]
        begun = [word[:end] for end in range(len(word) + 1)]
        distances = process.cdist(others, begun, scorer=OSA.distance, score_cutoff=most, dtype=np.uint8)
        for number, end in np.argwhere(distances <= allowed[few, None]).tolist():
            yield others[number], int(distances[number, end]), word[end:]

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


def _count(bits: NDArray[np.uint64]) -> NDArray[np.uint8]:
    # Their sums are small, and much faster than a sum along an axis of four.
    first, second, third, fourth = _ONES[bits.view(np.uint16).reshape(-1, 4)].T
    counted: NDArray[np.uint8] = first + second + third + fourth
    return counted
