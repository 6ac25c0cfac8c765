"""Remember the vectors of texts between runs: reading all the question files for their meaning takes an hour."""

import atexit
import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from knowledge.meaning.embedding import Embedder
from knowledge.meaning.nano import load
from knowledge.meaning.tuning import fitted


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


@dataclass(frozen=True)
class Halves:
    """Give for each article the model that was tuned on the other half of the articles: see tune.py."""

    models: tuple[Remembering, Remembering]

    def of(self, number):
        """Give the model for the article of this number in its file."""
        return self.models[1 - number % 2]


def halves(folder):
    """Open both models; end with a sentence where one is not there."""
    tuned = [folder / f"half{half}.npz" for half in (0, 1)]
    if not all(file.is_file() for file in tuned):
        raise SystemExit(f"{folder} has no half0.npz and half1.npz: run tune.py with --half 0 and --half 1 first.")
    models = [load(fitted(file)) for file in tuned]
    if None in models:
        raise SystemExit("The model is not installed: pip install 'verbatim[semantic]'.")
    return Halves(tuple(Remembering(model, folder) for model in models))
