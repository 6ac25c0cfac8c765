"""Hold what was carried over to a follow-up question in check: it must not answer what the article does not."""

from collections.abc import Sequence

import numpy as np

from .article import Article
from .asking import asked
from .conversation import Followed, Turn
from .index import Index
from .kinds import KINDS, offered
from .kinds import NAMES as OFFERED
from .matching import Matches, matches
from .query import read
from .ranking import Chosen, Ranking
from .terms import Token

# The sentence quoted before, when it has not what is asked now, is hardly the answer again.
_SAID_BEFORE = 0.2
# What is said of another thing ("what about China?") hardly answers when it is not what was asked of the first.
_UNRELATED = 0.25
# These tell nothing of what a sentence has to offer.
_NO_OFFER = ("leans", "length", "opening")


def about(index: Index, followed: Followed, article: Article | None) -> Chosen | None:
    """Choose the sentences that have a name the follow-up says itself, else a word, else one near; None for all."""
    among = index.of(article) if article else np.ones(len(index.units), dtype=bool)
    everywhere = np.arange(len(index.units))
    for words, places in ((followed.names, _here), (followed.own, _here), (followed.own, _near)):
        chosen = places(matches(index, words, everywhere)).any(axis=0) & among if words else among
        if words and chosen.any():
            return chosen
    return None if article is None else among


def borne_out(index: Index, followed: Followed, before: Turn, ranking: Ranking) -> float:
    """Give the share (0 to 1) of what the follow-up itself asks that the first sentence bears out."""
    if not ranking.candidates:
        return 0.0
    number = ranking.candidates[0].unit
    if followed.own:
        carried = _share(index, followed.relation, number) if followed.relation else 1.0
        return _share(index, followed.own, number) * (_UNRELATED + (1 - _UNRELATED) * carried)
    repeats = index.units[number].quote == before.quote
    return _SAID_BEFORE if repeats and not _offers(index, followed, number) else 1.0


def _share(index: Index, words: Sequence[Token], number: int) -> float:
    """Measure how much of some words, by their rarity, stands in or near a sentence."""
    near = _near(matches(index, words, np.array([number])))[:, 0]
    idf = np.array([max(map(index.sentences.idf, word.terms)) for word in words])
    return float((near * idf).sum() / idf.sum())


def _here(found: Matches) -> Chosen:
    here: Chosen = found.held | (found.beginning > 0) | (found.related > 0)
    return here


def _near(found: Matches) -> Chosen:
    return _here(found) | found.before | found.after | found.elsewhere


def _offers(index: Index, followed: Followed, number: int) -> bool:
    """Tell whether a sentence has the kind of thing that is asked for: a year, a number, a reason."""
    question = asked(index, read(followed.searched, [index.units[number].article.language]))
    telling = [trait for trait in KINDS[question.kind] if trait not in _NO_OFFER]
    # A number alone is no age or price where its unit could be told.
    telling = [trait for trait in telling if trait != "number"] or telling
    found = dict(zip(OFFERED, offered(index.traits(number), question), strict=True))
    return not telling or any(found[f"{question.kind}_{trait}"] for trait in telling)
