"""The vectors of a library: of its sentences, and of the words in them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

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
Terms = tuple[str, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Meaning:
    """Hold the vectors of an index's sentences, and of its words with the terms that they are found by."""

    embedder: Embedder
    sentences: Vectors
    words: Vectors
    terms: tuple[Terms, ...]

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
    parts = [_Part(units) for units in _by_article(index.units)]
    total, done, read = sum(part.size for part in parts), 0, list[Vectors]()
    for part in parts:
        name = key(embedder.name, part.texts)
        rows = [store.read(name, embedder.dimensions)[: part.size]]
        at = len(rows[0])
        while at < part.size:
            if stop and stop():
                return None
            rows.append(store.add(name, part.read(embedder, at)))
            at += len(rows[-1])
            if progress:
                progress(done + at, total)
        read.append(np.concatenate(rows))
        done += part.size
    return _meaning(embedder, parts, read)


class _Part:
    """Hold what of an article is read: its sentences, then its words."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.sentences = [unit.quote for unit in units]
        self.words = _vocabulary(units)
        self.texts = [*self.sentences, *self.words]
        self.size = len(self.texts)

    def read(self, embedder: Embedder, at: int) -> Vectors:
        """Read the next few texts, all sentences or all words."""
        if at < len(self.sentences):
            return embedder.passages(self.sentences[at : at + _BATCH])
        return np.stack([embedder.question(word) for word in self.texts[at : at + _BATCH]])


def _meaning(embedder: Embedder, parts: Sequence[_Part], read: Sequence[Vectors]) -> Meaning:
    none = np.empty((0, embedder.dimensions), dtype=np.float32)
    both = list(zip(parts, read, strict=True))
    sentences = np.concatenate([none, *(rows[: len(part.sentences)] for part, rows in both)])
    words = np.concatenate([none, *(rows[len(part.sentences) :] for part, rows in both)])
    return Meaning(embedder, sentences, words, tuple(chain.from_iterable(part.words.values() for part in parts)))


def _by_article(units: Sequence[Unit]) -> list[list[Unit]]:
    found: dict[int, list[Unit]] = {}
    for unit in units:
        found.setdefault(id(unit.article), []).append(unit)
    return list(found.values())


def _vocabulary(units: Iterable[Unit]) -> dict[str, Terms]:
    """List the words of meaning as they are first spelt, with their terms."""
    words = (word for unit in units for word in unit.words if not word.stop)
    by_terms = {word.terms: word.surface for word in words}
    return {surface: terms for terms, surface in by_terms.items()}
