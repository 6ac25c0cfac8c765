"""What an article is about: its key phrases, best first.

Candidates are ranked by C-value times rarity: how often a phrase comes but for its part in longer ones, times the
logarithm of its length (Frantzi and Ananiadou 2000), times the mean idf of its words in the language at large.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .background import table
from .candidates import Candidate, candidates
from .compounds import compounds
from .traits import Unit

MOST = 40
# Sentences that are read, those of a book's first chapters: all of them would take seconds and tell little more.
_SAMPLE = 3000
# Languages whose phrases are found by their characters.
_BY_CHARACTER = frozenset({"ja", "zh", "ko", "th", "lo", "my", "km"})
# What stands inside a longer phrase nearly always is a piece of it.
_PIECE = 0.6
# A name is a topic for certain, a run of words is one likely, a run that comes only once perhaps.
_NAME, _RUN, _ONCE = 1.0, 0.7, 0.5
_LETTERS = re.compile(r"[^\W\d_]")
Terms = tuple[str, ...]
Often = Mapping[Terms, int]


@dataclass(slots=True)
class _Counts:
    """Count candidates by their terms, in the order in which they come first."""

    often: dict[Terms, int] = field(default_factory=dict)
    shown: dict[Terms, Candidate] = field(default_factory=dict)
    names: set[Terms] = field(default_factory=set)
    closed: set[Terms] = field(default_factory=set)


def topics(units: Sequence[Unit], code: str, most: int = MOST) -> tuple[str, ...]:
    """List the key phrases of an article's sentences, best first, as the article spells them."""
    known, read = table(code), units[:_SAMPLE]
    counts = _counted(compounds(read, code) if code in _BY_CHARACTER else candidates(read, code))
    likely = {terms: count for terms, count in counts.often.items() if _is_likely(terms, count, counts)}
    often = _with_surnames(_without_pieces(likely), counts, known)
    scores = _scores(often, counts, known)
    best = sorted((terms for terms, score in scores.items() if score > 0), key=lambda one: (-scores[one], one))
    return tuple(dict.fromkeys(counts.shown[terms].text for terms in best[: 2 * most]))[:most]


def _counted(found: Iterable[Candidate]) -> _Counts:
    counts = _Counts()
    for one in found:
        counts.often[one.terms] = counts.often.get(one.terms, 0) + 1
        # At a sentence's start a word has a capital that is not its own.
        if one.terms not in counts.shown or counts.shown[one.terms].start == 0:
            counts.shown[one.terms] = one
        if one.is_name:
            counts.names.add(one.terms)
        if one.closed:
            counts.closed.add(one.terms)
    return counts


def _is_likely(terms: Terms, count: int, counts: _Counts) -> bool:
    if terms in counts.names or terms in counts.closed:
        return len(_LETTERS.findall(counts.shown[terms].text)) > 1
    return count > 1 and len(terms) > 1


def _without_pieces(often: Often) -> Often:
    most: dict[Terms, int] = {}
    for terms, count in often.items():
        for part in _parts(terms):
            most[part] = max(most.get(part, 0), count)
    return {terms: count for terms, count in often.items() if most.get(terms, 0) < _PIECE * count}


def _with_surnames(often: Often, counts: _Counts, known: Mapping[str, float]) -> Often:
    """Count "Altman" for "Sam Altman", where the full name comes first and the language has no such word."""
    first = {terms: at for at, terms in enumerate(counts.often)}
    names = sorted((one for one in often if len(one) > 1 and one in counts.names), key=lambda one: first[one])
    full = {terms[-1]: terms for terms in reversed(names) if known and terms[-1] not in known}
    counted = dict(often)
    for terms, count in often.items():
        longer = full.get(terms[0]) if len(terms) == 1 else None
        if longer and first[longer] < first[terms]:
            counted[longer] = max(counted[longer], count)
            del counted[terms]
    return counted


def _scores(often: Often, counts: _Counts, known: Mapping[str, float]) -> dict[Terms, float]:
    longer: dict[Terms, list[int]] = {}
    for terms, count in often.items():
        for part in _parts(terms):
            longer.setdefault(part, []).append(count)
    rarest = known.get("", 1.0)
    scores = {}
    for terms, count in often.items():
        sure = _NAME if terms in counts.names else _RUN if count > 1 else _ONCE
        rarity = sum(known.get(term, rarest) for term in terms) / len(terms)
        nested = longer.get(terms, [])
        alone = count - (sum(nested) / len(nested) if nested else 0.0)
        scores[terms] = sure * rarity * math.log2(1 + len(terms)) * alone
    return scores


def _parts(terms: Terms) -> Iterator[Terms]:
    for first in range(len(terms)):
        for last in range(first + 1, len(terms) + 1):
            if last - first < len(terms):
                yield terms[first:last]
