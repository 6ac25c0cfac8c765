"""What the model adds, on the model itself; skipped where the extra `semantic` is not installed."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from test_conversation import going_well

from knowledge import Article, Library, Status
from knowledge.meaning import nano
from knowledge.meaning.store import Store
from knowledge.meaning.tuning import fitted
from knowledge.meaning.vectors import understand

pytestmark = pytest.mark.skipif(not nano.is_installed(), reason="the extra `semantic` is not installed")
TEXT = (
    "Warsaw\n\nThe Summer Theatre of Warsaw was in operation from 1870 to 1939. The National Theatre is the best "
    "example of monumental theatre.\n\nThe botanical garden belongs to the university. It was opened in 1818."
)


def understood(library: Library) -> Library:
    model = nano.load()
    assert model is not None
    library.meaning = understand(library.index, model, Store())
    return library


@pytest.fixture(scope="module")
def warsaw() -> Library:
    return understood(Library([Article.from_text(TEXT)]))


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("¿A qué institución pertenece el jardín botánico?", "belongs to the university"),
        ("Wann war das Sommertheater in Betrieb?", "1870"),
        ("Кому принадлежит ботанический сад?", "belongs to the university"),
    ],
)
def test_a_question_in_another_language_finds_the_sentence(warsaw: Library, question: str, answered: str) -> None:
    answer = warsaw.ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.foreign
    assert answered in answer.evidence[0].quote


def test_a_foreign_question_on_something_else_is_refused(warsaw: Library) -> None:
    assert warsaw.ask("¿Cuántos goles marcó el delantero en la final?").status is Status.REFUSED


def test_likeness_is_why_a_sentence_in_another_language_was_found(warsaw: Library) -> None:
    why = warsaw.why(warsaw.ask("¿A qué institución pertenece el jardín botánico?"))
    assert why.similarity is not None


def test_a_model_that_is_not_the_one_that_was_tuned_costs_one_warning(caplog: pytest.LogCaptureFixture) -> None:
    assert nano.load(replace(fitted(), digest="of another file")) is None
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_greetings_stay_greetings(warsaw: Library) -> None:
    assert warsaw.ask("Hello!").status is Status.REPLY


def finds(library: Library, one: dict) -> bool:
    return library.ask(one["question"]).candidates[0].quote in (one["quote"], *one.get("also", ()))


def test_questions_in_other_words_find_more_sentences_than_by_words_alone() -> None:
    lines = (Path(__file__).parent / "data" / "rewordings.questions.jsonl").read_text("utf-8").splitlines()
    reworded = [json.loads(line) for line in lines]
    by_words = Library.bundled()
    by_meaning = understood(Library.bundled())
    right = [sum(finds(library, one) for one in reworded) for library in (by_words, by_meaning)]
    assert right[1] >= 2 * right[0]
    assert right[1] >= 15


def test_thirteen_of_fifteen_conversations_on_the_bundled_article_go_well() -> None:
    assert going_well(understood(Library.bundled())) >= 13
