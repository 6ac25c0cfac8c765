"""Words that mean nearly the same, by language: what a question calls one way an article may call another."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from .terms import terms


@cache
def related(code: str) -> Mapping[str, tuple[str, ...]]:
    """Give for each term of a language's groups of related words the other terms of its groups."""
    file = files(__package__) / "languages" / f"{code}.related.txt"
    lines = file.read_text("utf-8").splitlines() if code.isalpha() and file.is_file() else []
    found: dict[str, dict[str, None]] = {}
    for one, other in (pair for line in lines if not line.startswith("#") for pair in _pairs(line, code)):
        found.setdefault(one, {})[other] = None
    return {term: tuple(others) for term, others in found.items()}


def _pairs(line: str, code: str) -> Iterator[tuple[str, str]]:
    finding, directed, found = line.partition(" > ")
    group = [term for word in (found if directed else line).split() for term in terms(word, code)]
    for one in terms(finding, code) if directed else group:
        yield from ((one, other) for other in group if other != one)
