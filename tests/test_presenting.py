import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Article, Library, Role
from knowledge.presenting import Style, as_text
from knowledge.reading.markdown import plain

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


def context(text: str, question: str) -> list[str]:
    answer = Library([Article.from_text(text, title="T")]).ask(question)
    return [one.quote for one in answer.evidence if one.role is Role.CONTEXT]


def test_a_copy_of_an_article_does_not_crowd_the_list() -> None:
    text = "Tea came from China. Tea is hot. Green tea is bitter. Tea is a drink."
    copies = Library([Article.from_text(text, title=title) for title in ("One", "Two")])
    shown = as_text(copies.ask("Where did tea come from?"), Style(), top=6)
    assert [shown.count(f"“{sentence}.”") for sentence in text.rstrip(".").split(". ")] == [1, 1, 1, 1]


def test_what_an_answer_leans_on_is_shown_back_to_what_stands_by_itself() -> None:
    text = (
        "The port shipped goods in 1850. It was mostly timber and wool. This made it the third-largest port in Europe."
    )
    leant_on = ["It was mostly timber and wool.", "The port shipped goods in 1850."]
    assert context(text, "What made it the third-largest port in Europe?") == leant_on


def test_no_more_than_three_sentences_back_are_shown() -> None:
    text = "Tea is a drink. It is hot. It is green. It is bitter. It is brewed. It came from China."
    assert len(context(text, "What came from China?")) == 3


def test_the_row_of_a_table_is_shown_with_the_headings_of_its_columns() -> None:
    text, found = plain("Ships came.\n\n| Year | Port |\n|---|---|\n| 2018 | Delft |\n| 2019 | Leiden |\n", "T")
    answer = Library([Article.from_blocks(text, found.blocks, title="T")]).ask("What happened in 2019 in Leiden?")
    assert [one.quote for one in answer.evidence] == ["2019 | Leiden", "Year | Port"]


@pytest.mark.parametrize(
    "sentence",
    [
        "One of them reached Kyoto.",
        "The latter reached Kyoto.",
        "There she reached Kyoto.",
        "Here the family reached Kyoto.",
        "Later, he reached Kyoto.",
        "In 1987 it reached Kyoto.",
        "In it Kyoto is reached.",
        "Another reached Kyoto.",
        "During that year some reached Kyoto.",
        "“We reached Kyoto,” they said.",
        '"Kyoto," he wrote, "was reached first."',
    ],
)
def test_an_answer_that_opens_with_more_than_a_pronoun_leans_too(sentence: str) -> None:
    assert context(f"Two ships left Osaka. {sentence}", "What reached Kyoto?") == ["Two ships left Osaka."]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Zwei Schiffe verließen Emden. Eines davon erreichte Bremen.", "Was erreichte Bremen?"),
        ("اشترى أحمد سفينة. وهي وصلت إلى دبي.", "من وصل إلى دبي؟"),
        ("कमला ने जहाज़ ख़रीदा। उन्होंने मुंबई में उसे बेचा।", "मुंबई में किसने बेचा?"),
        ("Minh mua thuyền. Anh ấy đến Huế.", "Ai đến Huế?"),
        ("Иван купил корабль. Ему продали его в Одессе.", "Где продали корабль в Одессе?"),
        ("Dos barcos salieron de Vigo. Uno de ellos llegó a Lisboa.", "¿Qué barco llegó a Lisboa?"),
        ("Deux navires quittèrent Brest. Plus tard, ils atteignirent Bordeaux.", "Quand atteignirent-ils Bordeaux ?"),
    ],
)
def test_an_answer_leans_so_in_other_languages(text: str, question: str) -> None:
    assert context(text, question) == [re.split(r"(?<=[.।]) ", text)[0]]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "Sam Altman founded Loopt. The firm was sold. In 2019 he joined OpenAI.",
            ["The firm was sold.", "Sam Altman founded Loopt."],
        ),
        ("The office was in Tokyo. The firm was sold. In 2019 he joined OpenAI.", ["The firm was sold."]),
        ("Sam Altman founded Loopt. The firm was sold. In 2019, Mira Murati said she joined OpenAI.", []),
    ],
)
def test_an_answer_that_says_he_is_shown_with_who_that_is(text: str, shown: list[str]) -> None:
    assert context(text, "What happened at OpenAI in 2019?") == shown


@pytest.mark.parametrize(
    "sentence", ["One ship reached Kyoto.", "Some ships of Osaka reached Kyoto.", "In 1850 Kyoto was reached."]
)
def test_an_answer_that_stands_by_itself_is_shown_alone(sentence: str) -> None:
    assert context(f"Two ships left Osaka. {sentence}", "What reached Kyoto?") == []
