"""The kind of answer that is asked for (a person, a time, a place …), and whether a sentence has one to offer."""

import re

from .pairs import Pair, spoken
from .terms import Token

_YEAR = re.compile(r"(?:1\d{3}|20\d\d)s?\Z")


def leaning(pair: Pair) -> float:
    """Tell whether the sentence opens with a pronoun."""
    opening = pair.unit.words[0].surface.casefold() if pair.unit.words else ""
    return float(opening in spoken(pair).leaning)


def new_name(pair: Pair) -> float:
    """Tell whether the sentence has a name that the question has not."""
    return float(any(_is_new(pair, word) for word in pair.unit.names))


def new_number(pair: Pair) -> float:
    """Tell whether the sentence has a number that the question has not."""
    return float(any(_is_new(pair, word) for word in pair.unit.numbers))


def person_name(pair: Pair) -> float:
    """Tell whether a person is asked for and a new name is there."""
    return new_name(pair) if "person" in pair.asked.kinds else 0.0


def person_leaning(pair: Pair) -> float:
    """Tell whether a person is asked for and the sentence opens with a pronoun."""
    return leaning(pair) if "person" in pair.asked.kinds else 0.0


def time_number(pair: Pair) -> float:
    """Tell whether a time is asked for and a new number is there."""
    return new_number(pair) if "time" in pair.asked.kinds else 0.0


def time_year(pair: Pair) -> float:
    """Tell whether a time is asked for and a new year is there."""
    years = (word for word in pair.unit.numbers if _YEAR.match(word.surface))
    return float("time" in pair.asked.kinds and any(_is_new(pair, word) for word in years))


def place_name(pair: Pair) -> float:
    """Tell whether a place is asked for and a new name is there."""
    return new_name(pair) if "place" in pair.asked.kinds else 0.0


def quantity_number(pair: Pair) -> float:
    """Tell whether a quantity is asked for and a new number is there."""
    return new_number(pair) if "quantity" in pair.asked.kinds else 0.0


def thing_name(pair: Pair) -> float:
    """Tell whether none of these is asked for and a new name is there."""
    return new_name(pair) if not pair.asked.kinds else 0.0


def reason_given(pair: Pair) -> float:
    """Tell whether a reason is asked for and the sentence has a word that gives one."""
    if "reason" not in pair.asked.kinds:
        return 0.0
    return float(any(word.surface.casefold() in spoken(pair).asks["because"] for word in pair.unit.words))


def _is_new(pair: Pair, word: Token) -> bool:
    return word.surface.casefold() not in pair.asked.wanted and pair.asked.wanted.isdisjoint(word.terms)
