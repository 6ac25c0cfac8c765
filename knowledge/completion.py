"""Find among many texts those that somebody may be typing the beginning of, misspelt or not (library: rapidfuzz)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import category, normalize

# What is typed beyond this changes nothing, and bounds the work on a hostile text.
_LONGEST = 100
# Below this share of letters in common, of 100, two texts are not alike; two letters wrong in "Microsoft" are 78.
_ALIKE = 75
# A misspelt word needs some letters before it says anything.
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Texts:
    """Hold texts in the order of their worth, folded for comparison."""

    shown: tuple[str, ...]
    folded: tuple[str, ...]

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Texts":
        """Fold texts."""
        return cls(tuple(texts), tuple(map(fold, texts)))


def fold(text: str) -> str:
    """Drop case, accents and marks, so that what is typed in haste is found."""
    plain = (char for char in normalize("NFKD", text).casefold() if category(char) != "Mn")
    return " ".join(re.findall(r"[^\W_]+", "".join(plain)))


def complete(typed: str, texts: Texts, most: int) -> list[int]:
    """List the numbers of texts that fit: those that begin so first, then those with a word that does, then like ones.

    Texts that fit alike keep their order; where nothing was typed all fit.
    """
    wanted = fold(typed[:_LONGEST])
    if not wanted:
        return list(range(len(texts.folded)))[:most]
    ranked = sorted((rank, at) for at, text in enumerate(texts.folded) if (rank := _fit(wanted, text)) is not None)
    found = [at for _, at in ranked[:most]]
    if len(found) < most and len(wanted) >= _SHORTEST:
        found += _alike(wanted, texts, most - len(found), set(found))
    return found


def _fit(wanted: str, text: str) -> int | None:
    if text.startswith(wanted):
        return 0
    within = text.find(wanted)
    if within >= 0:
        return 1 if text[within - 1] == " " else 2
    words = wanted.split(" ")
    # A word at the beginning, or after a space.
    return 3 if len(words) > 1 and all(f" {word}" in f" {text}" for word in words) else None


def _alike(wanted: str, texts: Texts, most: int, known: set[int]) -> list[int]:
    from rapidfuzz import fuzz, process  # loaded only where somebody misspells: it takes 3 MB

    rows = process.extract(wanted, texts.folded, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE, limit=None)
    # Short texts are alike to anything that holds them: "AI" to "maid".
    close = [(-score, at) for text, score, at in rows if at not in known and len(text) >= _SHORTEST]
    return [at for _, at in sorted(close)[:most]]
