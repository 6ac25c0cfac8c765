"""Recognise the language that a question is in: by its question words and function words, then by the words it has."""

import re
from collections.abc import Mapping, Sequence, Set
from functools import cache
from itertools import islice

from .background import rarity
from .language import DEFAULT, detect, first_script, known, language, load, own_script, script, spoken_most
from .terms import tokens
from .wordlist import has_list, is_listed

_WORD = re.compile(r"\w[\w'’]*")
_APOSTROPHE = re.compile("['’]")
_MOST_WORDS = 200
# These have no spaces between words that could be looked up, and tell the language themselves.
_UNSPACED = frozenset(("KANA", "CJK", "THAI"))
# Beside a function word, what tell the question word that a question opens with, a word or a letter that a language
# has and others may have, and a word that it has not.
_ASKING, _HELD, _UNKNOWN = 1.5, 0.5, -0.5
# A question in another language has so much more of that than of the article's, and as much as a question word tells:
# what is quoted and what a thing is called ("La Paz") has hardly both.
_CLEARLY = 1.0
# The lists of words are looked at for so many languages: those that have almost the most function words of a question.
_COMPARED, _ALMOST = 4, 1.0
# So few words in capitals are no shouted question.
_SHORT = 2
# A word is this rare in a language of which it is not known how rare its words are.
_RARE = 10.0


def recognise(question: str, own: Sequence[str], before: str | None = None) -> str:
    """Name the language of a question put to articles in some languages: one of these if it is clearly in no other.

    The language that was spoken before is preferred to theirs where the question has a small word of it.
    """
    words, written_in = _written(question), script(question)
    told = _function_words(words)
    expected = (before, *own) if before is not None and before in told else own
    spoken = max(expected, key=lambda code: told.get(code, 0.0), default=DEFAULT)
    held, same_script = told.get(spoken, 0.0), (own_script(spoken) or written_in) == written_in
    if same_script and (written_in in _UNSPACED or max(told.values(), default=0.0) <= held):
        return spoken
    if not same_script and not held:
        return _of_script(question, written_in, words, told)
    best = _likeliest(question, words, told)
    enough = told[best] + _letters(question, best) >= _ASKING
    if spoken not in known():
        # Of an unknown language a sister that is known has some small words, but few of the others.
        return best if enough and has_list(best) and _score(question, words, told, best, best) > told[best] else spoken
    lead = _score(question, words, told, best, spoken) - _score(question, words, told, spoken, best)
    return best if enough and lead >= _CLEARLY else spoken


def _written(question: str) -> tuple[str, ...]:
    """List the words of a question as they are written, each once."""
    return tuple(dict.fromkeys(match.group() for match in islice(_WORD.finditer(question), _MOST_WORDS)))


def _function_words(words: Sequence[str]) -> Mapping[str, float]:
    """Weigh for each language the function words, and the question word that a question opens with; names are none."""
    small, found, acronyms = _small_words(), dict[str, float](), _acronyms(words)
    for at, word in enumerate(words):
        codes = small.get(_plain(word))
        if codes and not (at and _is_name(word)) and word not in acronyms:
            for code in codes:
                found[code] = found.get(code, 0.0) + 1.0
    for asking, word, after in zip(_question_words(), words, (*words[1:], ""), strict=False):
        # "Kim Kardashian" asks for nobody, though "kim" is Turkish for who.
        if not _is_name(after) and word not in acronyms:
            for code, weight in asking.get(_plain(word), {}).items():
                found[code] = found.get(code, 0.0) + weight
    return found


def _acronyms(words: Sequence[str]) -> Set[str]:
    """List the words in capitals, unless all are: "AI" asks for nobody, though "ai" is Vietnamese for who."""
    found = {word for word in words if len(word) > 1 and word.isupper()}
    return found if len(found) < len(words) or len(words) <= _SHORT else set()


def _is_name(word: str) -> bool:
    return word[:1].isupper() and not word.isupper()


def _of_script(question: str, written_in: str, words: Sequence[str], told: Mapping[str, float]) -> str:
    """Name the language of a question that is in another script than the articles."""
    alike = {code: told.get(code, 0.0) for code in known() if first_script(code) == written_in}
    compared = written_in not in _UNSPACED and (written_in != "LATIN" or told)
    return _likeliest(question, words, alike) if alike and compared else detect(question)


def _likeliest(question: str, words: Sequence[str], told: Mapping[str, float]) -> str:
    """Choose among languages; where several fit alike, the one that has the words more often, or more speakers."""
    most = max(told.values()) - _ALMOST
    near = sorted((code for code in told if told[code] >= most), key=lambda code: (-told[code], spoken_most(code)))
    scores = {code: _score(question, words, told, code, code) for code in near[:_COMPARED]}
    best = [code for code, score in scores.items() if score == max(scores.values())]
    return best[0] if len(best) == 1 else min(best, key=lambda code: _rareness(question, code))


def _score(question: str, words: Sequence[str], told: Mapping[str, float], code: str, other: str) -> float:
    """Weigh what tells for one of two languages; a function word of one tells for that alone, a name for none."""
    score, small = told.get(code, 0.0) + _letters(question, code), _small_words()
    for at, word in enumerate(words if has_list(code) and has_list(other) else ()):
        if {code, other}.isdisjoint(small.get(_plain(word), ())) and not (at and _is_name(word)) and not word.isdigit():
            listed = all(is_listed(part, code) for part in _APOSTROPHE.split(word) if len(part) > 1)
            score += _HELD if listed else _UNKNOWN
    return score


def _letters(question: str, code: str) -> float:
    return _HELD * sum(letter in language(code).letters for letter in question.casefold())


def _rareness(question: str, code: str) -> float:
    return sum(rarity(token.terms, code, _RARE) for token in tokens(question, code) if not token.stop)


def _plain(word: str) -> str:
    return word.lower() if word.isascii() else word.casefold().replace("’", "'")


def _small_words() -> Mapping[str, Sequence[str]]:
    """Give the languages that have a word as a function word."""
    return _tables()[0]


def _question_words() -> Sequence[Mapping[str, Mapping[str, float]]]:
    """Tell how much a word as the first and as the second of a question tells for each language, beside a small one."""
    return _tables()[1]


@cache
def _tables() -> tuple[Mapping[str, Sequence[str]], Sequence[Mapping[str, Mapping[str, float]]]]:
    small: dict[str, list[str]] = {}
    asking: tuple[dict[str, dict[str, float]], ...] = ({}, {})
    for code in known():
        spoken = load(code)
        for word in spoken.stop:
            small.setdefault(word, []).append(code)
        early, first = (spoken.questioning.get(place, ()) for place in ("early", "first"))
        for at, words in enumerate(((*early, *first), early)):
            for word in words:
                asking[at].setdefault(word, {})[code] = _ASKING - (word in spoken.stop)
    return small, asking
