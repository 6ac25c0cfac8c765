"""What tests/benchmarks/tune.py has fitted of the model: changes of its biases and norms, laid over its file.

The file as it came stays as it is; a copy with the changes in it is what the engine opens.
"""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from shutil import copyfile

import numpy as np
from numpy.typing import NDArray

FITTED = Path(__file__).with_name("tuned.npz")
_NUMBER = np.dtype("<f4")


@dataclass(frozen=True, eq=False, slots=True)
class Tuning:
    """Hold what is added to 32-bit numbers of a model's file.

    Part k begins at byte `starts[k]` and has `counts[k]` numbers; `changes` are those of all parts, one after another.
    `digest` is of the numbers that they are added to.
    """

    starts: NDArray[np.int64]
    counts: NDArray[np.int64]
    changes: NDArray[np.float16]
    digest: str

    @property
    def name(self) -> str:
        """Name the changes: vectors of a model with other ones can't be compared."""
        return sha256(self.changes.tobytes()).hexdigest()[:8]

    def save(self, file: Path) -> None:
        """Write it down."""
        np.savez(file, starts=self.starts, counts=self.counts, changes=self.changes, digest=np.array(self.digest))

    def lay_over(self, original: Path, copy: Path) -> None:
        """Write a copy of a model's file with the changes; raise ValueError where they belong to another file."""
        copyfile(original, copy)
        with copy.open("r+b") as file:
            parts = []
            for start, count in zip(self.starts.tolist(), self.counts.tolist(), strict=True):
                file.seek(start)
                parts.append(file.read(count * _NUMBER.itemsize))
            if sha256(b"".join(parts)).hexdigest() != self.digest:
                raise ValueError("its weights are not those that were tuned")
            ends = np.cumsum(self.counts)[:-1]
            for start, part, change in zip(self.starts.tolist(), parts, np.split(self.changes, ends), strict=True):
                file.seek(start)
                file.write((np.frombuffer(part, _NUMBER) + change.astype(_NUMBER)).tobytes())


def fitted(file: Path = FITTED) -> Tuning:
    """Read what was fitted."""
    with np.load(file, allow_pickle=False) as data:
        return Tuning(data["starts"], data["counts"], data["changes"], str(data["digest"]))
