"""Whether a sentence has the kind of answer to offer that is asked for: a person, a time, a number, a reason."""

from collections.abc import Callable, Mapping
from functools import partial

from .asking import Asked
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
