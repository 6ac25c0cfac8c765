import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import Article, Library
from knowledge.finding import find_in

TEXT = "All about drinks.\n\nTea came from China. Matcha costs $4.50 in\nold Kyoto. Teapots are of clay."


def places(wanted: str, text: str = TEXT) -> list[tuple[int, str]]:
    library = Library([Article.from_text(text, title="T"), Article.from_text("Tea elsewhere.", title="E")])
    found = find_in(library.articles[0], library.index.units, wanted)
    return [(one.citation.sentence, one.quote[start:end]) for one in found for start, end in one.matched]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("china", [(1, "China")]),
        ("cost of matcha", [(2, "Matcha"), (2, "costs")]),
        ("teapo", [(3, "Teapots")]),
        ("$4.50 in old", [(2, "$4.50"), (2, "old")]),
        ("in old", [(2, "old")]),
        ("from", [(1, "from")]),
        ("are of", [(3, "are of")]),
        ("in old kyoto", [(2, "old"), (2, "Kyoto")]),
        ("coffee", []),
        ("china coffee", []),
        ("", []),
        (" ", []),
    ],
)
def test_a_search_finds_these_places(wanted: str, found: list[tuple[int, str]]) -> None:
    assert places(wanted) == found


def test_characters_are_found_over_a_wrapped_line() -> None:
    assert places("50 in old Ky") == [(2, "50 in\nold Ky")]


def test_chinese_is_found_by_its_characters() -> None:
    assert places("交流电", "特斯拉发明了交流电动机。") == [(1, "交流"), (1, "流电")]


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_a_quote_is_the_text_to_the_character(wanted: str) -> None:
    article = Article.from_text(TEXT, title="T")
    found = find_in(article, Library([article]).index.units, wanted)
    assert all(article.text[one.citation.start : one.citation.end] == one.quote for one in found)
