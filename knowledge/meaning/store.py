"""Vectors on disk, by what they were made of: a file for the texts of an article, which grows as they are read."""

import logging
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from .embedding import Vectors

_log = logging.getLogger(__name__)
# Two bytes a number are enough: cosines differ by less than 0.001 from those of four.
_KEPT = np.float16
_SUFFIX = ".f16"


class Store:
    """Keep vectors in a folder; without one nothing is kept."""

    def __init__(self, folder: Path | None = None) -> None:
        """Name the folder, which is made when there is something to keep."""
        self.folder = folder

    def read(self, key: str, texts: Sequence[str], width: int) -> Vectors:
        """Give the rows kept so far of texts: shape (rows, width), up to what was cut off, spoilt, or is of another."""
        file, layout = self._file(key), _layout(width)
        try:
            data = file.read_bytes() if file and file.is_file() else b""
        except OSError as error:
            self._give_up(file, error)
            data = b""
        kept = np.frombuffer(data[: len(data) // layout.itemsize * layout.itemsize], dtype=layout)[: len(texts)]
        sound = kept["check"] == [_check(text, row) for text, row in zip(texts, kept["row"], strict=False)]
        rows: Vectors = kept["row"].astype(np.float32)
        return rows[: len(rows) if sound.all() else int(np.argmin(sound))]

    def add(self, key: str, at: int, texts: Sequence[str], rows: Vectors) -> Vectors:
        """Keep rows of texts from `at` on, and give them as they will be read; say once where that can't be written.

        Each goes to its place: another process that reads the same texts writes the same there.
        """
        kept = np.empty(len(rows), dtype=_layout(rows.shape[1]))
        kept["row"] = rows
        kept["check"] = [_check(text, row) for text, row in zip(texts, kept["row"], strict=True)]
        file = self._file(key)
        try:
            if file:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.touch()
                with file.open("r+b") as out:
                    out.seek(at * kept.itemsize)
                    out.write(kept.tobytes())
        except OSError as error:
            self._give_up(file, error)
        read: Vectors = kept["row"].astype(np.float32)
        return read

    def _give_up(self, file: Path | None, error: OSError) -> None:
        _log.warning("%s: can't keep what articles mean (%s); it is read anew at each start.", file, error.strerror)
        self.folder = None

    def _file(self, key: str) -> Path | None:
        return self.folder / f"{key}{_SUFFIX}" if self.folder else None


def _layout(width: int) -> np.dtype[np.void]:
    return np.dtype([("row", _KEPT, (width,)), ("check", "<u4")])


def _check(text: str, row: NDArray[np.float16]) -> int:
    """Give what tells that a row is whole, and the one of a text."""
    return crc32(row.tobytes(), crc32(text.encode("utf-8", "surrogatepass")))


def key(model: str, texts: Sequence[str]) -> str:
    """Name the vectors of texts by a model, so that a changed text or another model has another name."""
    content = "\0".join((model, *texts))
    return sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:32]
