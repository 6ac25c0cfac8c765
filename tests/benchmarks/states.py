"""What the lower layers of the model make of the texts of a question file, worked out once and kept in a folder."""

import random
from pathlib import Path

import numpy as np
import torch
from gathering import is_right

from knowledge.index import Index
from knowledge.query import read
from knowledge.questions import read_questions

# Longer texts are cut: few are, and the longest one sets the time of its batch.
SENTENCE, QUESTION = 96, 48
# A batch has so many tokens, the ones that fill up shorter texts among them.
_BATCH = 3072
# How often a word that the right sentence has too is left out of the reworded form of a question.
_LEFT_OUT = 0.6


class Texts:
    """Hold the states of texts, one after another, and where each begins."""

    def __init__(self, states, starts):
        self.states, self.starts = states, starts

    def vectors(self, numbers, encoder):
        """Give the vectors of some of the texts: shape (numbers, width)."""
        sizes = np.diff(self.starts)[numbers]
        found = [None] * len(numbers)
        for batch in batches(sizes):
            length = max(sizes[batch])
            states = torch.zeros(len(batch), length, self.states.shape[1])
            present = torch.zeros(len(batch), length, dtype=torch.bool)
            for row, at in enumerate(batch):
                start, size = self.starts[numbers[at]], sizes[at]
                states[row, :size] = torch.from_numpy(self.states[start : start + size].astype(np.float32))
                present[row, :size] = True
            for at, vector in zip(batch, encoder.upper(states, present), strict=True):
                found[at] = vector
        return torch.stack(found)


def batches(sizes):
    """Sort texts of like length together, as many as fit."""
    batch = []
    for at in np.argsort(sizes, kind="stable").tolist():
        if batch and sizes[at] * (len(batch) + 1) > _BATCH:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


@torch.no_grad()
def states_of(rows, encoder, folder, name):
    """Work out the states of texts, each a list of tokens, or take them from the folder."""
    file, starts = Path(folder, f"{name}.npy"), np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    if file.is_file():
        return Texts(np.load(file, mmap_mode="r"), starts)
    states = np.empty((starts[-1], encoder.file.width), np.float16)
    for batch in batches(np.diff(starts)):
        length = max(len(rows[at]) for at in batch)
        tokens, present = torch.zeros(len(batch), length, dtype=torch.long), torch.zeros(len(batch), length).bool()
        for row, at in enumerate(batch):
            tokens[row, : len(rows[at])] = torch.tensor(rows[at])
            present[row, : len(rows[at])] = True
        for at, found in zip(batch, encoder.lower(tokens, present), strict=True):
            states[starts[at] : starts[at + 1]] = found[: len(rows[at])].numpy()
    np.save(file, states)
    return Texts(states, starts)


class Asked:
    """Hold a question file: `articles` are the numbers of their sentences and questions, `right` those that answer."""

    def __init__(self, file, encoder, folder):
        sets, chance = read_questions(file), random.Random(5)
        sentences, questions, reworded, self.articles, self.right = [], [], [], [], []
        for one in sets:
            units = Index([one.article]).units
            known = [question for question in one.questions if question.answers]
            here = range(len(sentences), len(sentences) + len(units))
            self.articles.append((here, range(len(questions), len(questions) + len(known))))
            for question in known:
                right = [at for at, unit in zip(here, units, strict=True) if is_right(unit.sentence, question)]
                self.right.append(right)
                questions.append(question.text)
                reworded.append(_reworded(question.text, [units[at - here.start] for at in right], one, chance))
            sentences += [unit.quote for unit in units]
        self.sentences, self.questions, self.reworded = (
            states_of([encoder.file.tokens(text)[:most] for text in rows], encoder, folder, f"{file.stem}.{kind}")
            for kind, rows, most in (
                ("sentences", [f"passage: {text}" for text in sentences], SENTENCE),
                ("questions", [f"query: {text}" for text in questions], QUESTION),
                ("reworded", [f"query: {text}" for text in reworded], QUESTION),
            )
        )


def _reworded(text, units, one, chance):
    """Leave out most words that the right sentences have too, as somebody asks who does not know the article."""
    held = {term for unit in units for word in unit.words for term in word.terms}
    kept, at = [], 0
    for word in read(text, [one.article.language]).words:
        if word.start >= at and not held.isdisjoint(word.terms) and chance.random() < _LEFT_OUT:
            kept.append(text[at : word.start])
            at = word.end
    return "".join([*kept, text[at:]])
