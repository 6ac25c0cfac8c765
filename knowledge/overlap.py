"""How much two word sequences share; pure."""

from collections.abc import Sequence

# Stems of four letters and more that share most of their beginning are one word in languages with many endings.
MIN_PREFIX, _SHARE = 4, 0.6


def alike(terms: Sequence[str], held: Sequence[str]) -> float:
    """Measure the best shared beginning of any of the terms with any of those held, 0 to 1."""
    best = 0.0
    for term in terms:
        for other in held if len(term) >= MIN_PREFIX else ():
            if term[:MIN_PREFIX] == other[:MIN_PREFIX]:
                best = max(best, _common(term, other) / max(len(term), len(other)))
    return best if best >= _SHARE else 0.0


def _common(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def longest_run(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the words of the longest run that stands in both."""
    places: dict[str, list[int]] = {}
    for i, word in enumerate(other):
        places.setdefault(word, []).append(i)
    longest, ending = 0, dict[int, int]()
    for word in one:
        ending = {i: ending.get(i - 1, 0) + 1 for i in places.get(word, ())}
        longest = max(longest, *ending.values()) if ending else longest
    return longest
