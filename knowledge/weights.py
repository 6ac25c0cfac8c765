"""The weights that tests/benchmarks/fit.py has fitted, by the names of what they weigh."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from . import similarity
from .asking import Matrix
from .confidence import CONFIDENCE
from .features import GLANCE, NAMES


@dataclass(frozen=True, eq=False, slots=True)
class Bends:
    """Hold from which values on a column of what confidence is judged by weighs otherwise: shapes (bends,)."""

    columns: NDArray[np.intp]
    values: Matrix

    def bent(self, judged: Matrix) -> Matrix:
        """Put behind the columns how far each is beyond its values: shape (…, columns + bends)."""
        beyond = np.maximum(judged[..., self.columns] - self.values, 0.0)
        return np.concatenate([judged, beyond], axis=-1)


@dataclass(frozen=True, eq=False, slots=True)
class Weights:
    """Hold the fitted weights: `glance` by GLANCE, `ranking` by NAMES, `own` and `right` by CONFIDENCE and `bends`."""

    glance: Matrix
    ranking: Matrix
    own: Matrix
    right: Matrix
    bends: Bends


def columns(bends: Mapping[str, Sequence[float]], *, semantic: bool) -> dict[str, tuple[str, ...]]:
    """Name what each of the weights stands for; "" is the intercept."""
    meaning, judged = (similarity.NAMES, similarity.STANDING) if semantic else ((), ())
    beyond = (f"{name} beyond {value}" for name, values in bends.items() for value in values)
    confidence = (*CONFIDENCE, *meaning, *judged, "", *beyond)
    return {"glance": (*GLANCE, *meaning), "ranking": (*NAMES, *meaning), "own": confidence, "right": confidence}


def bends(named: Mapping[str, Sequence[float]]) -> Bends:
    """Find the columns of CONFIDENCE that bend at the given values."""
    rows = [(CONFIDENCE.index(name), value) for name, values in named.items() for value in values]
    return Bends(np.array([at for at, _ in rows], dtype=np.intp), np.array([value for _, value in rows], dtype=float))


@cache
def weights(*, semantic: bool = False) -> Weights:
    """Load the fitted weights, those for use with a model where wanted."""
    name = "weights.semantic.json" if semantic else "weights.json"
    data = json.loads((Path(__file__).parent / name).read_text("utf-8"))
    named = columns(data["bends"], semantic=semantic).items()
    fitted = {which: np.array([data[which][name] for name in names]) for which, names in named}
    return Weights(**fitted, bends=bends(data["bends"]))
