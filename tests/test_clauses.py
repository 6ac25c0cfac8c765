import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.meaning.clauses import clauses

LONG = "Tea is grown in the hills of China; it came to Europe by sea in 1610, and the Dutch brought it there."


def test_a_sentence_is_cut_at_its_marks() -> None:
    assert clauses(LONG) == (
        "Tea is grown in the hills of China;",
        "it came to Europe by sea in 1610, and the Dutch brought it there.",
    )


@pytest.mark.parametrize(
    "sentence",
    ["", "Tea.", "Tea, hot and strong, is a drink.", "It takes 1,000,000 leaves of tea to fill 12:30:45 such boxes"],
    ids=["empty", "a word", "short clauses", "marks in numbers"],
)
def test_a_sentence_of_one_clause_has_none_of_its_own(sentence: str) -> None:
    assert clauses(sentence) == ()


def test_a_sentence_without_spaces_is_cut_too() -> None:
    assert clauses("お茶は中国の山で育てられており、オランダ人がヨーロッパに運んだ。") == (
        "お茶は中国の山で育てられており、",
        "オランダ人がヨーロッパに運んだ。",
    )


@given(st.text(st.sampled_from("ab ,;:()（、）–-1茶"), max_size=200))
def test_clauses_leave_out_nothing_but_space_between_them(sentence: str) -> None:
    found = clauses(sentence)
    assert not found or "".join("".join(found).split()) == "".join(sentence.split())
