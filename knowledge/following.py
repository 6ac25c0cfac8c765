"""Hold what was carried over to a follow-up question in check: it must not answer what the article does not."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from .article import Article
from .conversation import Followed, Turn
from .index import Index
from .matching import Matches, Scores, matches
from .offering import is_precise, offers
from .query import Query, read
from .ranking import Chosen, Ranking, rank
from .similarity import Likeness
from .terms import Token, tokens

# The sentence quoted before, when it has not what is asked now, is hardly the answer again.
_SAID_BEFORE = 0.1
# What is said of another thing ("what about China?") hardly answers when it is not what was asked of the first.
_UNRELATED = 0.25
# Nor does what is not said of whom "he" stands for.
_OF_ANOTHER = 0.1
# What stands beside the sentence quoted before, and has what is asked now, is nearly as sure as that sentence.
_BESIDE = 0.7
_REACH = 2
# What holds half of the words that are carried over, by their rarity, is about the same.
_SAME = 0.5
# A related word ("lead" for "charge") bears out but half of what was asked.
_RELATED = 0.5
# "How much do they earn?" is hardly answered without an amount.
_NOT_OFFERED = 0.5


def ranked(
    index: Index,
    question: Query,
    followed: Followed,
    before: Turn,
    article: Article | None,
    likeness: Likeness | None,
    limit: int,
) -> Ranking:
    """Rank the sentences for a completed question, and judge the first by what the follow-up itself asks."""
    among = about(index, followed, article)
    found = rank(index, question, limit, among, likeness)
    if not found.candidates:
        return found
    if before.quote is None and question.language in index.languages and _lacks(index, followed.carried):
        # What the articles do not say of something that they do not have is not said of it now.
        return replace(found, confidence=0.0)
    if followed.own:
        # Where the sentence says "he" too, the name is no word of it; then the question is judged without the name.
        alone = rank(index, read(followed.said, index.languages), 1, among, likeness) if followed.subject else found
        same = alone.candidates[:1] and alone.candidates[0].unit == found.candidates[0].unit
        sure = max(found.confidence, alone.confidence) if same else found.confidence
        return replace(found, confidence=sure * borne_out(index, question, followed, found))
    return _told_before(index, question, before, found) or _offering(
        index, question, followed, before, found, limit, likeness
    )


def _lacks(index: Index, carried: Sequence[Token]) -> bool:
    """Tell whether the articles lack a name among some words, or all of them."""
    lacking = [word for word in carried if not index.has(word)]
    return len(lacking) == len(carried) or any(word.is_number or word.surface[:1].isupper() for word in lacking)


def _told_before(index: Index, question: Query, before: Turn, found: Ranking) -> Ranking | None:
    """Stay with the sentence that was quoted before where it has the time or number that is asked for."""
    first = found.candidates[0]
    said = next((one for one in found.candidates if index.units[one.unit].quote == before.quote), None)
    if said and is_precise(index, question) and offers(index, question, said.unit):
        others = tuple(one for one in found.candidates if one is not said)
        return replace(found, candidates=(said._replace(score=first.score), *others))
    return found if offers(index, question, first.unit) else None


def about(index: Index, followed: Followed, article: Article | None) -> Chosen | None:
    """Choose the sentences that have a name the follow-up says itself, else a word, else one near; None for all.

    Of these, the ones that are about whom or what its pronoun stands for, where there are any.
    """
    among = index.of(article) if article else np.ones(len(index.units), dtype=bool)
    everywhere = np.arange(len(index.units))
    subject = _said_of(index, followed.subject) & among
    for words, places in ((followed.names, _here), (followed.own, _here), (followed.own, _near)):
        chosen = places(matches(index, words, everywhere)).any(axis=0) & among if words else among
        if words and chosen.any():
            return chosen & subject if (chosen & subject).any() else chosen
    if subject.any() and not subject.all():
        return subject
    return None if article is None else among


def borne_out(index: Index, question: Query, followed: Followed, ranking: Ranking) -> float:
    """Give the share (0 to 1) of what the follow-up itself asks that the first sentence bears out."""
    number = ranking.candidates[0].unit
    at = np.array([number])
    share = float(_share(index, followed.own, _borne(matches(index, followed.own, at)))[0])
    share *= 1.0 if _said_of(index, followed.subject)[number] else _OF_ANOTHER
    share *= 1.0 if offers(index, question, number) else _NOT_OFFERED
    if not followed.relation:
        return share
    related = float(_share(index, followed.relation, _here(matches(index, followed.relation, at)))[0])
    return share * (_UNRELATED + (1 - _UNRELATED) * related)


def _offering(
    index: Index,
    question: Query,
    followed: Followed,
    before: Turn,
    found: Ranking,
    limit: int,
    likeness: Likeness | None,
) -> Ranking:
    """Prefer the sentences about the same that have what is asked for, the one quoted before among them."""
    numbers = np.array([one.unit for one in found.candidates])
    shares = _share(index, followed.carried, _here(matches(index, followed.carried, numbers)))
    alike = {int(at) for at, share in zip(numbers, shares, strict=True) if share >= _SAME}
    articles = {id(index.units[at].article) for at in numbers}
    leaning = {at for at in _leaning(index, before.quote) if id(index.units[at].article) in articles}
    wanted = {at for at in alike | leaning if offers(index, question, at)}
    if not wanted:
        return replace(found, confidence=found.confidence * _SAID_BEFORE)
    chosen = np.isin(np.arange(len(index.units)), list(wanted))
    better = rank(index, question, limit, chosen, likeness)
    others = [one for one in found.candidates if one.unit not in wanted]
    return Ranking((*better.candidates, *others)[:limit], max(better.confidence, found.confidence * _BESIDE))


def _leaning(index: Index, quote: str | None) -> Iterator[int]:
    """Give the sentence that was quoted before, and what follows and leans on it."""
    at = next((at for at, unit in enumerate(index.units) if unit.quote == quote), len(index.units))
    for number in range(at, min(at + 1 + _REACH, len(index.units))):
        if number > at and not (index.passage_of[number] == index.passage_of[at] and index.traits(number).leans):
            return
        yield number


def _share(index: Index, words: Sequence[Token], found: Scores | Chosen) -> Scores:
    """Measure how much of some words, by their rarity, is found: shape of (words, sentences) → (sentences,)."""
    idf = np.array([max(map(index.sentences.idf, word.terms)) for word in words])
    share: Scores = idf @ found / idf.sum()
    return share


def _said_of(index: Index, subject: Sequence[Token]) -> Chosen:
    """Tell of each sentence whether it is about a subject: named in it, before it, or in the title of an article."""
    everywhere = np.arange(len(index.units))
    if not subject:
        return np.ones(len(everywhere), dtype=bool)
    terms = {term for word in subject for term in word.terms}
    articles = {id(unit.article): unit.article for unit in index.units}
    titled = {name for name, article in articles.items() if not terms.isdisjoint(_title(article))}
    said = np.array([id(unit.article) in titled for unit in index.units], dtype=bool)
    persons = index.lexicon.persons
    is_person = persons.standing(subject) > 0
    for at in np.flatnonzero(_here(matches(index, subject, everywhere)).any(axis=0)):
        said[at] = True
        for number in range(at + 1, np.searchsorted(index.passage_of, index.passage_of[at], side="right")):
            # From where the passage goes on to another person, "he" is that one.
            if is_person and persons.opens(number):
                break
            said[number] = True
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
