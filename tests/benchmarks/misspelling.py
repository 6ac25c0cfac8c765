"""Get letters of a question's words wrong, as people do when they type; pure, by a seeded generator."""

import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from unicodedata import category, normalize
from unicodedata import name as unicode_name

from knowledge.terms import tokens

# Shorter words often turn into other words; in words of LONG letters two may be wrong.
SHORT, LONG = 4, 7
# A letter rarer than one in five thousand of its script belongs to foreign names, not to the language.
_RARE = 0.0002
_ACCENTS = re.compile("[\u0300-\u036f]")

Alphabets = Mapping[str, Sequence[str]]


def alphabets(texts: Iterable[str]) -> Alphabets:
    """Give the letters that are typed in texts of a language, by script; those of rare foreign names are left out."""
    counts: dict[str, Counter[str]] = {}
    for letter, count in Counter(letter for text in texts for letter in normalize("NFC", text).lower()).items():
        if letter.isalpha():
            counts.setdefault(_script(letter), Counter())[letter] = count
    return {
        script: sorted(letter for letter, count in found.items() if count > _RARE * found.total())
        for script, found in counts.items()
    }


def misspell(question: str, code: str, most: int, letters: Alphabets, chance: random.Random) -> str:
    """Get at most so many letters of each content word wrong, one at least; short words and numbers stay."""
    found = question
    for token in reversed(tokens(question, code)):
        if not token.stop and is_word(token.surface):
            count = chance.randint(1, most) if len(token.surface) >= LONG else 1
            wrong = garble(token.surface, count, letters.get(_script(token.surface[0]), ()), chance)
            found = found[: token.start] + wrong + found[token.end :]
    return found


def is_word(surface: str) -> bool:
    """Tell whether a content word is misspelt: it has letters enough, and no digit."""
    return len(surface) >= SHORT and not any(character.isdigit() for character in surface)


def garble(word: str, count: int, alphabet: Sequence[str], chance: random.Random) -> str:
    """Get letters of a word wrong, at places that don't touch; the word is always another, accents and case apart."""
    found = typed = normalize("NFC", word)
    for place in sorted(_places(typed, count, chance), reverse=True):
        found = _wrong(found, place, alphabet, chance)
    # Two wrong letters may undo each other: in "aaaa" one more and one less.
    while _plain(found) == _plain(word):
        found = found[:-1]
    return found


def _places(word: str, count: int, chance: random.Random) -> list[int]:
    """Choose places at which a letter and the next can be got wrong; hyphens and apostrophes are no letters."""
    letters = [category(one)[0] in "LM" for one in word]
    free = [place for place in range(len(word) - 1) if letters[place] and letters[place + 1]]
    places: list[int] = []
    while free and len(places) < count:
        places.append(chance.choice(free))
        free = [place for place in free if abs(place - places[-1]) > 1]
    return places


def _wrong(word: str, place: int, alphabet: Sequence[str], chance: random.Random) -> str:
    """Leave the letter at a place out, change it, put one behind it, or swap it with the next."""
    before, letter, following, after = word[:place], word[place], word[place + 1], word[place + 2 :]
    ways = [following]
    if _plain(following) != _plain(letter):
        ways.append(following + letter)
    others = [one for one in alphabet if _plain(one) != _plain(letter)]
    if others:
        other = chance.choice(others)
        ways += [other + following, letter + other + following]
    return before + chance.choice(ways) + after


def _plain(text: str) -> str:
    """Drop what nobody takes for a wrong letter: case and accents."""
    return _ACCENTS.sub("", normalize("NFD", text.casefold()))


def _script(letter: str) -> str:
    return unicode_name(letter, "").partition(" ")[0]
