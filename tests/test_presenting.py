import re

from hypothesis import given
from hypothesis import strategies as st

from knowledge import Article, Library
from knowledge.presenting import Style, as_text

ESCAPE = re.compile("\033\\[[0-9]*m")


@given(st.text(alphabet="tea Tea.\n-*é東", min_size=1, max_size=200), st.integers(20, 100))
def test_wrapped_and_emphasised_answer_differs_from_the_plain_one_in_blanks_only(text: str, width: int) -> None:
    answer = Library([Article.from_text(text + " Tea is hot.", title="T")]).ask("Is tea hot?")
    shown = ESCAPE.sub("", as_text(answer, Style(width, bold=True)))
    assert shown.split() == as_text(answer, Style()).split()


def test_matched_words_are_bold_and_lines_fit_the_width() -> None:
    answer = Library.bundled().ask("Who leads OpenAI in Japan?")
    shown = as_text(answer, Style(60, bold=True))
    assert "\033[1mOpenAI\033[0m" in shown
    quote = ESCAPE.sub("", shown).split("”")[0]
    assert max(map(len, quote.splitlines())) < 60
