"""What stands before a quoted sentence and has to be read with it; pure."""

import re
from collections.abc import Iterator
from itertools import pairwise

from .index import Index
from .language import language
from .traits import Unit

# So many sentences back are shown: who needs more wants the passage.
_MOST = 3
# So many small words may stand before the one that leans ("some of the same").
_AHEAD = 3
# What the readers put between the cells of a row.
_CELLS = " | "
# '"We came first," she said' leans by who says so.
_QUOTED = re.compile(r'["“„«»][^"“”«»]*["“”«»](?=.*\w)', re.DOTALL)


def leant_on(index: Index, number: int) -> Iterator[int]:
    """Give the sentence that one leans on, then what that leans on itself; of the row of a table its headings."""
    if _is_row(index, number):
        yield number - index.units[number].sentence.number + 1
        return
    for _ in range(_MOST):
        previous = int(index.previous[number])
        if previous == len(index.units) or not (index.traits(number).leans or hangs(index.units[number])):
            return
        number = previous
        yield number


def _is_row(index: Index, number: int) -> bool:
    """Tell whether a sentence is the row of a table below the first, which has the headings of its columns."""
    unit = index.units[number]
    first = index.units[number - unit.sentence.number + 1]
    return first is not unit and _CELLS in unit.quote and _CELLS in first.quote


def hangs(unit: Unit) -> bool:
    """Tell whether a sentence leans by more than its first word: "one of them", "later, he", '"No," she said'.

    The ranking counts those that open with a pronoun; what it counts is what its weights were fitted to.
    """
    spoken = language(unit.article.language)
    quoted = _QUOTED.match(unit.quote)
    words = [word for word in unit.words if word.start >= quoted.end()] if quoted else unit.words
    first = [word.surface.casefold() for word in words[: _AHEAD + 2]]
    for word, both in zip(first, map("_".join, pairwise(first)), strict=False):
        if word in spoken.hanging or both in spoken.hanging:
            return True
        if word not in spoken.ahead:
            return False
    return False
