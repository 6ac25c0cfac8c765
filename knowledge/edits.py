"""Find among many words those that few wrong letters make of another (library: rapidfuzz)."""

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

# In shorter words two wrong letters leave too little.
_SHORT = 4

_Bits = NDArray[np.uint64]


class Words:
    """Hold words with the letters of each as bits: most words are ruled out by the letters that they lack."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words, none of them empty."""
        self._words = tuple(words)
        self._lengths = np.array([len(word) for word in self._words], dtype=np.intp)
        begin = np.cumsum(self._lengths) - self._lengths
        self._letters: _Bits = np.bitwise_or.reduceat(_letters("".join(self._words)), begin)

    def near(self, word: str, most: int) -> Mapping[str, int]:
        """Give the words that at most so many letters make of a word: left out, put in, changed or swapped."""
        from rapidfuzz import process  # loaded only where a word is unknown: it takes 3 MB
        from rapidfuzz.distance import OSA

        own = np.bitwise_or.reduce(_letters(word))
        few = (_count(self._letters & ~own) <= most) & (_count(own & ~self._letters) <= most)
        kept = self._of(few & (np.abs(self._lengths - len(word)) <= most))
        found = process.extract(word, kept, scorer=OSA.distance, score_cutoff=most, limit=None)
        return {other: int(distance) for other, distance, _ in found}

    def beginning(self, word: str, most: int) -> Iterator[tuple[str, int, str]]:
        """Give the words that at most so many letters make of a word's beginning, how many, and what is left of it."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        allowed = np.where(self._lengths > _SHORT, most, min(most, 1))
        few = self._may_begin(word, allowed)
        others, begun = self._of(few), [word[:end] for end in range(len(word) + 1)]
        distances = process.cdist(others, begun, scorer=OSA.distance, score_cutoff=most, dtype=np.uint8)
        for number, end in np.argwhere(distances <= allowed[few, None]).tolist():
            yield others[number], int(distances[number, end]), word[end:]

    def _may_begin(self, word: str, allowed: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Tell by the letters which words can be so few away from a beginning of a word."""
        held = np.append(np.uint64(0), np.bitwise_or.accumulate(_letters(word)))
        # What any of the beginnings that come into question has, and what all of them have.
        longest, shortest = (np.clip(self._lengths + more, 0, len(word)) for more in (allowed, -allowed))
        lacking, further = _count(self._letters & ~held[longest]), _count(held[shortest] & ~self._letters)
        few: NDArray[np.bool_] = (lacking <= allowed) & (further <= allowed) & (self._lengths <= len(word) + allowed)
        return few

    def _of(self, chosen: NDArray[np.bool_]) -> list[str]:
        return [self._words[number] for number in np.flatnonzero(chosen)]


def _letters(text: str) -> _Bits:
    """Give each letter as the one bit that it sets; letters of one script have bits of their own."""
    letters = np.frombuffer(text.encode("utf-32-le"), dtype="<u4")
    bits: _Bits = np.left_shift(np.uint64(1), letters.astype(np.uint64) % np.uint64(64))
    return bits


def _count(bits: _Bits) -> _Bits:
    """Count the bits set: by twos, by fours, by bytes and in all (numpy counts them itself from 2.0 on)."""
    bits = bits - (bits >> np.uint64(1) & np.uint64(0x5555_5555_5555_5555))
    fours = np.uint64(0x3333_3333_3333_3333)
    bits = (bits & fours) + (bits >> np.uint64(2) & fours)
    bits = bits + (bits >> np.uint64(4)) & np.uint64(0x0F0F_0F0F_0F0F_0F0F)
    return bits * np.uint64(0x0101_0101_0101_0101) >> np.uint64(56)
