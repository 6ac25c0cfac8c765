"""The vectors of a library's sentences, and of the clauses of those that have several."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from ..index import Index
from ..similarity import Likeness
from ..traits import Unit
from .clauses import clauses
from .embedding import Embedder, Vectors
from .store import Store, key

# So many texts are read at a time (about 0.2 s): a stop waits no longer, and a crash loses no more.
_BATCH = 8
Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, eq=False, slots=True)
class Meaning:
    """Hold the vectors of an index's sentences and of their clauses, which belong to the sentences of these numbers.

    Shapes (sentences, dimensions), (clauses, dimensions) and (clauses,).
    """

    embedder: Embedder
    sentences: Vectors
    clauses: Vectors
    owners: NDArray[np.intp]

    def likeness(self, question: str) -> Likeness:
        """Measure how alike each sentence, and the most alike of its clauses, is to a question."""
        vector = self.embedder.question(question)
        whole = (self.sentences @ vector).astype(float)
        part = whole.copy()
        np.maximum.at(part, self.owners, (self.clauses @ vector).astype(float))
        return Likeness(whole, part)


def understand(
    index: Index, embedder: Embedder, store: Store, progress: Progress | None = None, stop: Stop | None = None
) -> Meaning | None:
    """Read an index for its meaning, taking up what is in the store; None where it was stopped before the end.

    `progress` is told how many of how many texts are read; `stop` is asked before each few.
    """
    articles = _by_article(index.units)
    cut = [[clauses(unit.quote) for unit in units] for units in articles]
    parts = [[*(u.quote for u in units), *chain(*pieces)] for units, pieces in zip(articles, cut, strict=True)]
    total, done = sum(map(len, parts)), 0
    vectors = []
    for texts in parts:
        name = key(embedder.name, texts)
        kept = store.read(name, texts, embedder.dimensions)
        rows, at = np.empty((len(texts), embedder.dimensions), dtype=np.float32), len(kept)
        rows[:at] = kept
        while at < len(texts):
            if stop and stop():
                return None
            few = texts[at : at + _BATCH]
            some = store.add(name, at, few, embedder.passages(few))
            rows[at : at + len(some)] = some
            at += len(some)
            if progress:
                progress(done + at, total)
        done += len(texts)
        vectors.append(rows)
    nothing = np.empty((0, embedder.dimensions), dtype=np.float32)
    split = [np.split(rows, [len(units)]) for rows, units in zip(vectors, articles, strict=True)]
    sentences, pieces = (np.concatenate([nothing, *rows]) for rows in (zip(*split, strict=True) if split else ((), ())))
    return Meaning(embedder, sentences, pieces, _owners([len(own) for one in cut for own in one]))


def _owners(counts: Sequence[int]) -> NDArray[np.intp]:
    """Give for each clause of sentences, which have so many each, the number of its sentence."""
    return np.repeat(np.arange(len(counts), dtype=np.intp), np.array(counts, dtype=np.intp))


def _by_article(units: Sequence[Unit]) -> list[list[Unit]]:
    found: dict[int, list[Unit]] = {}
    for unit in units:
        found.setdefault(id(unit.article), []).append(unit)
    return list(found.values())
