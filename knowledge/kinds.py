"""Whether a sentence has the kind of answer to offer that is asked for: a person, a time, a number, a reason."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from .asking import Asked
from .definitions import KIND as DEFINITION
from .language import language
from .terms import Token
from .traits import Traits

Trait = Callable[[Traits, Asked], float]


def new_name(traits: Traits, asked: Asked) -> float:
    """Tell whether the sentence has a name that the question has not."""
    return float(any(map(asked.wanted.isdisjoint, traits.names)))


def new_opening(traits: Traits, asked: Asked) -> float:
    """Tell whether the sentence opens with a word that could be a name and that the question has not."""
    return float(bool(traits.opening) and asked.wanted.isdisjoint(traits.opening))


def new_number(traits: Traits, asked: Asked) -> float:
    """Tell whether the sentence has a number that the question has not."""
    return float(any(map(asked.wanted.isdisjoint, traits.numbers)))


def new_year(traits: Traits, asked: Asked) -> float:
    """Tell whether the sentence has a year that the question has not."""
    return float(any(map(asked.wanted.isdisjoint, traits.years)))


def leans(traits: Traits, _: Asked) -> float:
    """Tell whether the sentence leans on the one before."""
    return float(traits.leans)


def length(traits: Traits, _: Asked) -> float:
    """Measure the sentence's length against a usual one, as a logarithm."""
    return traits.length


def opens_with(traits: Traits, asked: Asked) -> float:
    """Tell whether the sentence opens with the name that is asked for, an article before it or not."""
    return float(any(place <= 1 for place in _places(traits, asked.name[0])))


def says_is(traits: Traits, asked: Asked) -> float:
    """Tell whether "is a" follows the name that is asked for, in languages without articles "is"."""
    if asked.unspaced:
        end = asked.name[-1].surface[-1]
        return float(any(end + word[0] in traits.surfaces for word in _defining(asked, "copula")))
    joined, determiners = _joined(traits, asked), language(asked.query.language).determiners
    behind = {place + 1 for place in joined}
    article = any(not behind.isdisjoint(traits.surfaces.get(word, ())) for word in determiners)
    return float(article if determiners else bool(joined))


def _joined(traits: Traits, asked: Asked) -> set[int]:
    """List the places of words such as "is" that follow the name, or brackets behind it."""
    ends = _places(traits, asked.name[-1])
    after = {place + 1 for place in ends}.union(traits.asides[place] for place in ends if place in traits.asides)
    return {place for word in _defining(asked, "copula") for place in traits.surfaces.get(word, ()) if place in after}


def _defining(asked: Asked, part: str) -> Sequence[str]:
    return language(asked.query.language).defining.get(part, ())


def is_called(traits: Traits, asked: Asked) -> float:
    """Tell whether a word such as "called" stands one or two words before the name that is asked for."""
    places = {place - back for place in _places(traits, asked.name[0]) for back in (1, 2)}
    return float(any(not places.isdisjoint(traits.surfaces.get(word, ())) for word in _defining(asked, "called")))


def _places(traits: Traits, word: Token) -> Sequence[int]:
    return [place for term in word.terms for place in traits.places.get(term, ())]


def _cue(name: str, traits: Traits, _: Asked) -> float:
    return float(name in traits.cues)


KINDS: Mapping[str, Mapping[str, Trait]] = {
    kind: {**traits, **{cue: partial(_cue, cue) for cue in cues}}
    for kind, traits, cues in (
        ("person", {"name": new_name, "leans": leans}, ("agent",)),
        ("time", {"year": new_year, "number": new_number}, ("month", "time_unit", "time_word")),
        ("place", {"name": new_name}, ("place_name", "place_preposition")),
        ("reason", {}, ("because", "purpose")),
        ("quantity", {"number": new_number}, ()),
        ("amount", {"number": new_number}, ("money",)),
        ("duration", {"number": new_number}, ("number_time_unit", "time_unit")),
        ("size", {"number": new_number}, ("number_measure",)),
        ("manner", {}, ("agent",)),
        ("thing", {"name": new_name, "opening": new_opening}, ()),
        ("choice", {"length": length}, ()),
        (DEFINITION, {"opens": opens_with, "is": says_is, "called": is_called, "length": length}, ()),
    )
}
NAMES = tuple(f"{kind}_{trait}" for kind, traits in KINDS.items() for trait in traits)
_STARTS = {kind: NAMES.index(f"{kind}_{next(iter(traits))}") for kind, traits in KINDS.items()}


def offered(traits: Traits, asked: Asked) -> list[float]:
    """Give a number for each of NAMES: those of the kind that is asked for, 0 for the others."""
    row = [0.0] * len(NAMES)
    row[columns(asked.kind)] = wanted(traits, asked)
    return row


def wanted(traits: Traits, asked: Asked) -> list[float]:
    """Give a number for each of NAMES that belongs to the kind that is asked for."""
    return [trait(traits, asked) for trait in KINDS[asked.kind].values()]


def columns(kind: str) -> slice:
    """Give the places among NAMES of those that belong to a kind."""
    return slice(_STARTS[kind], _STARTS[kind] + len(KINDS[kind]))
