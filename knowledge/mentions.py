"""Find the names in a sentence, and weigh what stands around each for a person or for a thing; pure."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache

from .language import Language, language
from .structure import Span
from .terms import Token
from .traits import Traits, Unit


class Wanted(Enum):
    """Say what a pronoun stands for; a person is he or she where that is told."""

    HE = "he"
    SHE = "she"
    PERSON = "person"
    PLACE = "place"
    THING = "thing"
    ANY = "any"

    @property
    def is_person(self) -> bool:
        """Tell whether it is somebody."""
        return self in (Wanted.HE, Wanted.SHE, Wanted.PERSON)


# What tells a person: a title before the name, a "who" right after it, what only a person does or is; and what tells a
# thing: a word such as "Ltd", an "in" or an article before the name, capitals within it.
_TITLE, _WHO, _LIVES = 3.0, 3.0, 2.0
_THING, _WITHIN, _DETERMINED, _CAPITALS = 4.0, 2.0, 2.0, 2.0
# So many small words may stand between a name and what it is: "Keller is the new director".
_REACH = 3
# "OpenAI" and "IBM", but not "McCartney".
_INNER = re.compile(r"[A-ZÀ-Þ]{2}|\w\w[^\W\d_A-ZÀ-Þ][A-ZÀ-Þ]")
# What may stand between the words of one name: "J. Smith".
_JOINT = re.compile(r"\.? ?\Z")


def titles(spoken: Language) -> frozenset[str]:
    """List the words that stand with a person's name and are no part of it."""
    return spoken.persons.get("title", frozenset())


@cache
def _things(code: str) -> frozenset[str]:
    """List words of the names of things, which are often English."""
    return language(code).persons.get("thing", frozenset()) | language("en").persons["thing"]


def runs(words: Sequence[Token], quote: str, places: Sequence[int]) -> Iterator[Span]:
    """Join the places of words of names to names, as the numbers of the first word and of the one after the last."""
    for at, place in enumerate(places):
        if at == 0 or not _adjoin(words, quote, places[at - 1], place):
            start = place
        if at + 1 == len(places) or not _adjoin(words, quote, place, places[at + 1]):
            yield Span(start, place + 1)


def names(unit: Unit, is_name: Callable[[str], bool]) -> list[Span]:
    """List the names in a sentence, without titles, given which first words are written as names elsewhere."""
    words, no_part = unit.words, titles(language(unit.article.language))
    places = [at for at, word in enumerate(words) if word.surface[0].isupper() and not word.stop]
    titled = {at for at in places if words[at].surface.casefold() in no_part}
    if places and places[0] == 0 and not is_name(words[0].surface):
        del places[0]
    found = runs(words, unit.quote, [at for at in places if at not in titled])
    # "Operating" of "Chief Operating Officer" is part of a title, but not "OpenAI" of "OpenAI CEO".
    return [name for name in found if name.end not in titled or words[name.end].surface.isupper()]


def pronoun(unit: Unit) -> tuple[int, Wanted]:
    """Find the first word that stands for a person or a thing, and which; where none does, the sentence's end."""
    said = _pronouns(unit.article.language)
    for at, word in enumerate(unit.words) if said else ():
        # Such words are stop words, which few are.
        wanted = said.get(word.surface.casefold()) if word.stop else None
        if wanted:
            return at, wanted
    return len(unit.words), Wanted.ANY


def has_pronoun(traits: Traits, code: str) -> bool:
    """Tell whether a sentence has any word that may stand for a person or a thing: to look where takes longer."""
    return not _pronouns(code).keys().isdisjoint(traits.surfaces)


@cache
def _pronouns(code: str) -> Mapping[str, Wanted]:
    told = language(code).persons
    rows = (("it", Wanted.THING), ("she", Wanted.SHE), ("he", Wanted.HE)) if told.get("he") else ()
    return {word: wanted for row, wanted in rows for word in told[row]}


def weigh(unit: Unit, name: Span) -> float:
    """Weigh what stands in a name, right before it and right after it; above 0 it tells a person."""
    spoken = language(unit.article.language)
    told, own = spoken.persons, unit.words[slice(*name)]
    before = unit.words[name.start - 1].surface.casefold() if name.start else ""
    # Without articles "директор Яндекса" is the director of Yandex.
    titled = before in titles(spoken) and (len(own) > 1 or bool(spoken.determiners))
    weight = _after(unit, name.end, spoken) + _TITLE * titled
    weight -= _DETERMINED * (before in spoken.determiners) + _WITHIN * (before in told.get("within", ()))
    if any(word.surface.casefold() in _things(spoken.code) for word in own):
        return weight - _THING
    return weight - _CAPITALS * any(_INNER.search(word.surface) for word in own)


def _adjoin(words: Sequence[Token], quote: str, one: int, other: int) -> bool:
    return other == one + 1 and bool(_JOINT.match(quote[words[one].end : words[other].start]))


def _after(unit: Unit, end: int, spoken: Language) -> float:
    """Weigh what a sentence goes on with after a name: "Keller, who", "Keller died", "Keller is the director"."""
    told, words = spoken.persons, unit.words
    comma = "," in unit.quote[words[end - 1].end : words[end].start] if end < len(words) else False
    # A title tells after a comma or a verb; after a comma a verb goes on with what stood before the name.
    joined = comma
    for at in range(end, min(end + _REACH + 1, len(words))):
        word = words[at].surface.casefold()
        if word in told.get("who", ()):
            return _WHO * (at == end)
        if word in told.get("lives", ()):
            return _LIVES * (at == end or not comma)
        if joined and word in titles(spoken):
            return _LIVES
        linking = word in told.get("is", ())
        if not (words[at].stop or linking):
            break
        joined = (joined or linking) and (linking or word in spoken.determiners)
    return 0.0
