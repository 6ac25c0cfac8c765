import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from knowledge import Article, Library
from knowledge.confidence import CONFIDENCE, confidence
from knowledge.offering import traits_that_tell
from knowledge.weights import Bends, bends, columns, weights

TEXT = "The mayor of Brindle is Ada Berg, who was chosen by the council. The market hall of Brindle is made of brick."


def sure(question: str) -> float:
    return Library([Article.from_text(TEXT, title="Town")]).ask(question).confidence


def test_a_bend_adds_how_far_a_value_is_beyond_it() -> None:
    bent = bends({CONFIDENCE[1]: (0.5, 2.0)}).bent(np.array([[9.0, 1.0], [9.0, 3.0]]))
    assert bent.tolist() == [[9.0, 1.0, 0.5, 0.0], [9.0, 3.0, 2.5, 1.0]]


@given(arrays.arrays(float, len(CONFIDENCE) + 1, elements=st.floats(-9, 9)))
def test_without_bends_what_is_judged_stays(judged: np.ndarray) -> None:
    assert np.array_equal(bends({}).bent(judged), judged)


@given(arrays.arrays(float, 3, elements=st.floats(-1e6, 1e6)), st.floats(-1e6, 1e6))
def test_a_confidence_is_a_probability(judged: np.ndarray, weight: float) -> None:
    bent = Bends(np.array([1]), np.array([0.0])).bent(judged)
    row = np.full(4, weight)
    assert 0 <= confidence(bent, row, row) <= 1


@pytest.mark.parametrize("semantic", [False, True])
def test_every_weight_has_the_name_of_what_it_weighs(semantic: bool) -> None:
    fitted = weights(semantic=semantic)
    names = columns({}, semantic=semantic)["own"]
    assert len(fitted.own) == len(fitted.right) == len(names) + len(fitted.bends.values)


def test_nothing_tells_whether_a_sentence_says_what_a_thing_is_or_has_an_answer_of_any_kind() -> None:
    assert traits_that_tell("definition", "en") == traits_that_tell("choice", "en") == ()


def test_a_time_is_told_by_a_year_and_a_month_but_not_by_any_number() -> None:
    assert {"year", "month"} <= set(traits_that_tell("time", "en")) - {"number"}


@pytest.mark.parametrize(
    ("unanswered", "answered"),
    [
        ("How old is the mayor of Brindle?", "Who is the mayor of Brindle?"),
        ("How much did the market hall of Brindle cost?", "What is the market hall of Brindle made of?"),
    ],
)
def test_an_answer_without_the_kind_of_thing_asked_for_is_less_sure(unanswered: str, answered: str) -> None:
    assert sure(unanswered) < sure(answered)


def test_a_sentence_without_a_time_is_no_sure_answer_to_who_asks_when() -> None:
    found = Library([Article.from_text(TEXT, title="Town")]).ask("When was Ada Berg, the mayor, chosen?")
    assert (found.status, found.certainty) == ("answered", "likely")
