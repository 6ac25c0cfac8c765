"""The words of a library as they are spelt: acronyms, what could be their long forms, and each word's spelling."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from .edits import Words
from .longforms import LONGEST, LongForms
from .overlap import shared
from .persons import Persons
from .terms import Token
from .traits import Unit
from .wordlist import plain

# An acronym, without the ending of a plural or a possessive.
_SHORTENED = re.compile(r"((?:[^\W\d_]\.?|(?<=\w)&(?=\w))+?)(?:['’]?s)?")
# Endings have at most so many letters, and so many letters or more stand before them.
_ENDING, _LEAST = 4, 3
# Words of three letters and more, also within others ("Asia-Pacific").
_LETTERS = re.compile(r"[^\W\d_]{3,}")


class Lexicon:
    """Look up words of sentences; each table is made when it is first asked for."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Take the sentences; nothing is made yet."""
        self.units = units

    @cached_property
    def acronyms(self) -> Mapping[str, str]:
        """Give for each acronym, in capitals and without full stops, the term of the whole word."""
        return {name: word.terms[-1] for unit in self.units for word in unit.words if (name := shortened(word))}

    @cached_property
    def long_forms(self) -> Mapping[str, Sequence[int]]:
        """Give for the initials of each run of capitalised words the numbers of the sentences that have it."""
        found: dict[str, list[int]] = {}
        for number, unit in enumerate(self.units):
            for name in {name for name, _ in initials(unit.words) if len(name) > 1}:
                found.setdefault(name, []).append(number)
        return found

    @cached_property
    def lower_forms(self) -> LongForms:
        """Hold the runs of words in lower case that could be long forms."""
        return LongForms(self.units)

    @cached_property
    def spellings(self) -> Mapping[str, tuple[str, int]]:
        """Give for each word, casefolded, its most frequent spelling and how often it has that."""
        counted: dict[str, Counter[str]] = {}
        for unit in self.units:
            for word in unit.words:
                for part in () if word.stop else _LETTERS.findall(word.surface):
                    counted.setdefault(part.casefold(), Counter())[part] += 1
        return {word: spellings.most_common(1)[0] for word, spellings in counted.items()}

    @cached_property
    def words(self) -> Words:
        """Hold the words without accents, to find those that are few letters away."""
        return Words(self.unaccented)

    @cached_property
    def unaccented(self) -> Mapping[str, str]:
        """Give for what words are without accents the words, casefolded, of several the more frequent."""
        often = sorted(self.spellings, key=lambda word: self.spellings[word][1])
        return {bare(word): word for word in often}

    @cached_property
    def beginnings(self) -> Mapping[str, Sequence[str]]:
        """Give for what words share with their stem the words, casefolded, that begin so."""
        found: dict[str, list[str]] = {}
        words = {word.surface.casefold(): word.terms[0] for unit in self.units for word in unit.words if not word.stop}
        for word, term in words.items():
            same = shared(plain(word), term)
            if same >= _LEAST and word in self.spellings:
                found.setdefault(word[:same], []).append(word)
        return found

    @cached_property
    def stems(self) -> Words:
        """Hold what words share with their stem, to find those that are few letters away."""
        return Words(self.beginnings)

    @cached_property
    def endings(self) -> Mapping[str, int]:
        """Count what words have behind their stem, where several words have it, the most frequent first."""
        counts = Counter(word[len(stem) :] for stem, words in self.beginnings.items() for word in words)
        return {ending: count for ending, count in counts.most_common() if count > 1}

    @cached_property
    def before(self) -> Mapping[str, frozenset[str]]:
        """Give for each ending of a few letters what words have before it."""
        found: dict[str, set[str]] = {}
        for word in self.spellings:
            for end in range(max(len(word) - _ENDING, _LEAST), len(word) + 1):
                found.setdefault(word[end:], set()).add(word[:end])
        return {ending: frozenset(words) for ending, words in found.items()}

    @cached_property
    def persons(self) -> Persons:
        """Tell the names of persons from those of things."""
        return Persons(self.units, self.is_name)

    @cached_property
    def letters(self) -> frozenset[str]:
        """Give all the letters of the words, casefolded."""
        return frozenset().union(*self.spellings)

    def is_name(self, word: str) -> bool:
        """Tell whether the articles mostly write a word with a capital, however it is typed."""
        first, inner = self._capitals.get(word.casefold(), (0, 0))
        return inner > 0 or (inner == 0 and first > 0)

    @cached_property
    def _capitals(self) -> Mapping[str, tuple[int, int]]:
        """Count how often each word has a capital as the first of a sentence, and within one less how often none."""
        found: dict[str, tuple[int, int]] = {}
        for unit in self.units:
            for at, word in enumerate(unit.words):
                for part in () if word.stop else _LETTERS.findall(word.surface):
                    first, inner = found.get(part.casefold(), (0, 0))
                    capital = part[0].isupper()
                    found[part.casefold()] = (first + capital, inner) if at == 0 else (first, inner + 2 * capital - 1)
        return found


def bare(word: str) -> str:
    """Drop accents, and the dot that only some keyboards put on a Turkish i."""
    return plain(word).replace("ı", "i")


def part_pattern() -> re.Pattern[str]:
    """Give the pattern of a word's parts, as they are listed among the spellings."""
    return _LETTERS


def acronym(word: Token) -> str | None:
    """Give the letters of a word that is an acronym: two to LONGEST capitals, full stops between them or not."""
    if not word.surface[:2].replace(".", "").isupper():
        return None
    letters = word.surface.replace(".", "")
    return letters if 1 < len(letters) <= LONGEST and letters.isalpha() and letters.isupper() else None


def shortened(word: Token) -> str | None:
    """Give the letters, in capitals, of a word that is an acronym in a wider sense: DoD, R&D, CEOs, NASA's."""
    # Most words are told by their first letter.
    found = _SHORTENED.fullmatch(word.surface) if word.surface[0].isupper() else None
    letters = found.group(1).replace(".", "") if found else ""
    # Letters of both cases are more often a name ("OpenAI") than an acronym: so many of them no words spell.
    return letters.upper() if 1 < len(letters) <= LONGEST and letters[-1].isupper() else None


def initials(words: Sequence[Token], *, any_case: bool = False) -> Iterator[tuple[str, slice]]:
    """Give what runs of capitalised words (or of any) spell, and where.

    Small words inside a run are passed over, and of capitalised words also counted (DoD).
    """
    for first, word in enumerate(words):
        if word.stop or not (any_case or word.surface[:1].isupper()):
            continue
        name = counted = ""
        for last, other in enumerate(words[first:], start=first + 1):
            if other.stop:
                counted += other.surface[:1].upper()
                continue
            name += other.surface[:1].upper()
            counted += other.surface[:1].upper()
            if len(name) > LONGEST or not (any_case or other.surface[:1].isupper()):
                break
            yield name, slice(first, last)
            if counted != name and not any_case:
                yield counted, slice(first, last)
