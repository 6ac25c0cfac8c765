from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.links import link_to

PAGE = "https://x.org/tea"


@pytest.mark.parametrize(
    ("quote", "fragment"),
    [
        ("Tea is hot.", "Tea%20is%20hot."),
        ("well-known, hot & sweet", "well%2Dknown%2C%20hot%20%26%20sweet"),
        ("Tea is\nhot.", "Tea%20is%20hot."),
        ("お茶", "%E3%81%8A%E8%8C%B6"),
        ("50% (half)", "50%25%20%28half%29"),
    ],
)
def test_a_short_quote_is_the_whole_fragment(quote: str, fragment: str) -> None:
    assert link_to(PAGE, quote) == f"{PAGE}#:~:text={fragment}"


def test_a_long_quote_is_a_range_of_its_ends() -> None:
    words = " ".join(f"word{n}" for n in range(60))
    link = link_to(PAGE, words)
    assert link is not None
    assert unquote(link).endswith("text=word0 word1 word2 word3 word4 word5,word54 word55 word56 word57 word58 word59")


def test_a_page_with_an_anchor_keeps_it() -> None:
    assert link_to("https://x.org/#green", "Tea.") == "https://x.org/#green:~:text=Tea."


def test_a_fragment_already_there_is_replaced() -> None:
    assert link_to("https://x.org/#:~:text=old", "Tea.") == "https://x.org/#:~:text=Tea."


def test_round_brackets_cannot_end_the_link() -> None:
    assert link_to("https://x.org/tea_(drink)", "Tea.") == "https://x.org/tea_%28drink%29#:~:text=Tea."


def test_a_fragment_too_long_is_shortened_by_words() -> None:
    page = "https://x.org/" + "a" * 450
    link = link_to(page, "Tea is drunk in all of the world, and has been for very long.")
    assert link == page + "#:~:text=Tea%20is%20drunk,for%20very%20long."


def test_a_fragment_that_does_not_fit_is_left_out() -> None:
    page = "https://x.org/" + "a" * 480
    assert link_to(page, "Tea is drunk in all of the world, and has been for very long.") == page


def test_a_long_quote_without_spaces_is_a_range_of_characters() -> None:
    link = link_to(PAGE, "お茶" * 80)
    assert link is not None
    assert unquote(link) == f"{PAGE}#:~:text={'お茶' * 6},{'お茶' * 6}"


def test_a_page_too_long_is_no_link() -> None:
    assert link_to("https://x.org/" + "a" * 600, "Tea.") is None


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "x.org", "https://", "http://[", "", " "])
def test_what_is_no_web_page_is_no_link(url: str) -> None:
    assert link_to(url, "Tea.") is None


@given(st.text(), st.text(min_size=1))
def test_no_url_or_quote_breaks_out_of_a_link(path: str, quote: str) -> None:
    link = link_to("https://x.org/" + path, quote)
    assert link is None or (len(link) <= 512 and not set(link) & set(' ()<>\\\n"') and link.isascii())
