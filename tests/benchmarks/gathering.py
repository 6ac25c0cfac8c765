"""Gather what the weights are fitted on: questions put to whole articles, and to articles cut short."""

import random
from dataclasses import dataclass, replace

import numpy as np

from knowledge.asking import Asked, asked
from knowledge.features import Basis
from knowledge.index import Index
from knowledge.library import Library
from knowledge.meaning.store import Store
from knowledge.meaning.vectors import understand
from knowledge.query import read
from knowledge.questions import read_questions
from knowledge.ranking import CANDIDATES, candidates, glance, scores

# How many of the questions are put once more without the words of the right sentence, where a model may find it.
REWORDED = 0.3


def library(article, models=None, number=0):
    """Open a library of one article, read for its meaning where there are models."""
    opened = Library([article])
    if models:
        opened.meaning = understand(opened.index, models.of(number), Store())
    return opened


def collect(path, seed=1, model=None, share=1.0):
    """Collect a row of every question of a share of the articles; foreign ones have no right sentence."""
    sets = read_questions(path)
    chance = random.Random(seed)
    rows = []
    numbered = list(enumerate(sets))
    for number, one in chance.sample(numbered, int(share * len(sets))) if share < 1 else numbered:
        opened = library(one.article, model, number)
        others = [q.text for other in sets if other is not one for q in other.questions]
        asked_here = [(q.text, q) for q in one.questions if q.answers]
        foreign = [(text, None) for text in chance.sample(others, min(len(asked_here), len(others)))]
        for text, known in asked_here + foreign:
            rows.append(row(opened, number, text, known))
            if model and chance.random() < REWORDED:
                rows.append(row(opened, number, text, known, reworded=True))
    return rows


def across(path, other, seed=1, model=None):
    """Collect a row of every question of a file, put to the same article in the language of another file."""
    chance = random.Random(seed)
    rows = []
    sets, others = read_questions(path), read_questions(other)
    for number, (asked_of, one) in enumerate(zip(sets, others, strict=True)):
        opened = library(one.article, model, number)
        asked_here = [(q.text, known) for q, known in zip(asked_of.questions, one.questions, strict=True)]
        beyond = [q.text for some in sets if some is not asked_of for q in some.questions]
        foreign = [(text, None) for text in chance.sample(beyond, len(asked_here))]
        rows += [row(opened, number, text, known) for text, known in asked_here + foreign]
    return rows


def pieces(path, seed=2, model=None, share=1.0):
    """Cut each article into short ones, with a share of their own questions and as many on what only the rest says."""
    chance = random.Random(seed)
    rows = []
    for number, one in enumerate(read_questions(path)):
        last = one.article.passages[-1].paragraph
        start = 1
        while start <= last:
            end = min(start + chance.randint(1, 8), last + 1)
            kept = tuple(p for p in one.article.passages if start <= p.paragraph < end)
            own = [q for q in one.questions if q.answers and start <= q.paragraph < end and chance.random() < share]
            rest = [q for q in one.questions if q.answers and not start <= q.paragraph < end]
            opened = library(replace(one.article, passages=kept), model, number)
            rows += [row(opened, number, known.text, known) for known in own]
            beyond = chance.sample(rest, min(len(own), len(rest)))
            rows += [row(opened, number, known.text, None) for known in beyond]
            start = end
        rows += tiny(one, number, chance, model, share)
    return rows


def tiny(one, number, chance, model, share):
    """Cut an article into the first sentences of each paragraph, with what they answer and what only the rest does."""
    rows = []
    for passage in one.article.passages:
        kept = passage.sentences[: chance.randint(1, 4)]
        inside = [q for q in one.questions if q.answers and q.paragraph == passage.paragraph]
        asked_here = [q for q in inside if chance.random() < share]
        own = [q for q in asked_here if any(is_right(sentence, q) for sentence in kept)]
        beyond = [q for q in asked_here if q not in own]
        cut = replace(passage, end=kept[-1].end, sentences=kept)
        opened = library(replace(one.article, passages=(cut,)), model, number)
        rows += [row(opened, number, known.text, known) for known in own]
        rows += [row(opened, number, q.text, None) for q in chance.sample(beyond, min(len(own), len(beyond)))]
    return rows


@dataclass(frozen=True)
class Row:
    """A question put to an index.

    `number` is the article's in its file; `glance` and `right` are of all candidates, `own` is whether it answers,
    `reworded` whether the words of the right sentence are left out.
    """

    number: int
    own: bool
    reworded: bool
    index: Index
    question: Asked
    numbers: list
    basis: Basis
    glance: np.ndarray
    right: np.ndarray


def row(opened, number, text, known, *, reworded=False):
    index, article = opened.index, opened.articles[0]
    query, likeness = opened.understood(read(text, [article.language]))
    if reworded:
        held = {term for unit in rightful(index, query, known) for word in unit.words for term in word.terms}
        query = without(query, held)
    basis = scores(index, query, likeness)
    numbers = candidates(basis, CANDIDATES)
    question = asked(index, query)
    seen = glance(index, question, numbers, basis)
    right = np.array([known is not None and is_right(index.units[n].sentence, known) for n in numbers], float)
    return Row(number, known is not None, reworded, index, question, numbers, basis, seen, right)


def rightful(index, query, known):
    """Give the right sentences; for a foreign question the one that has most of its words."""
    if known is None:
        return [index.units[int(np.argmax(scores(index, query).sentence))]]
    return [unit for unit in index.units if is_right(unit.sentence, known)]


def without(query, terms):
    """Leave out the words that have one of the terms, as somebody asks who does not know the article's words."""
    tokens = tuple(word for word in query.tokens if word.stop or terms.isdisjoint(word.terms))
    words = tuple(word for word in tokens if not word.stop)
    found = dict.fromkeys(term for word in words for term in word.terms)
    return replace(query, text=" ".join(query.surfaces(tokens)), tokens=tokens, words=words, terms=tuple(found))


def is_right(sentence, known):
    return sentence.paragraph == known.paragraph and any(
        sentence.start <= answer.start and answer.end <= sentence.end for answer in known.answers
    )
