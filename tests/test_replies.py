import pytest

from knowledge import Article, Library

LIBRARY = Library.bundled()


@pytest.mark.parametrize("message", ["hi", "Hello there!", "thanks a lot", "Who are you?", "😀", "?!", "  "])
def test_what_asks_nothing_gets_a_reply_and_no_quote(message: str) -> None:
    answer = LIBRARY.ask(message)
    assert (answer.status, answer.evidence) == ("reply", ())
    assert answer.text


@pytest.mark.parametrize("message", ["hi, who leads OpenAI in Japan?", "thanks! And who leads OpenAI in Japan?"])
def test_question_after_a_greeting_is_answered(message: str) -> None:
    assert "Tadao88" in LIBRARY.ask(message).candidates[0].quote
    assert LIBRARY.ask(message).status == "answered"


def test_reply_ends_the_command_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    from knowledge.cli import main

    assert main(["ask", "hello"]) == 0
    assert capsys.readouterr().out.startswith("Hello!")


def test_one_word_of_the_article_gets_a_reply_and_the_nearest_passage() -> None:
    answer = LIBRARY.ask("Toyota")
    assert (answer.status, answer.evidence, answer.missing) == ("reply", (), ())
    assert answer.nearest is not None
    assert "Toyota" in answer.nearest.quote


def test_one_word_that_the_article_lacks_gets_a_reply_that_says_so() -> None:
    answer = LIBRARY.ask("zebra?")
    assert (answer.status, answer.nearest) == ("reply", None)
    assert "does not have “zebra”" in str(answer.text)


def test_a_question_of_one_word_of_meaning_stays_a_question() -> None:
    assert LIBRARY.ask("Who is Tadao88?").status == "answered"


def test_one_word_without_spaces_gets_a_reply() -> None:
    library = Library([Article.from_text("東京は日本の首都である。隅田川が流れる。", title="東京")])
    assert library.ask("隅田川").status == "reply"
