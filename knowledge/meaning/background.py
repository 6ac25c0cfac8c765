"""Read a library for its meaning in a thread of its own; until that is done its words alone decide."""

import threading
from collections.abc import Callable
from pathlib import Path

from ..library import Library
from .embedding import Embedder
from .nano import load
from .store import Store
from .vectors import Progress, understand


class Understanding:
    """Set a library's `meaning` when all of it is read; without a model nothing happens."""

    def __init__(
        self,
        library: Library,
        folder: Path | None,
        progress: Progress | None = None,
        model: Callable[[], Embedder | None] = load,
    ) -> None:
        """Name what is read, the folder where it is kept, and who is told how many of how many texts are read."""
        self.share = 0.0
        self._library = library
        self._store = Store(folder)
        self._progress = progress
        self._model = model
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._read, name="reading for meaning", daemon=True)

    def start(self) -> "Understanding":
        """Begin, also to load the model."""
        self._thread.start()
        return self

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for the end, at most so long; tell whether the library's meaning is known."""
        self._thread.join(seconds)
        return self._library.meaning is not None

    @property
    def is_under_way(self) -> bool:
        """Tell whether it has begun and not yet ended."""
        return self._thread.is_alive()

    def stop(self) -> None:
        """End as soon as the texts under way are read; what was read is kept."""
        self._stopped.set()

    def _read(self) -> None:
        model = self._model()
        if model is not None:
            self._library.meaning = understand(
                self._library.index, model, self._store, self._tell, self._stopped.is_set
            )

    def _tell(self, done: int, total: int) -> None:
        self.share = done / total
        if self._progress:
            self._progress(done, total)
