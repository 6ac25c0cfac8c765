"""What a sentence has to offer, whatever is asked: where its words stand, its names, its numbers, its cues."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from re import compile as pattern

from .article import Article, Citation, Passage, Sentence
from .language import Language, language
from .terms import Token

_YEAR = pattern(r"(?:1\d{3}|20\d\d)s?\Z")
_QUESTION_MARK = pattern(r"[?？؟;][\"'”’»」』)]*\Z")
# Japanese writes foreign names in katakana.
_KATAKANA = pattern(r"[ァ-ヺー]+\Z")
# A usual sentence in running text has 90 characters, whose logarithm is 4.5.
_USUAL = 4.5
# "5 years", "5 long years": the unit stands one or two words after the number.
_REACH = (1, 2)
_BRACKET, _CLOSING = pattern(r"[(（]"), pattern(r"[)）]")
_MONEY = frozenset("$€£¥₹")


@dataclass(frozen=True, slots=True)
class Unit:
    """Hold one sentence of the library, how it is cited, and its words."""

    article: Article
    passage: Passage
    sentence: Sentence
    citation: Citation
    words: tuple[Token, ...]

    @property
    def quote(self) -> str:
        """Give the sentence to the character."""
        return self.article.text[self.sentence.start : self.sentence.end]


@dataclass(frozen=True, slots=True)
class Traits:
    """Hold a sentence's traits.

    `places` and `surfaces` say where each term of meaning and each word stands (counted in words); names and numbers
    are sets of the forms by which a question would name them too. `asides` says for the word before brackets where the
    sentence goes on behind them.
    """

    places: Mapping[str, Sequence[int]]
    surfaces: Mapping[str, Sequence[int]]
    names: tuple[frozenset[str], ...]
    numbers: tuple[frozenset[str], ...]
    years: tuple[frozenset[str], ...]
    opening: frozenset[str]
    cues: frozenset[str]
    content: frozenset[int]
    asides: Mapping[int, int]
    unspaced: bool
    length: float
    leans: bool
    is_question: bool
    opens: bool


def traits(unit: Unit) -> Traits:
    """Read off a sentence what does not depend on the question."""
    spoken = language(unit.article.language)
    words = unit.words
    surfaces = _places([(word.surface.casefold(),) for word in words])
    names = [word for word in words[1:] if not word.stop and _is_name(word.surface)]
    numbered = [at for at, word in enumerate(words) if word.is_number]
    numbers = [words[at] for at in numbered]
    named_first = bool(words) and not words[0].stop and words[0].surface[:1].isupper()
    return Traits(
        places=_places([() if word.stop else word.terms for word in words]),
        surfaces=surfaces,
        names=_forms(names),
        numbers=_forms(numbers),
        years=_forms(word for word in numbers if _YEAR.match(word.surface)),
        opening=_forms(words[:1])[0] if named_first else frozenset(),
        cues=frozenset(_cues(surfaces, unit, numbered, spoken)),
        content=_content(words, spoken),
        asides=_asides(unit.quote, words),
        unspaced=any(one.end > other.start for one, other in pairwise(words)),
        length=log(1 + len(unit.quote)) - _USUAL,
        leans=leans(unit),
        is_question=bool(_QUESTION_MARK.search(unit.quote)),
        opens=unit.sentence.number == 1,
    )


def leans(unit: Unit) -> bool:
    """Tell whether a sentence opens with a word that leans on the sentence before, such as a pronoun."""
    if not unit.words:
        return False
    openings = language(unit.article.language).leaning
    first = unit.words[0]
    if first.surface.casefold() in openings:
        return True
    # Where words have no spaces between them the first token is a pair of characters.
    return len(unit.words) > 1 and unit.words[1].start < first.end and unit.quote.startswith(openings)


def _is_name(surface: str) -> bool:
    return surface[:1].isupper() or (not surface.isascii() and bool(_KATAKANA.match(surface)))


def _content(words: Sequence[Token], spoken: Language) -> frozenset[int]:
    """List the places of words of meaning; of pairs of characters those that begin with a character of meaning."""
    return frozenset(at for at, word in enumerate(words) if not word.stop and word.surface[0] not in spoken.particles)


def _asides(quote: str, words: Sequence[Token]) -> Mapping[int, int]:
    """Give for the word before brackets the place of the word behind them."""
    found: dict[int, int] = {}
    before = None
    for at, (one, other) in enumerate(pairwise(words) if _BRACKET.search(quote) else ()):
        between = quote[one.end : other.start]
        if before is None and _BRACKET.search(between):
            before = at
        elif before is not None and _CLOSING.search(between):
            found[before], before = at + 1, None
    return found


def _forms(words: Iterable[Token]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset((word.surface.casefold(), *word.terms)) for word in words)


def _places(rows: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        for term in row:
            places.setdefault(term, []).append(at)
    return places


def _cues(
    surfaces: Mapping[str, Sequence[int]], unit: Unit, numbered: Sequence[int], spoken: Language
) -> Iterable[str]:
    words = unit.words
    for cue, held in spoken.cues.items():
        if not held.isdisjoint(surfaces):
            yield cue
    for counted in ("time_unit", "measure"):
        held = spoken.cues.get(counted, frozenset())
        if any(
            words[at + reach].surface.casefold() in held
            for at in numbered
            for reach in _REACH
            if at + reach < len(words)
        ):
            yield f"number_{counted}"
    # Few sentences have such a sign or word at all, so the words are not looked at one by one.
    if not _MONEY.isdisjoint(unit.quote) and any(
        word.surface[:1] in _MONEY or word.surface[-1:] in _MONEY for word in words
    ):
        yield "money"
    before_name = spoken.cues.get("place_preposition", frozenset())
    if not before_name.isdisjoint(surfaces) and any(
        one.surface.casefold() in before_name and other.surface[:1].isupper() for one, other in pairwise(words)
    ):
        yield "place_name"
