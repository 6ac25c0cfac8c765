"""Which names of the articles are persons' and which are things', by what the articles themselves say; pure."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from .language import Language
from .mentions import Wanted, names, pronoun, weigh
from .terms import Token
from .traits import Unit, leans

# What a pronoun says of a name that goes before it, shared where it may mean several.
_PRONOUN = 1.0
# From so much on a name is a person's, and below its negative a thing's.
_SURE = 0.5
# Of two or three words, where nothing tells that they name a thing, more name a person, however often they stand.
_FULL, _LONGEST = 0.6, 3
# Of a thing's name the first word says less than the last: the Pasteur Institute.
_FIRST = 0.25
# Who is named further back is hardly meant.
_BACK = 3
Named = TypeVar("Named")


class Persons:
    """Tell persons from things by how the articles speak of them."""

    def __init__(self, units: Sequence[Unit], is_name: Callable[[str], bool]) -> None:
        """Weigh the names of sentences that follow on one another, given which words are mostly written as names."""
        self._units = units
        self._names = [names(unit, is_name) for unit in units]
        self._weights: defaultdict[str, float] = defaultdict(float)
        # Above 0 where a name is said to be "she", below where it is "he".
        self._female: defaultdict[str, float] = defaultdict(float)
        for unit, found in zip(units, self._names, strict=True):
            for name in found:
                self._add(unit.words[slice(*name)], weigh(unit, name))
        self._count_full_names()
        self._learn_from_pronouns()

    def standing(self, name: Sequence[Token], wanted: Wanted = Wanted.PERSON) -> int:
        """Give 1 for the name of a person, -1 for that of a thing, 0 where nothing tells; "she" is no man."""
        weight, female = (_most(name, weights) for weights in (self._weights, self._female))
        if (wanted is Wanted.HE and female >= _SURE) or (wanted is Wanted.SHE and female <= -_SURE):
            return -1
        return (weight >= _SURE) - (weight <= -_SURE)

    def fitting(self, names: Mapping[Named, Sequence[Token]], spoken: Language, wanted: Wanted) -> tuple[Named, ...]:
        """Keep the names that may be wanted: persons' where there are any, or those of no person."""
        if wanted is Wanted.ANY:
            return tuple(names)
        if not wanted.is_person:
            return tuple(one for one, name in names.items() if self.standing(name) <= 0)
        standing = {one: self.standing(name, wanted) for one, name in names.items()}
        best = max(standing.values(), default=0)
        # Where "he" is said of persons only, it means no company, even where nobody is named.
        nobody = best < 0 and bool(spoken.persons.get("he"))
        return () if nobody else tuple(one for one, found in standing.items() if found == best)

    def opens(self, number: int) -> bool:
        """Tell whether a sentence begins with the name of a person, no pronoun and no thing's name before it."""
        unit, found = self._units[number], self._names[number]
        return bool(found) and self.standing(unit.words[slice(*found[0])]) > 0 and not leans(unit)

    def meant(self, number: int) -> tuple[int, tuple[Token, ...]] | None:
        """Give whom the first "he" or "she" of a sentence stands for, and the number of the sentence that names them.

        None where it says neither, names a person itself before, or nobody is named shortly before it.
        """
        place, said = pronoun(self._units[number])
        if not said.is_person or self._first_person(number, said, place):
            return None
        for before in range(number - 1, max(number - 1 - _BACK, -1), -1):
            if self._units[before].passage is not self._units[number].passage:
                break
            if found := self._first_person(before, said):
                return before, found
        return None

    def said_by(self, quote: str) -> tuple[Token, ...]:
        """Give whom the first "he" or "she" of a quote stands for, where that is told."""
        numbers = (number for number, unit in enumerate(self._units) if unit.quote == quote)
        found = next((meant for number in numbers if (meant := self.meant(number))), None)
        return found[1] if found else ()

    def _first_person(self, number: int, said: Wanted, end: int | None = None) -> tuple[Token, ...]:
        """Give the first person that a sentence names, before one of its words where that is given."""
        words = self._units[number].words
        names = (words[slice(*name)] for name in self._names[number] if end is None or name.end <= end)
        return next((name for name in names if self.standing(name, said) > 0), ())

    def _add(self, name: Sequence[Token], weight: float) -> None:
        self._weights[name[-1].terms[-1]] += weight
        if len(name) > 1:
            self._weights[name[0].terms[-1]] += weight if weight > 0 else weight * _FIRST

    def _count_full_names(self) -> None:
        full = dict[tuple[str, ...], Sequence[Token]]()
        for unit, found in zip(self._units, self._names, strict=True):
            full |= {
                tuple(word.terms[-1] for word in words): words
                for words in (unit.words[slice(*name)] for name in found)
                if 1 < len(words) <= _LONGEST
            }
        for name in full.values():
            if self._weights[name[-1].terms[-1]] >= 0 and self._weights[name[0].terms[-1]] >= 0:
                self._add(name, _FULL)

    def _learn_from_pronouns(self) -> None:
        """Let the first pronoun of each sentence tell of the names before it, else of those of the sentence before."""
        earlier: list[Sequence[Token]] = []
        for number, unit in enumerate(self._units):
            if number and self._units[number - 1].passage is not unit.passage:
                earlier = []
            place, said = pronoun(unit)
            found: list[Sequence[Token]] = [unit.words[slice(*name)] for name in self._names[number]]
            if said is Wanted.ANY:
                earlier = found
                continue
            before = [name for name in found if name[-1].end <= unit.words[place].start]
            self._learn(before or earlier, said)
            # What stands for somebody is not what is named beside it.
            earlier = []

    def _learn(self, found: Sequence[Sequence[Token]], said: Wanted) -> None:
        sign = 1 if said.is_person else -1
        standing = [sign * self.standing(name, said) for name in found]
        best = max(standing, default=-1)
        fitting = [name for name, one in zip(found, standing, strict=True) if one == best >= 0]
        for name in fitting:
            share = _PRONOUN / len(fitting)
            self._add(name, sign * share)
            for word in (name[0], name[-1]) if said.is_person else ():
                self._female[word.terms[-1]] += share if said is Wanted.SHE else -share


def _most(name: Sequence[Token], weights: Mapping[str, float]) -> float:
    """Give the weight of the word of a name that tells most."""
    return max((weights[term] for word in name for term in word.terms if term in weights), key=abs, default=0.0)
