from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from knowledge.meaning.tuning import FITTED, Tuning, fitted

NUMBERS = np.arange(8, dtype="<f4")


@pytest.fixture
def original(tmp_path: Path) -> Path:
    file = tmp_path / "model.bin"
    file.write_bytes(b"head" + NUMBERS.tobytes() + b"tail")
    return file


def tuning() -> Tuning:
    """Change the numbers 1 and 2, and number 6, which stand behind four bytes."""
    changed = NUMBERS[[1, 2, 6]]
    return Tuning(
        np.array([4 + 4, 4 + 24]),
        np.array([2, 1]),
        np.array([0.5, -0.25, 2], np.float16),
        sha256(changed.tobytes()).hexdigest(),
    )


def test_the_changes_are_added_where_they_belong(original: Path, tmp_path: Path) -> None:
    tuning().lay_over(original, tmp_path / "copy.bin")
    data = (tmp_path / "copy.bin").read_bytes()
    assert (data[:4], data[-4:]) == (b"head", b"tail")
    assert np.frombuffer(data[4:-4], "<f4").tolist() == [0, 1.5, 1.75, 3, 4, 5, 8, 7]


def test_the_model_as_it_came_stays_as_it_is(original: Path, tmp_path: Path) -> None:
    before = original.read_bytes()
    tuning().lay_over(original, tmp_path / "copy.bin")
    assert original.read_bytes() == before


@pytest.mark.parametrize("other", [b"", b"head", b"head" + bytes(40)])
def test_another_model_is_refused(other: bytes, tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_bytes(other)
    with pytest.raises(ValueError, match="not those that were tuned"):
        tuning().lay_over(tmp_path / "model.bin", tmp_path / "copy.bin")


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    tuning().save(tmp_path / "tuned.npz")
    again = fitted(tmp_path / "tuned.npz")
    assert (again.name, again.digest) == (tuning().name, tuning().digest)
    assert (again.starts == tuning().starts).all()


def test_other_changes_have_another_name() -> None:
    one = tuning()
    assert Tuning(one.starts, one.counts, one.changes * 2, one.digest).name != one.name


def test_the_fitted_changes_are_of_biases_and_norms_only() -> None:
    shipped = fitted()
    # Six layers: four biases and two norms (weight, bias) of 384, the inner layer's bias of 1,536, the outer's of 384.
    assert shipped.counts.sum() == len(shipped.changes) == 6 * (4 * 384 + 4 * 384 + 1536 + 384)
    assert np.isfinite(shipped.changes).all()
    assert FITTED.stat().st_size < 100_000
