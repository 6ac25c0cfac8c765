import tomllib
from pathlib import Path

import pytest

from knowledge import Article, Library
from knowledge.language import detect

CAPITALS = tomllib.loads(Path(__file__).with_name("capitals.toml").read_text("utf-8"))


@pytest.mark.parametrize("code", CAPITALS)
def test_a_short_text_tells_its_language(code: str) -> None:
    assert detect(CAPITALS[code]) == code


@pytest.mark.parametrize("code", CAPITALS)
def test_a_sentence_in_its_own_words_is_found_in_every_language(code: str) -> None:
    article = Article.from_text(CAPITALS[code], title="A")
    library = Library([article])
    quotes = [article.text[s.start : s.end] for s in article.sentences]
    assert [library.ask(quote).candidates[0].quote for quote in quotes] == quotes


@pytest.mark.parametrize("code", CAPITALS)
def test_a_question_on_something_else_is_declined_in_every_language(code: str) -> None:
    library = Library([Article.from_text(CAPITALS[code], title="A")])
    assert library.ask("How many floors does the Burj Khalifa have?").status == "refused"
