"""What a model of meaning has to do; another model is another file beside `nano.py`."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turn texts into vectors whose product is the higher the more alike the texts are in meaning.

    All vectors have the same number of dimensions and length 1, so that the product is their cosine.
    """

    @property
    def name(self) -> str:
        """Name the model and its version: vectors of different ones can't be compared."""
        ...

    @property
    def dimensions(self) -> int:
        """Tell how many numbers a vector has."""
        ...

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Give the vectors of sentences: shape (texts, dimensions)."""
        ...

    def question(self, text: str) -> Vectors:
        """Give the vector of a question: shape (dimensions,)."""
        ...
