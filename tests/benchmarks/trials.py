"""Turn question files into corpora of sentences with cases: the same sentences and questions for every system."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge import Article, Sentence
from knowledge.questions import Question, QuestionSet

# As in knowledge.evaluation, so that both measure on the same foreign questions.
_SEED = 20_240_101


@dataclass(frozen=True, slots=True)
class Case:
    """Hold a question with the numbers of the sentences that answer it and of those in the gold paragraph.

    Cases of one `cluster` are alike and are drawn together: an article, or a paragraph where there is one article.
    """

    question: str
    cluster: int
    right: frozenset[int]
    paragraph: frozenset[int]
    own: bool


@dataclass(frozen=True, slots=True)
class Corpus:
    """Hold what one index is built of, with the cases put to it; sentence numbers count through all articles."""

    articles: tuple[Article, ...]
    cases: tuple[Case, ...]

    @property
    def sentences(self) -> list[str]:
        """List the sentences in reading order."""
        return [one.text[s.start : s.end] for one in self.articles for s in one.sentences]

    @property
    def language(self) -> str:
        """Name the language of the first article."""
        return self.articles[0].language


def corpora(sets: Sequence[QuestionSet], *, joined: bool = False) -> list[Corpus]:
    """Give a corpus an article, with as many foreign questions as own ones; or one of all articles."""
    numbered = [replace(one.article, source=str(number)) for number, one in enumerate(sets)]
    alone = len(sets) == 1
    if joined:
        return [_joined(sets, numbered, alone=alone)]
    chance = random.Random(_SEED)
    found = []
    for number, one in enumerate(sets):
        others = [question.text for other in sets if other is not one for question in other.questions]
        foreign = chance.sample(others, min(len(one.questions), len(others)))
        own = [_case(question, one.article, None if alone else number, 0) for question in one.questions]
        drawn = [Case(text, number, frozenset(), frozenset(), own=False) for text in foreign]
        found.append(Corpus((numbered[number],), (*own, *drawn)))
    return found


def is_right(sentence: Sentence, question: Question) -> bool:
    """Tell whether a sentence lies in the gold paragraph and covers a known answer."""
    return question.paragraph in (None, sentence.paragraph) and any(
        sentence.start <= answer.start and answer.end <= sentence.end for answer in question.answers
    )


def _joined(sets: Sequence[QuestionSet], articles: Sequence[Article], *, alone: bool) -> Corpus:
    cases, first = [], 0
    for number, one in enumerate(sets):
        cases += [_case(question, one.article, None if alone else number, first) for question in one.questions]
        first += len(one.article.sentences)
    return Corpus(tuple(articles), tuple(cases))


def _case(question: Question, article: Article, cluster: int | None, first: int) -> Case:
    places = list(enumerate(article.sentences, start=first))
    paragraph = question.paragraph or _paragraph(question, article.sentences)
    right = frozenset(n for n, one in places if is_right(one, question))
    own = bool(question.answers)
    inside = frozenset(n for n, one in places if own and one.paragraph == paragraph)
    return Case(question.text, paragraph if cluster is None else cluster, right, inside, own)


def _paragraph(question: Question, sentences: Sequence[Sentence]) -> int:
    """Give the number of the paragraph that holds the first known answer, 0 where there is none."""
    held = (one for answer in question.answers for one in sentences if one.start <= answer.start < one.end)
    return next((one.paragraph for one in held), 0)
