"""Find the words that a part of a question may stand for, by the letters alone: the articles' or common ones."""

from collections.abc import Mapping

from .commonest import commonest
from .index import Index
from .lexicon import Lexicon, bare
from .overlap import shared
from .query import Query
from .terms import Token, tokens
from .vocabulary import has_other_forms, is_unknown

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
# A word that the language has and the articles lack is meant less often, a rarer one less.
_COMMON, _RARE = 1.6, 0.01


def intended(part: str, word: Token, query: Query, index: Index, *, doubtful: bool = False) -> Mapping[str, float]:
    """Give the words that a part of a word may stand for, casefolded, and what the wrong letters cost.

    A listed word that is doubtful is one letter from another at most.
    """
    wanted, spelt = part.casefold(), index.lexicon.spellings
    inner = word if part == word.surface else tokens(part, query.language)[0]
    least = _SHORTEST if part[0].isupper() else _SHORTENED
    if not least <= len(wanted) <= _LONGEST or wanted in spelt or inner.stop:
        return {}
    if inner is not word and not is_unknown(inner, query.language, index):
        return {}
    named = part[0].isupper() and word is not query.tokens[0]
    # A word that is listed in other forms is likely right: two letters that make another of it are its own.
    likely_right = doubtful or has_other_forms(inner, query.language, index.lexicon)
    most = 1 if likely_right else 2
    found = _by_stem(wanted, most, index.lexicon) | _alike(wanted, most, index.lexicon)
    likely = {
        other: cost
        for other, cost in found.items()
        if not _is_form(wanted, other, index.lexicon)
        and not (_is_no_name(part, query.text) and _is_of_another(wanted, other) and spelt[other][0][:1].isupper())
        # A name is not taken for another word.
        and (not named or spelt[other][0][:1].isupper() or (cost <= 1 and len(wanted) > _SHORTEST))
    }
    if named or likely_right or inner is not word or min(likely.values(), default=_MOST) <= 1:
        return likely
    return likely | _common(wanted, query.language)


def _is_no_name(part: str, text: str) -> bool:
    """Tell whether a word is in small letters though the question has capitals, as a name would have."""
    return part.islower() and not text.islower()


def _is_of_another(wanted: str, other: str) -> bool:
    """Tell whether two short words differ by one letter: "fado" is hardly Faro."""
    return len(wanted) == len(other) == _SHORTEST and sorted(wanted) != sorted(other)


def _common(wanted: str, code: str) -> dict[str, float]:
    """Give the common words of a language that are one letter away, not the first, and what they cost."""
    found = commonest(wanted, code)
    return {other: _COMMON + _RARE * idf for other, idf in found.items() if not _begins_otherwise(wanted, other)}


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


def _alike(wanted: str, most: int, lexicon: Lexicon) -> dict[str, float]:
    """Give the words that are few letters away, accents apart, with what the wrong letters cost."""
    typed = bare(wanted)
    return {
        lexicon.unaccented[other]: distance + _FIRST * _begins_otherwise(typed, other)
        for other, distance in lexicon.words.near(typed, most if len(typed) >= _LONG - 2 else 1).items()
        if _is_likely(typed, other, distance)
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
