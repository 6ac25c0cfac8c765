"""Name the words of a question that the articles have, and those that they lack.

Where no spaces stand between words they are indexed as pairs of characters. A pair is no word to show to a person: what
stands between small words and question words is, and only where it is surely there, or surely not.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from unicodedata import category

from .index import Index
from .language import Language, language
from .query import Query
from .terms import Token
from .traits import Unit
from .unspaced import is_unspaced

# A word that has an ending behind it has one of so many characters at most (Korean).
_ENDING = 2


def named(query: Query, index: Index) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the words that the articles have and those that they lack, as they were typed; question words are none."""
    has, lacks = dict[str, None](), dict[str, None]()
    asking = _asking(query.language)
    ascii_only = query.text.isascii()
    for run in ([word] for word in query.words) if ascii_only else _runs(query.tokens):
        word = run[0]
        if ascii_only or not is_unspaced(word.surface):
            known = index.has(word) or is_above(word, index)
            if not word.stop and (known or word.surface.casefold() not in asking):
                (has if known else lacks)[word.surface] = None
            continue
        for piece, pairs in _pieces(query.text, run, language(query.language)):
            held = _held(piece, index, loose=_cuts(query.language) is None)
            if held:
                has[held] = None
            elif not any(index.has(pair) or is_above(pair, index) for pair in pairs):
                lacks[piece] = None
    return tuple(has), tuple(lacks)


def is_above(word: Token, index: Index) -> bool:
    """Tell whether a heading has a word, or a sentence under one; of several articles a title too."""
    return not index.passages.vocabulary.isdisjoint(word.terms)


def is_asking(text: str, code: str) -> bool:
    """Tell whether a text without spaces asks: by a mark, by a question word, or by how it ends."""
    marks = language(code).questioning
    typed = text.strip()
    bare = typed.rstrip("?？。.!！ ")
    return typed.endswith(("?", "？")) or bare.endswith(marks.get("end", ())) or any(w in bare for w in _asking(code))


def _runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Gather the pairs of characters that overlap; other words stand alone."""
    run: list[Token] = []
    for token in tokens:
        if run and token.start >= run[-1].end:
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _pieces(text: str, run: Sequence[Token], spoken: Language) -> Iterator[tuple[str, list[Token]]]:
    """Give what of a run may be a word, with its pairs that mean something."""
    first, last = run[0].start, run[-1].end
    for start, end in _between(text[first:last], spoken):
        pairs = [one for one in run if one.start >= first + start and one.end <= first + end and not one.stop]
        if pairs and category(text[first + start]) != "Mn":
            yield text[first + start : first + end], pairs


def _between(text: str, spoken: Language) -> Iterator[tuple[int, int]]:
    cuts = _cuts(spoken.code)
    if cuts is None:
        if not is_asking(text, spoken.code):
            yield 0, len(text)
        return
    at = 0
    for cut in (*cuts.finditer(text), None):
        start, end = cut.span() if cut else (len(text), len(text))
        # A single character is a word where it stands alone; else it may be part of one.
        if start - at > 1 or (start > at and len(text) == 1):
            yield at, start
        at = end


def _held(piece: str, index: Index, *, loose: bool) -> str | None:
    """Give what the articles have of a piece: all of it, or where endings may be behind a word, the word."""
    forms = [piece[: len(piece) - cut] for cut in range(min(_ENDING, max(len(piece) - 2, 0)) + 1 if loose else 1)]
    return next((form for form in forms if any(_stands_at(form, unit) for unit in index.units)), None)


def _stands_at(form: str, unit: Unit) -> bool:
    """Tell whether a sentence has a word, or a heading above it."""
    return form in unit.quote or any(form in heading for heading in unit.passage.heading)


@cache
def _asking(code: str) -> frozenset[str]:
    """List a language's question words."""
    marks = language(code).questioning
    return frozenset(word for where in ("early", "anywhere") for word in marks.get(where, ()))


@cache
def _cuts(code: str) -> re.Pattern[str] | None:
    """Compile what stands between words of a language without spaces; None where none is known."""
    spoken = language(code)
    small = spoken.between or spoken.particles
    if not small:
        return None
    asks = (word for row in (*spoken.asks.values(), *spoken.questioning.values()) for word in row)
    return re.compile("|".join(map(re.escape, sorted({*small, *asks}, key=len, reverse=True))))
