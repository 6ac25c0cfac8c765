"""Whether a question asks what a thing is, or who somebody is, and nothing more, such as "What is tin pest?".

Such a question has no words of meaning but the name. Every sentence on the thing has that; the one that says what it is
shows by what stands beside the name: "Tin pest is …", "… called tin pest".
"""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from .language import Language, language
from .terms import Token

Phrases = Mapping[str, Sequence[tuple[str, ...]]]
KIND = "definition"
# The name has few words, in Chinese or Thai few characters.
_WORDS, _CHARACTERS = 4, 12
_OWNER = ("'s", "’s")
_MARKS = " \t\n?？!！。.…:;؟;\"'“”«»„「」『』¿¡"


def defined(tokens: Sequence[Token], text: str, spoken: Language) -> Sequence[Token]:
    """Give the words of a name where a question asks only what it stands for; else none."""
    if not spoken.defining:
        return ()
    if any(one.end > other.start for one, other in pairwise(tokens)):
        return _unspaced(tokens, text, spoken)
    words = tuple([token.surface.casefold() for token in tokens])
    starting, ending = _by_word(spoken.code)
    for phrase in starting.get(words[0], ()) if words else ():
        name = _without_article(tokens[len(phrase) :], spoken)
        if words[: len(phrase)] == phrase and _is_name(name):
            return name
    for phrase in ending.get(words[-1], ()) if words else ():
        name = _without_article(tokens[: -len(phrase)], spoken)
        if words[-len(phrase) :] == phrase and _is_name(name):
            return name
    return ()


def _without_article(tokens: Sequence[Token], spoken: Language) -> Sequence[Token]:
    return tokens[1:] if tokens and tokens[0].surface.casefold() in spoken.determiners else tokens


def _is_name(words: Sequence[Token]) -> bool:
    """Tell it of words: "OpenAI's valuation" names what a thing has."""
    owned = any(word.surface.endswith(_OWNER) for word in words[:-1])
    return 0 < len(words) <= _WORDS and not owned and not any(word.stop for word in words)


def _unspaced(tokens: Sequence[Token], text: str, spoken: Language) -> Sequence[Token]:
    """Give them of a text without spaces between its words, where a particle joins more than a name."""
    asked = text.strip(_MARKS)
    for phrase in map(" ".join, _phrases(spoken.code)):
        for rest in (asked.removeprefix(phrase), asked.removesuffix(phrase)):
            name = rest.strip(_MARKS)
            if rest != asked and 0 < len(name) <= _CHARACTERS and spoken.particles.isdisjoint(name):
                start = text.index(name)
                return [token for token in tokens if start <= token.start and token.end <= start + len(name)]
    return ()


@cache
def _phrases(code: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row.split("_")) for row in language(code).defining["asks"])


@cache
def _by_word(code: str) -> tuple[Phrases, Phrases]:
    """Sort the phrases that ask for it by their first word, and by their last: most questions have neither."""
    starting: dict[str, list[tuple[str, ...]]] = {}
    ending: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _phrases(code):
        starting.setdefault(phrase[0], []).append(phrase)
        ending.setdefault(phrase[-1], []).append(phrase)
    return starting, ending
