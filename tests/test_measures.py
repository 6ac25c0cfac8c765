"""Prove what sums the benchmarks up, by hand-made cases and by a second way of counting."""

import measures
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Status
from knowledge.evaluation import Outcome, auroc, calibration_error, figures

shares = st.floats(0, 1, allow_nan=False)
replies = st.lists(st.tuples(shares, st.booleans()), min_size=1, max_size=60)


class TestIntervals:
    def test_values_that_are_all_alike_leave_no_doubt(self) -> None:
        assert measures.interval([1.0] * 20, list(range(20))) == (1.0, 1.0)

    def test_two_runs_give_the_same(self) -> None:
        values, clusters = [0.0, 1.0, 1.0, 0.0, 1.0], [1, 1, 2, 2, 3]
        assert measures.interval(values, clusters) == measures.interval(values, clusters)

    def test_values_alike_within_clusters_give_a_wider_interval(self) -> None:
        values = np.repeat([0.0, 1.0] * 10, 20)
        low, high = measures.interval(values, np.repeat(np.arange(20), 20))
        narrow_low, narrow_high = measures.interval(values, np.arange(values.size))
        assert high - low > 3 * (narrow_high - narrow_low)

    def test_a_fair_coin_has_the_interval_of_the_books(self) -> None:
        values = [0.0, 1.0] * 200
        low, high = measures.interval(values, list(range(400)))
        assert (low, high) == pytest.approx((0.5 - 1.96 * 0.025, 0.5 + 1.96 * 0.025), abs=0.01)

    def test_one_cluster_is_drawn_by_its_values(self) -> None:
        values = [0.0, 1.0] * 200
        assert measures.interval(values, [7] * 400) == measures.interval(values, list(range(400)))

    def test_nothing_has_no_interval(self) -> None:
        assert np.isnan(measures.interval([], [])).all()


class TestAuroc:
    @given(st.lists(shares, min_size=1, max_size=30), st.lists(shares, min_size=1, max_size=30))
    def test_it_is_the_share_of_pairs_in_the_right_order(self, own: list[float], foreign: list[float]) -> None:
        pairs = [(a > b) + (a == b) / 2 for a in own for b in foreign]
        assert auroc(np.array(own), np.array(foreign)) == pytest.approx(sum(pairs) / len(pairs))

    def test_without_foreign_questions_there_is_none(self) -> None:
        assert np.isnan(auroc(np.array([0.5]), np.array([])))


class TestRefused:
    def test_it_is_read_where_the_own_questions_are_answered(self) -> None:
        assert measures.refused([0.1, 0.5, 0.6, 0.7], [0.05, 0.2, 0.55, 0.6], answered=0.75) == 0.5

    @given(st.lists(shares, min_size=1, max_size=40))
    def test_no_more_own_questions_are_refused_than_allowed(self, own: list[float]) -> None:
        assert measures.refused(own, own) <= 0.03 + 1e-9


class TestCoverage:
    def test_all_right_covers_everything(self) -> None:
        assert measures.coverage([0.3, 0.2, 0.9], [1, 1, 1]) == 1.0

    def test_a_wrong_surest_answer_may_be_made_good_by_later_ones(self) -> None:
        assert measures.coverage(range(20, 0, -1), [0, *[1] * 19]) == 1.0

    def test_questions_of_one_score_are_answered_together(self) -> None:
        assert measures.coverage([0.9, 0.5, 0.5], [1, 1, 0]) == pytest.approx(1 / 3)

    def test_nothing_is_covered_where_the_surest_are_wrong(self) -> None:
        assert measures.coverage([0.9, 0.8], [0, 1]) == 0.0

    @given(replies)
    def test_it_is_the_best_threshold_that_keeps_the_precision(self, rows: list[tuple[float, bool]]) -> None:
        best = 0.0
        for threshold in {score for score, _ in rows}:
            answered = [right for score, right in rows if score >= threshold]
            if sum(answered) / len(answered) >= 0.8:
                best = max(best, len(answered) / len(rows))
        assert measures.coverage(*zip(*rows, strict=True), precision=0.8) == pytest.approx(best)

    def test_the_curve_ends_where_all_are_answered(self) -> None:
        answered, risk = measures.risk_coverage([0.9, 0.5, 0.1], [1, 0, 0])
        assert (answered[-1], risk[-1]) == (1.0, pytest.approx(2 / 3))


class TestSure:
    def test_foreign_questions_that_are_called_sure_are_counted(self) -> None:
        outcomes = [
            Outcome("q", answerable, int(answerable), False, confidence, Status.ANSWERED, "", "")
            for answerable, confidence in ((True, 0.9), (True, 0.3), (False, 0.9), (False, 0.3), (False, 0.3))
        ]
        found = figures(outcomes)
        assert (found.sure_right, found.sure_share, found.foreign_sure) == (1.0, 0.5, pytest.approx(1 / 3))

    def test_without_foreign_questions_there_is_no_share_of_them(self) -> None:
        assert np.isnan(figures([Outcome("q", True, 1, True, 0.9, Status.ANSWERED, "", "")]).foreign_sure)


class TestCalibration:
    def test_a_probability_that_comes_true_has_no_error(self) -> None:
        assert calibration_error(np.array([0.75] * 4), np.array([1.0, 1, 1, 0])) == 0

    def test_the_error_is_the_gap_weighted_by_the_number_of_answers(self) -> None:
        error = calibration_error(np.array([0.95, 0.25, 0.25, 0.25]), np.array([1.0, 1, 0, 0]))
        assert error == pytest.approx((0.05 + 3 * (1 / 3 - 0.25)) / 4)

    @given(replies)
    def test_the_error_is_that_of_the_curve(self, rows: list[tuple[float, bool]]) -> None:
        bins = measures.reliability(*zip(*rows, strict=True))
        gaps = sum(one.count * abs(one.confidence - one.right) for one in bins) / len(rows)
        confidence, right = (np.array(column, float) for column in zip(*rows, strict=True))
        assert calibration_error(confidence, right) == pytest.approx(gaps)

    @given(replies)
    def test_every_answer_is_in_one_bin(self, rows: list[tuple[float, bool]]) -> None:
        assert sum(one.count for one in measures.reliability(*zip(*rows, strict=True))) == len(rows)

    def test_certainty_lies_in_the_last_tenth(self) -> None:
        assert measures.reliability([1.0, 0.95], [1, 1]) == [measures.Bin(0.975, 1.0, 2)]

    def test_of_nothing_there_is_none(self) -> None:
        assert np.isnan(calibration_error(np.array([]), np.array([])))
