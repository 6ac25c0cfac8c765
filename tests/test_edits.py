import pytest

from knowledge.edits import Words

WORDS = Words(["harbour", "harbours", "кухня", "tea", "state"])


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("harbuor", {"harbour": 1, "harbours": 2}),
        ("хухня", {"кухня": 1}),
        ("tae", {"tea": 1, "state": 2}),
        ("bridge", {}),
    ],
    ids=["swapped", "changed, in Cyrillic", "short", "nothing like it"],
)
def test_words_few_letters_away_are_found(word: str, found: dict[str, int]) -> None:
    assert WORDS.near(word, 2) == found


def test_a_beginning_is_found_with_what_is_left() -> None:
    assert ("harbour", 1, "side") in WORDS.beginning("harbuorside", 2)


def test_short_words_begin_another_with_one_wrong_letter_at_most() -> None:
    assert all(distance < 2 for other, distance, _ in WORDS.beginning("toasting", 2) if other == "tea")


def test_among_no_words_none_is_found() -> None:
    assert Words(()).near("word", 2) == {}
    assert list(Words(()).beginning("word", 2)) == []
