"""How much two words or two word sequences share; pure."""

from collections.abc import Mapping, Sequence

# Stems of four letters and more that share most of their beginning are one word in languages with many endings.
MIN_PREFIX, _SHARE = 4, 0.6


def alike(one: str, other: str) -> float:
    """Measure the shared beginning of two terms as a part of the longer one; 0 where it is too little."""
    common = shared(one, other)
    share = common / max(len(one), len(other))
    return share if common >= MIN_PREFIX and share >= _SHARE else 0.0


def shared(one: str, other: str) -> int:
    """Count the letters that two words begin with."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def longest_run(words: Sequence[str], places: Mapping[str, Sequence[int]]) -> int:
    """Count the words of the longest run that also stands in a text, given where each word stands there."""
    longest, ending = 0, dict[int, int]()
    for word in words:
        found = places.get(word)
        if not found:
            ending = {}
        elif ending:
            before = ending
            ending = {i: before.get(i - 1, 0) + 1 for i in found}
            longest = max(longest, max(ending.values()))
        else:
            ending = dict.fromkeys(found, 1)
            longest = longest or 1
    return longest
