"""How rare a word is in a language at large, whatever the article: a small article's own idf says little."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from .language import language

# A pair of characters with one or two particles in it says less than one of content alone (Chinese, Japanese).
_WITH_PARTICLES = (1.0, 0.4, 0.1)


def rarity(terms: Iterable[str], code: str, idf: float) -> float:
    """Give the idf of a word's rarest term in the language; the given idf of the article where that is not known."""
    known = table(code)
    if known:
        return max([known.get(term, known[""]) for term in terms])
    particles = language(code).particles
    return max(idf * _WITH_PARTICLES[min(sum(char in particles for char in term), 2)] for term in terms)


@cache
def table(code: str) -> Mapping[str, float]:
    """Load a language's idf by term, and under "" the idf of all terms not listed; empty for an unknown language.

    Each line of the file is an idf and the terms that have it; tests/benchmarks/rarity.py writes it.
    """
    file = Path(__file__).parent / "languages" / f"{code}.idf.txt"
    if not code.isalpha() or not file.is_file():
        return {}
    rows = (line.split(" ") for line in file.read_text("utf-8").splitlines())
    return {term: float(idf) for idf, *terms in rows for term in terms or [""]}
