import pytest

from knowledge import Library

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
