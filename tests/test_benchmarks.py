import random
import sys
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from knowledge.evaluation import auroc, calibration_error

sys.path.append(str(Path(__file__).parent / "benchmarks"))
import quality
import typos

SHARES = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60)


def test_auroc_is_1_where_every_own_question_is_ahead() -> None:
    assert auroc(np.array([0.8, 0.9]), np.array([0.1, 0.7])) == 1


def test_auroc_is_a_half_where_all_are_alike() -> None:
    assert auroc(np.array([0.5, 0.5]), np.array([0.5])) == 0.5


def test_a_confidence_of_the_share_right_has_no_calibration_error() -> None:
    assert calibration_error(np.array([0.75] * 4), np.array([1.0, 1, 1, 0])) == 0


@given(SHARES)
def test_a_calibration_error_is_a_share(rows: list[tuple[float, bool]]) -> None:
    confidence, right = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    assert 0 <= calibration_error(confidence, right) <= 1


def test_coverage_is_the_largest_share_answered_with_that_precision() -> None:
    confidence, right = np.array([0.9, 0.8, 0.7, 0.6]), np.array([1.0, 1, 0, 1])
    assert quality.coverage(confidence, right, precision=0.75) == 1
    assert quality.coverage(confidence, right, precision=0.95) == 0.5


def test_an_interval_holds_the_mean_and_is_the_same_every_time() -> None:
    values, groups = np.array([1.0, 1, 0, 1, 0, 0]), ["a", "a", "a", "b", "b", "c"]
    low, high = quality.interval(values, groups)
    assert low <= values.mean() <= high
    assert quality.interval(values, groups) == (low, high)


def test_one_article_alone_has_no_interval_wider_than_its_mean() -> None:
    assert quality.interval(np.array([1.0, 0]), ["a", "a"]) == (0.5, 0.5)


@given(st.text(alphabet="abcdefghij", min_size=4, max_size=12), st.integers(0, 999))
def test_a_misspelt_word_is_at_most_two_letters_longer_or_shorter(word: str, seed: int) -> None:
    assert abs(len(typos.misspell(word, random.Random(seed))) - len(word)) <= 2
