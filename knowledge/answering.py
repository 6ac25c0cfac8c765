"""Make an answer of ranked sentences: evidence with citations, or a refusal with its reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .article import Citation
from .index import Index
from .leaning import leant_on
from .marking import matched
from .naming import named
from .query import Query
from .ranking import Candidate, Ranking
from .refusing import refusal
from .sayings import Talk
from .structure import Span

# Up to three sentences are shown. A score is a log-odds: 0.1 below the best is as good as even, 0.4 still close
# where it stands next to it.
_MOST = 3
_CLOSE = 0.1
_ADJOINING = 0.4
# Sentences that share so much of their terms say the same.
_SAME = 0.9


class Status(StrEnum):
    """Say what kind of answer it is."""

    ANSWERED = "answered"
    REFUSED = "refused"
    REPLY = "reply"


class Role(StrEnum):
    """Say why a sentence is shown: it answers, or the answer leans on it."""

    ANSWER = "answer"
    CONTEXT = "context"


class Certainty(StrEnum):
    """Name a confidence in a word for people."""

    SURE = "sure"
    LIKELY = "likely"
    NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Hold the confidences from which an answer is given, and from which it is called sure; 0 to 1.

    What the defaults mean was measured with `evaluate` on squadshifts-new_wiki: 95 % of its own questions are
    answered, 95 % of foreign ones declined, and 95 % of what is called sure is right.
    """

    likely: float = 0.2
    sure: float = 0.8

    @classmethod
    def of(cls, likely: float, sure: float | None) -> "Thresholds":
        """Take those that are set: to be sure takes no less than to answer, so the default is at least that."""
        return cls(likely, max(likely, DEFAULT.sure) if sure is None else sure)


DEFAULT = Thresholds()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Hold a quote to the character, where it stands, and which parts of it matched (spans into the quote)."""

    quote: str
    citation: Citation
    score: float
    role: Role
    matched: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold what the library says to a question; `text` is the sentence said where nothing is quoted.

    `carried` are the words that a follow-up question took from the turn before it; `foreign` is whether the question is
    in another language than the articles. A reply says as `talk` what it replies to, and names the articles that can be
    asked as `titles`.
    """

    question: str
    searched: str
    status: Status
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    candidates: tuple[Evidence, ...] = ()
    found: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    nearest: Evidence | None = None
    did_you_mean: str | None = None
    text: str | None = None
    carried: tuple[str, ...] = ()
    foreign: bool = False
    talk: Talk | None = None
    titles: tuple[str, ...] = ()
    thresholds: Thresholds = DEFAULT

    @property
    def certainty(self) -> Certainty:
        """Name the confidence: `sure`, `likely`, or `not found` where the answer is a refusal."""
        if self.status is not Status.ANSWERED:
            return Certainty.NOT_FOUND
        return Certainty.SURE if self.confidence >= self.thresholds.sure else Certainty.LIKELY

    @property
    def others(self) -> tuple[Evidence, ...]:
        """List the candidates beside what is shown; of sentences in the same words the first."""
        kept, seen = [], {_in_words(one) for one in self.evidence or self.candidates[:1]}
        for one in self.candidates:
            if _in_words(one) not in seen:
                seen.add(_in_words(one))
                kept.append(one)
        return tuple(kept)

    @property
    def further(self) -> tuple[Evidence, ...]:
        """List what else has words of the question, beside what is shown."""
        return tuple(one for one in self.others if one.matched)


def _in_words(evidence: Evidence) -> str:
    return " ".join(evidence.quote.casefold().split())


def answer(index: Index, query: Query, ranking: Ranking, thresholds: Thresholds = DEFAULT) -> Answer:
    """Decide what to say: quote the best sentences where they are likely right, else decline with the reason."""
    ranked, confidence = ranking.candidates, ranking.confidence
    candidates = tuple(_evidence(index, query, candidate, Role.ANSWER) for candidate in ranked)
    found, lacking = named(query, index)
    answered = confidence >= thresholds.likely
    return Answer(
        question=query.text,
        searched=query.text,
        status=Status.ANSWERED if answered else Status.REFUSED,
        confidence=confidence,
        evidence=_shown(index, query, ranked, candidates) if answered else (),
        candidates=candidates,
        found=found,
        missing=lacking,
        nearest=candidates[0] if not answered and ranked and ranked[0].matches else None,
        text=None if answered else refusal(found, lacking, worded=bool(query.words)),
        foreign=answered and query.language not in index.languages,
        thresholds=thresholds,
    )


def _shown(
    index: Index, query: Query, ranked: Sequence[Candidate], candidates: Sequence[Evidence]
) -> tuple[Evidence, ...]:
    best = ranked[0]
    close = (c for c in ranked if c.matches and _is_close(index, best, c) and _fits(index, query, best, c))
    chosen = _different(index, close)[:_MOST]
    quoted = {candidate.unit for candidate in chosen}
    shown = [evidence for one, evidence in zip(ranked, candidates, strict=True) if one.unit in quoted]
    context = (Candidate(unit, 0.0, matches=False) for unit in leant_on(index, best.unit) if unit not in quoted)
    return (*shown, *(_evidence(index, query, one, Role.CONTEXT) for one in context))


def _different(index: Index, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Leave out what says almost the same as one before it, such as the copy of an article."""
    kept: list[Candidate] = []
    for candidate in candidates:
        if all(_alike(index, candidate.unit, other.unit) < _SAME for other in kept):
            kept.append(candidate)
    return kept


def _alike(index: Index, one: int, other: int) -> float:
    """Measure the share of terms that two sentences have in common (Jaccard)."""
    terms, others = index.traits(one).places.keys(), index.traits(other).places.keys()
    return len(terms & others) / (len(terms | others) or 1)


def _is_close(index: Index, best: Candidate, other: Candidate) -> bool:
    if other.score >= best.score - _CLOSE:
        return True
    beside = other.unit in (index.previous[best.unit], index.following[best.unit])
    return beside and other.score >= best.score - _ADJOINING


def _fits(index: Index, query: Query, best: Candidate, other: Candidate) -> bool:
    """Tell whether a sentence is of the best one's article, or has a word of the question."""
    of_one = index.units[other.unit].article is index.units[best.unit].article
    return of_one or not index.traits(other.unit).places.keys().isdisjoint(query.terms)


def _evidence(index: Index, query: Query, candidate: Candidate, role: Role) -> Evidence:
    unit = index.units[candidate.unit]
    return Evidence(unit.quote, unit.citation, candidate.score, role, matched(index, candidate.unit, query))
