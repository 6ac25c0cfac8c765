"""Hold what was carried over to a follow-up question in check: it must not answer what the article does not."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from .article import Article
from .asking import Matrix, asked
from .conversation import Followed, Turn
from .index import Index
from .kinds import KINDS, offered
from .kinds import NAMES as OFFERED
from .matching import Matches, Scores, matches
from .query import Query
from .ranking import Chosen, Ranking, rank
from .terms import Token, tokens

# The sentence quoted before, when it has not what is asked now, is hardly the answer again.
_SAID_BEFORE = 0.2
# What is said of another thing ("what about China?") hardly answers when it is not what was asked of the first;
# nor does what is not said of whom "he" stands for.
_UNRELATED = 0.25
# What stands beside the sentence quoted before, and has what is asked now, is nearly as sure as that sentence.
_BESIDE = 0.7
_REACH = 2
# What holds half of the words that are carried over, by their rarity, is about the same.
_SAME = 0.5
# A related word ("lead" for "charge") bears out but half of what was asked.
_RELATED = 0.5
# These tell nothing of what a sentence has to offer.
_NO_OFFER = ("leans", "length", "opening")


def ranked(
    index: Index, question: Query, followed: Followed, before: Turn, article: Article | None, cosines: Matrix | None,
    limit: int,
) -> Ranking:
    """Rank the sentences for a completed question, and judge the first by what the follow-up itself asks."""
    among = about(index, followed, article)
    found = rank(index, question, limit, among, cosines)
    if not followed.own and found.candidates and not _offers(index, question, found.candidates[0].unit):
        return _offering(index, question, followed, before, found, limit, cosines)
    return replace(found, confidence=found.confidence * borne_out(index, followed, found))


def about(index: Index, followed: Followed, article: Article | None) -> Chosen | None:
    """Choose the sentences that have a name the follow-up says itself, else a word, else one near; None for all.

    Of these, the ones that are about whom or what its pronoun stands for, where there are any.
    """
    among = index.of(article) if article else np.ones(len(index.units), dtype=bool)
    everywhere = np.arange(len(index.units))
    subject = _said_of(index, followed.subject, everywhere) & among
    for words, places in ((followed.names, _here), (followed.own, _here), (followed.own, _near)):
        chosen = places(matches(index, words, everywhere)).any(axis=0) & among if words else among
        if words and chosen.any():
            return chosen & subject if (chosen & subject).any() else chosen
    if subject.any() and not subject.all():
        return subject
    return None if article is None else among


def borne_out(index: Index, followed: Followed, ranking: Ranking) -> float:
    """Give the share (0 to 1) of what the follow-up itself asks that the first sentence bears out."""
    if not ranking.candidates or not followed.own:
        return 1.0
    at = np.array([ranking.candidates[0].unit])
    said = 1.0 if _said_of(index, followed.subject, at)[0] else _UNRELATED
    own = float(_share(index, followed.own, _borne(matches(index, followed.own, at)))[0])
    if not followed.relation:
        return said * own
    related = float(_share(index, followed.relation, _here(matches(index, followed.relation, at)))[0])
    return said * own * (_UNRELATED + (1 - _UNRELATED) * related)


def _offering(
    index: Index, question: Query, followed: Followed, before: Turn, found: Ranking, limit: int, cosines: Matrix | None
) -> Ranking:
    """Prefer the sentences about the same that have what is asked for, the one quoted before among them."""
    numbers = np.array([one.unit for one in found.candidates])
    about = _share(index, followed.carried, _here(matches(index, followed.carried, numbers)))
    alike = {int(at) for at, share in zip(numbers, about, strict=True) if share >= _SAME}
    wanted = {at for at in alike | set(_leaning(index, before.quote)) if _offers(index, question, at)}
    if not wanted:
        return replace(found, confidence=found.confidence * _SAID_BEFORE)
    chosen = np.isin(np.arange(len(index.units)), list(wanted))
    better = rank(index, question, limit, chosen, cosines)
    others = [one for one in found.candidates if one.unit not in wanted]
    return Ranking((*better.candidates, *others)[:limit], max(better.confidence, found.confidence * _BESIDE))


def _leaning(index: Index, quote: str | None) -> Iterator[int]:
    """Give the sentence that was quoted before, and what follows and leans on it."""
    at = next((at for at, unit in enumerate(index.units) if unit.quote == quote), len(index.units))
    for number in range(at, min(at + 1 + _REACH, len(index.units))):
        if number > at and not (index.passage_of[number] == index.passage_of[at] and index.traits(number).leans):
            return
        yield number


def _share(index: Index, words: Sequence[Token], found: Scores) -> Scores:
    """Measure how much of some words, by their rarity, is found: shape of (words, sentences) → (sentences,)."""
    idf = np.array([max(map(index.sentences.idf, word.terms)) for word in words])
    share: Scores = idf @ found / idf.sum()
    return share


def _said_of(index: Index, subject: Sequence[Token], numbers: np.ndarray) -> Chosen:
    """Tell of sentences whether they are about a subject: it is named in or before them, or in an article's title."""
    everything = np.ones(len(numbers), dtype=bool)
    terms = {term for word in subject for term in word.terms}
    titles = {id(unit.article): unit.article for unit in index.units}.values()
    if not subject or any(not terms.isdisjoint(_title(article)) for article in titles):
        return everything
    found = matches(index, subject, numbers)
    said: Chosen = (_here(found) | found.before | found.elsewhere).any(axis=0)
    return said


def _title(article: Article) -> set[str]:
    return {term for word in tokens(article.title, article.language) if not word.stop for term in word.terms}


def _here(found: Matches) -> Chosen:
    here: Chosen = found.held | (found.beginning > 0)
    return here


def _near(found: Matches) -> Chosen:
    return _here(found) | found.before | found.after | found.elsewhere


def _borne(found: Matches) -> Scores:
    """Tell how far each word is borne out by what stands in or near a sentence."""
    borne: Scores = np.maximum(_near(found), _RELATED * found.related)
    return borne


def _offers(index: Index, query: Query, number: int) -> bool:
    """Tell whether a sentence has the kind of thing that is asked for: a year, a number, a reason."""
    question = asked(index, query)
    telling = [trait for trait in KINDS[question.kind] if trait not in _NO_OFFER]
    # A number alone is no age or price where its unit could be told.
    telling = [trait for trait in telling if trait != "number"] or telling
    found = dict(zip(OFFERED, offered(index.traits(number), question), strict=True))
    return not telling or any(found[f"{question.kind}_{trait}"] for trait in telling)
