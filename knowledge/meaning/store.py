"""Vectors on disk, by what they were made of: a file for the texts of an article, which grows as they are read."""

import logging
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np

from .embedding import Vectors

_log = logging.getLogger(__name__)
# Two bytes a number are enough: cosines differ by less than 0.001 from those of four.
_KEPT = np.float16
_SUFFIX = ".f16"
_ROUNDING = 0.01


class Store:
    """Keep vectors in a folder; without one nothing is kept."""

    def __init__(self, folder: Path | None = None) -> None:
        """Name the folder, which is made when there is something to keep."""
        self.folder = folder

    def read(self, key: str, width: int) -> Vectors:
        """Give the rows kept so far: shape (rows, width), up to what a crash cut off or something broke."""
        file = self._file(key)
        try:
            data = file.read_bytes() if file and file.is_file() else b""
        except OSError as error:
            self._give_up(file, error)
            data = b""
        row = width * np.dtype(_KEPT).itemsize
        rows = np.frombuffer(data[: len(data) // row * row], dtype=_KEPT).reshape(-1, width).astype(np.float32)
        with np.errstate(invalid="ignore", over="ignore"):
            sound = np.abs(np.linalg.norm(rows, axis=1) - 1) < _ROUNDING
        return rows[: len(rows) if sound.all() else int(np.argmin(sound))]

    def add(self, key: str, at: int, rows: Vectors) -> Vectors:
        """Keep rows from row `at` on, and give them as they will be read; say once where the folder can't be written.

        Each goes to its place: another process that reads the same texts writes the same there.
        """
        kept = rows.astype(_KEPT)
        file = self._file(key)
        try:
            if file:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.touch()
                with file.open("r+b") as out:
                    out.seek(at * kept[0].nbytes)
                    out.write(kept.tobytes())
        except OSError as error:
            self._give_up(file, error)
        return kept.astype(np.float32)

    def _give_up(self, file: Path | None, error: OSError) -> None:
        _log.warning("%s: can't keep what articles mean (%s); it is read anew at each start.", file, error.strerror)
        self.folder = None

    def _file(self, key: str) -> Path | None:
        return self.folder / f"{key}{_SUFFIX}" if self.folder else None


def key(model: str, texts: Sequence[str]) -> str:
    """Name the vectors of texts by a model, so that a changed text or another model has another name."""
    content = "\0".join((model, *texts))
    return sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:32]
