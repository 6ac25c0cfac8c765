"""Whether a sentence has the kind of thing that is asked for, judged more strictly than the ranking does."""

from functools import cache

from .asking import Asked, asked
from .index import Index
from .kinds import KINDS, offered
from .kinds import NAMES as OFFERED
from .language import Language, language
from .query import Query
from .traits import Traits

# These tell nothing of what a sentence has to offer.
_NO_OFFER = ("leans", "length", "opening", "opens", "is", "called")
# A number alone is no age or price where its unit could be told, nor is a unit without a number; a name is no place.
_WEAK = {"duration": ("number", "time_unit"), "place": ("name", "place_preposition")}
_WEAK_ELSE = ("number",)
# What is told in any language, and what by the cues of another name.
_TOLD = ("name", "year", "number", "money")
_BY_CUE = {"place_name": "place_preposition", "number_time_unit": "time_unit", "number_measure": "measure"}
# These are looked up where something was just told: how many, how much, since when.
_COUNT = "quantity"
PRECISE = ("time", _COUNT, "amount", "duration", "size")


def offers(index: Index, query: Query, number: int) -> bool:
    """Tell whether a sentence has what is asked for, a year or a reason; True where nothing can tell."""
    question, spoken = asked(index, query), language(index.units[number].article.language)
    if question.kind == _COUNT:
        return _counts(index.traits(number), question)
    telling = traits_that_tell(question.kind, spoken.code)
    found = dict(zip(OFFERED, offered(index.traits(number), question), strict=True))
    return not telling or any(found[f"{question.kind}_{trait}"] for trait in telling)


@cache
def traits_that_tell(kind: str, code: str) -> tuple[str, ...]:
    """List by which traits of a sentence, of those of a kind, one can tell whether it has what is asked for."""
    told = tuple(trait for trait in KINDS[kind] if trait not in _NO_OFFER and _is_told(trait, language(code)))
    return tuple(trait for trait in told if trait not in _WEAK.get(kind, _WEAK_ELSE)) or told


def _counts(traits: Traits, question: Asked) -> bool:
    """Tell whether a sentence has a new number that is no year: "in 1655" tells a time, not how many."""
    return any(question.wanted.isdisjoint(one) for one in traits.numbers if one not in traits.years)


def is_precise(index: Index, query: Query) -> bool:
    """Tell whether a time or a number is asked for."""
    return asked(index, query).kind in PRECISE


def _is_told(trait: str, spoken: Language) -> bool:
    return trait in _TOLD or _BY_CUE.get(trait, trait) in spoken.cues
