"""Find misspelt words of a question, and the words of the articles that they may stand for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .edits import Words
from .index import Index
from .lexicon import Lexicon
from .overlap import shared
from .query import Query
from .support import support
from .terms import Token, tokens
from .vocabulary import has_other_forms, is_unknown, parts

# In a shorter word one letter makes another word; in words of LONG letters, right or wrong, two may be wrong.
_SHORTEST = 4
_LONG = 7
# A word of three letters is only taken for one that has lost a letter; no word of a language has so many letters.
_SHORTENED, _LONGEST = 3, 40
# People rarely get the first letter wrong, and a word that is only like another's stem is less like it.
_FIRST, _STEM = 0.5, 0.4
# Among the forms of a word the one of like length is meant; more than _MOST nothing costs.
_FORM, _MOST = 0.02, 10.0
# A stem that has so few letters is taken for another only with its first letter and in a word so much longer.
_SHORT_STEM, _REST = 3, 2
# Words that share so much of the longer one and differ by endings that other words have too are forms of one word.
_SHARED, _ALTERNATE = 0.6, 2
# Standing where the question's other words stand makes up for so much of a wrong letter.
_SUPPORT = 0.35


@dataclass(frozen=True, slots=True)
class _Misspelt:
    """Hold a misspelt part of a question, where it stands, and what it may stand for with what the letters cost."""

    start: int
    part: str
    found: Mapping[str, float]


def corrected(query: Query, index: Index) -> str | None:
    """Give the question with its misspelt words as the articles spell them, None where nothing is to correct.

    A word is misspelt when neither the articles nor the language's list of words know it and a word of the articles
    is one letter away (added, left out, changed or swapped with the next), or two in words of seven letters and more.
    Among several such words the one that stands with the question's other words is meant.
    """
    misspelt = [
        _Misspelt(word.start + start, part, found)
        for word in query.words
        if is_unknown(word, query.language, index)
        for start, part in parts(word)
        if (found := _meant(part, word, query, index))
    ]
    if not misspelt:
        return None
    text = query.text
    for one, other in zip(reversed(misspelt), reversed(_chosen(misspelt, query, index)), strict=True):
        text = text[: one.start] + other + text[one.start + len(one.part) :]
    return text


def _chosen(misspelt: Sequence[_Misspelt], query: Query, index: Index) -> list[str]:
    """Choose for each misspelt word the likeliest, as the articles spell it."""
    spelt = index.lexicon.spellings
    held = support([one.found for one in misspelt], query, index)
    best = [
        min(one.found, key=lambda other: (one.found[other] - _SUPPORT * held.get(other, 0.0), -spelt[other][1], other))
        for one in misspelt
    ]
    return [spelt[other][0] for other in best]


def _meant(part: str, word: Token, query: Query, index: Index) -> Mapping[str, float]:
    """Give the words that a part of a word may stand for, casefolded, and what the wrong letters cost."""
    wanted, spelt = part.casefold(), index.lexicon.spellings
    inner = word if part == word.surface else tokens(part, query.language)[0]
    least = _SHORTEST if part[0].isupper() else _SHORTENED
    if not least <= len(wanted) <= _LONGEST or wanted in spelt or inner.stop:
        return {}
    if inner is not word and not is_unknown(inner, query.language, index):
        return {}
    named = part[0].isupper() and word is not query.tokens[0]
    # A word that is listed in other forms is likely right: two letters that make another of it are its own.
    most = 1 if has_other_forms(inner, query.language, index.lexicon) else 2
    found = _by_stem(wanted, most, index.lexicon) | _alike(wanted, most, index.lexicon.words)
    return {
        other: cost
        for other, cost in found.items()
        if not _is_form(wanted, other, index.lexicon)
        # A name is not taken for another word.
        and (not named or spelt[other][0][:1].isupper() or (cost <= 1 and len(wanted) > _SHORTEST))
    }


def _by_stem(wanted: str, most: int, lexicon: Lexicon) -> dict[str, float]:
    """Give the words whose stem is few letters from how a word begins, where it ends as words of the articles do."""
    found: dict[str, float] = {}
    if len(wanted) < _SHORTEST:
        return found
    most = most if len(wanted) >= _LONG else 1
    for stem, distance, ending in lexicon.stems.beginning(wanted, most):
        wrong = distance + _in_ending(ending, lexicon.endings, most - distance)
        if 0 < wrong <= most and _is_likely_stem(wanted, stem, distance, wrong):
            cost = wrong + _STEM + _FIRST * _begins_otherwise(wanted, stem)
            for other in lexicon.beginnings[stem]:
                found[other] = min(found.get(other, _MOST), cost + _FORM * abs(len(other) - len(wanted)))
    return found


def _is_likely_stem(wanted: str, stem: str, distance: int, wrong: int) -> bool:
    if len(stem) <= _SHORT_STEM:
        likely = distance == wrong == 1 and wanted[0] == stem[0] and len(wanted) > len(stem) + _REST
        return len(stem) == _SHORT_STEM and likely
    if wrong < 2:
        return distance > 0 or len(stem) > _SHORTEST
    # Two letters more at the beginning are a prefix, two others at the end an ending.
    likely = not wanted[2:].startswith(stem) and not (distance == wrong and shared(wanted, stem) >= len(stem) - wrong)
    return likely and len(stem) > _SHORTEST and (len(stem) >= _LONG or not _begins_otherwise(wanted, stem))


def _in_ending(ending: str, known: Mapping[str, int], most: int) -> int:
    """Count the wrong letters of an ending, one at most; many where no known ending is so near."""
    if not ending or ending in known:
        return 0
    if not most:
        return _LONGEST
    from rapidfuzz import process  # loaded only where a word is unknown: it takes 3 MB
    from rapidfuzz.distance import OSA

    return 1 if process.extractOne(ending, known.keys(), scorer=OSA.distance, score_cutoff=1) else _LONGEST


def _alike(wanted: str, most: int, words: Words) -> dict[str, float]:
    """Give the words that are few letters away, with what the wrong letters cost."""
    return {
        other: distance + _FIRST * _begins_otherwise(wanted, other)
        for other, distance in words.near(wanted, most if len(wanted) >= _LONG - 2 else 1).items()
        if _is_likely(wanted, other, distance)
    }


def _begins_otherwise(wanted: str, other: str) -> bool:
    return other[0] not in wanted[:2] or wanted[0] not in other[:2]


def _is_likely(wanted: str, other: str, distance: int) -> bool:
    if len(wanted) < _SHORTEST:
        return len(other) == _SHORTEST
    # Two letters more or less at an end are a prefix or an ending.
    return distance < 2 or (
        max(len(wanted), len(other)) >= _LONG
        and not (wanted.endswith(other) or other.endswith(wanted))
        and not (wanted.startswith(other) or other.startswith(wanted))
    )


def _is_form(word: str, other: str, lexicon: Lexicon) -> bool:
    """Tell whether two words differ only by endings that also make different forms of other words."""
    same = shared(word, other)
    if same < _SHARED * max(len(word), len(other)):
        return False
    nowhere = frozenset[str]()
    one, another = (lexicon.before.get(ending, nowhere) for ending in (word[same:], other[same:]))
    return len(one & another) >= _ALTERNATE
