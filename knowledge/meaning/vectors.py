"""The vectors of a library's sentences."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..index import Index
from ..traits import Unit
from .embedding import Embedder, Vectors
from .store import Store, key

# So many texts are read at a time (about 0.2 s): a stop waits no longer, and a crash loses no more.
_BATCH = 8
Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, eq=False, slots=True)
class Meaning:
    """Hold the vectors of an index's sentences: shape (sentences, dimensions)."""

    embedder: Embedder
    sentences: Vectors

    def cosines(self, question: str) -> NDArray[np.float64]:
        """Measure how alike each sentence is to a question: shape (sentences,)."""
        likeness: NDArray[np.float64] = (self.sentences @ self.embedder.question(question)).astype(float)
        return likeness


def understand(
    index: Index, embedder: Embedder, store: Store, progress: Progress | None = None, stop: Stop | None = None
) -> Meaning | None:
    """Read an index for its meaning, taking up what is in the store; None where it was stopped before the end.

    `progress` is told how many of how many texts are read; `stop` is asked before each few.
    """
    parts = [[unit.quote for unit in units] for units in _by_article(index.units)]
    total, done = sum(map(len, parts)), 0
    read = [np.empty((0, embedder.dimensions), dtype=np.float32)]
    for texts in parts:
        name = key(embedder.name, texts)
        read.append(store.read(name, embedder.dimensions)[: len(texts)])
        at = len(read[-1])
        while at < len(texts):
            if stop and stop():
                return None
            read.append(store.add(name, at, embedder.passages(texts[at : at + _BATCH])))
            at += len(read[-1])
            if progress:
                progress(done + at, total)
        done += len(texts)
    return Meaning(embedder, np.concatenate(read))


def _by_article(units: Sequence[Unit]) -> list[list[Unit]]:
    found: dict[int, list[Unit]] = {}
    for unit in units:
        found.setdefault(id(unit.article), []).append(unit)
    return list(found.values())
