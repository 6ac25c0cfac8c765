"""What stands before a quoted sentence and has to be read with it; pure."""

import re
from collections.abc import Iterator
from itertools import pairwise

from .index import Index
from .language import language
from .mentions import has_pronoun, pronoun
from .rows import headings
from .traits import Unit

# So many sentences back are shown: who needs more wants the passage.
_MOST = 3
# So many small words may stand before the one that leans ("some of the same").
_AHEAD = 3
# '"We came first," she said' leans by who says so.
_QUOTED = re.compile(r'["“„«»][^"“”«»]*["“”«»](?=.*\w)', re.DOTALL)


def leant_on(index: Index, number: int) -> Iterator[int]:
    """Give the sentence that one leans on, then what that leans on itself; of the row of a table its headings."""
    above = headings(index.units, number)
    if above is not None:
        yield above
        return
    wanted = _with_person(index, number)
    for _ in range(_MOST):
        previous = int(index.previous[number])
        leans = wanted < number or index.traits(number).leans or hangs(index.units[number])
        if previous == len(index.units) or not leans:
            return
        number = previous
        yield number


def _with_person(index: Index, number: int) -> int:
    """Find the sentence that names whom "he" stands for; where none near does, give the sentence itself."""
    unit = index.units[number]
    says_he = has_pronoun(index.traits(number), unit.article.language) and pronoun(unit)[1].is_person
    meant = index.lexicon.persons.meant(number) if says_he else None
    return meant[0] if meant else number


def hangs(unit: Unit) -> bool:
    """Tell whether a sentence leans by more than its first word: "one of them", "in 2019 he", '"No," she said'.

    The ranking counts those that open with a pronoun; what it counts is what its weights were fitted to.
    """
    spoken = language(unit.article.language)
    quoted = _QUOTED.match(unit.quote)
    words = [word for word in unit.words if word.start >= quoted.end()] if quoted else unit.words
    opening = words[: _AHEAD + 2]
    first = [word.surface.casefold() for word in opening]
    for at, (word, both) in enumerate(zip(first, map("_".join, pairwise(first)), strict=False)):
        if word in spoken.hanging or both in spoken.hanging:
            return True
        if word not in spoken.ahead and not opening[at].is_number:
            return False
    return False
