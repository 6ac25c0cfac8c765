import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import Answer, Article, Library, Status
from knowledge.conversation import Turn, turn

TEXT = (
    "Matcha\n\n"
    "Mika Sato founded the Green Leaf tea house in Kyoto in 1987. She had worked as a potter before. "
    "The house sells matcha for 12 euros a tin.\n\n"
    "A second house opened in Osaka in 1999, because the first had become too small. "
    "Kenji Mori runs the house in Osaka. It has forty seats."
)


@pytest.fixture(scope="module")
def tea() -> Library:
    return Library([Article.from_text(TEXT)])


def talk(library: Library, *questions: str) -> list[Answer]:
    answers: list[Answer] = []
    turns: list[Turn] = []
    for question in questions:
        answers.append(library.ask(question, turns=turns))
        said = turn(answers[-1])
        turns += [said] if said else []
    return answers


@pytest.mark.parametrize(
    ("first", "second", "answered"),
    [
        ("Who founded the Green Leaf tea house?", "and in which year?", "1987"),
        ("Who founded the Green Leaf tea house?", "what had she worked as?", "potter"),
        ("Who runs the house in Kyoto?", "and in Osaka?", "Kenji Mori"),
        ("When did a second house open in Osaka?", "why?", "too small"),
        ("Who founded the Green Leaf tea house?", "what about Kenji Mori?", "Kenji Mori"),
        ("Does Kenji Mori run a house in some city?", "which one?", "Osaka"),
    ],
)
def test_a_follow_up_is_resolved_against_the_turn_before(tea: Library, first: str, second: str, answered: str) -> None:
    answer = talk(tea, first, second)[1]
    assert answer.status is Status.ANSWERED
    assert answered in answer.evidence[0].quote


def test_what_is_carried_over_is_visible(tea: Library) -> None:
    answer = talk(tea, "Who founded the Green Leaf tea house?", "and in which year?")[1]
    assert answer.question == "and in which year?"
    assert answer.searched == "in which year? founded Green Leaf tea house"
    assert answer.carried == ("founded", "Green", "Leaf", "tea", "house")


@pytest.mark.parametrize(
    "question",
    [
        "How much does matcha cost?",
        "Who runs the house in Osaka?",
        "and when was the house in Osaka opened?",
        "what does it say about Osaka?",
    ],
)
def test_a_complete_new_question_carries_nothing_over(tea: Library, question: str) -> None:
    alone, after = tea.ask(question), talk(tea, "Who founded the Green Leaf tea house?", question)[1]
    assert (after.carried, after.searched, after.evidence) == ((), question, alone.evidence)


@pytest.mark.parametrize(
    "question",
    [
        "and what does she eat for breakfast?",
        "how old is she?",
        "and in Paris?",
        "how many children has she?",
        "what about coffee?",
    ],
)
def test_a_wrong_carry_over_never_makes_a_refusal_into_an_answer(tea: Library, question: str) -> None:
    assert talk(tea, "Who founded the Green Leaf tea house?", question)[1].status is Status.REFUSED


@pytest.mark.parametrize(
    ("first", "second", "searched"),
    [
        ("Who runs the house in Kyoto?", "and in Osaka?", "Who runs the house in Osaka?"),
        ("When did Kyoto get a second house?", "what about Osaka?", "When did Osaka get a second house?"),
        ("When was Sencha House founded?", "and Matcha?", "When was Sencha House founded Matcha?"),
        ("Does Kenji run the house in Osaka?", "and Kyoto?", "Does Kenji run the house in Osaka Kyoto?"),
        ("Who is Kenji?", "and Mika?", "Who is Kenji Mika?"),
    ],
)
def test_another_name_takes_the_place_of_the_only_one_or_of_the_one_after_the_same_word(
    tea: Library, first: str, second: str, searched: str
) -> None:
    assert talk(tea, first, second)[1].searched == searched


def test_a_name_that_was_replaced_is_not_said_to_be_carried_over(tea: Library) -> None:
    assert talk(tea, "When did Kyoto get a second house?", "what about Osaka?")[1].carried == ("second", "house")


def test_thanks_between_two_turns_are_no_turn(tea: Library) -> None:
    answer = talk(tea, "Who founded the Green Leaf tea house?", "thanks!", "and in which year?")[2]
    assert "1987" in answer.evidence[0].quote


def test_the_first_question_of_a_conversation_leans_on_nothing(tea: Library) -> None:
    assert talk(tea, "and in which year?")[0].carried == ()


GERMAN = ("de", "Mika gründete 1987 das Teehaus. Ein Haus in Bonn führt Kai.", "Wer gründete das Teehaus?", "und wann?")
SPANISH = ("es", "Mika fundó la casa de té en 1987. La de Lima es de Ana.", "¿Quién fundó la casa de té?", "¿y cuándo?")
RUSSIAN = ("ru", "Мика основала чайный дом в 1987 году. В Омске есть кафе.", "Кто основал чайный дом?", "а когда?")
CHINESE = ("zh", "米卡在1987年创立了茶馆。健二经营大阪的分店。", "谁创立了茶馆？", "那是哪一年？")


@pytest.mark.parametrize(("language", "text", "first", "second"), [GERMAN, SPANISH, RUSSIAN, CHINESE])
def test_follow_ups_in_other_languages(language: str, text: str, first: str, second: str) -> None:
    library = Library([Article.from_text(text, title="T", language=language)])
    assert "1987" in talk(library, first, second)[1].candidates[0].quote


@pytest.mark.parametrize("question", ["什么时候？", "哪一年？"])
def test_a_bare_question_word_without_spaces_leans_on_the_turn_before(question: str) -> None:
    library = Library([Article.from_text(CHINESE[1], title="T", language="zh")])
    answer = talk(library, CHINESE[2], question)[1]
    assert answer.status is Status.ANSWERED
    assert "1987" in answer.evidence[0].quote


DAIRY = {
    "de": "Die Firma Alpenmilch wurde 1921 in Bern gegründet. In Österreich wurde sie 1954 gegründet.",
    "en": "Alpenmilch was founded in Bern in 1921. In Austria it was founded in 1954.",
    "es": "La empresa Alpenmilch fue fundada en Berna en 1921. En Austria fue fundada en 1954.",
}


@pytest.mark.parametrize(
    ("article", "first", "second", "searched"),
    [
        ("de", "When was it founded?", "and in Österreich?", "When was it founded in Österreich?"),
        ("de", "¿Cuándo fue fundada?", "¿y en Österreich?", "¿Cuándo fue fundada en Österreich?"),
        ("en", "Wann wurde sie gegründet?", "und in Austria?", "Wann wurde sie gegründet in Austria?"),
        ("en", "Quand a-t-elle été fondée ?", "et en Austria ?", "Quand a-t-elle été fondée en Austria?"),
        ("en", "When was it founded?", "und in Austria?", "When was it founded in Austria?"),
        ("es", "Who leads Alpenmilch?", "since when?", "since when? leads Alpenmilch"),
    ],
)
def test_a_follow_up_is_read_in_the_language_of_the_turn_before(
    article: str, first: str, second: str, searched: str
) -> None:
    library = Library([Article.from_text(DAIRY[article], title="T", language=article)])
    assert talk(library, first, second)[1].searched == searched


def test_words_of_no_language_are_read_in_that_of_the_article() -> None:
    library = Library([Article.from_text(DAIRY["en"], title="T", language="en")])
    assert not talk(library, "Wann wurde Alpenmilch gegründet?", "Alpenmilch Austria founded?")[1].foreign


def test_what_is_carried_over_from_another_language_is_not_held_to_be_lacking() -> None:
    library = Library([Article.from_text(DAIRY["de"], title="T", language="de")])
    answer = talk(library, "When was it founded?", "and in Österreich?")[1]
    assert "1954" in answer.candidates[0].quote
    assert answer.confidence > 0


@settings(deadline=None)
@given(st.lists(st.text(max_size=40), min_size=2, max_size=4))
def test_any_conversation_is_answered(questions: list[str]) -> None:
    library = Library([Article.from_text(TEXT)])
    for answer in talk(library, *questions):
        assert all(
            library.articles[0].text[slice(one.citation.start, one.citation.end)] == one.quote
            for one in answer.evidence
        )


def test_lines_are_turns_and_an_empty_line_starts_anew(tmp_path, monkeypatch, capsys) -> None:
    from knowledge.cli import main

    (tmp_path / "tea.txt").write_text(TEXT, "utf-8")
    lines = "Who founded the Green Leaf tea house?\nand in which year?\n\nand in which year?\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
    assert main(["ask", "--lexical", "--json", "--conversation", "--article", str(tmp_path / "tea.txt")]) == 0
    searched = [json.loads(line)["searched"] for line in capsys.readouterr().out.splitlines()]
    assert searched[1:] == ["in which year? founded Green Leaf tea house", "and in which year?"]


def test_without_conversation_each_line_stands_alone(tmp_path) -> None:
    (tmp_path / "tea.txt").write_text(TEXT, "utf-8")
    command = [sys.executable, "-m", "knowledge", "ask", "--lexical", "--json", "--article", str(tmp_path / "tea.txt")]
    lines = "Who founded the Green Leaf tea house?\nand in which year?\n"
    out = subprocess.run(command, input=lines, capture_output=True, text=True, check=True).stdout
    assert json.loads(out.splitlines()[1])["searched"] == "and in which year?"


def holds(conversation: dict, answer: Answer) -> bool:
    if conversation["quote"] is None:
        return answer.status is not Status.ANSWERED
    right = (conversation["quote"], *conversation.get("also", ()))
    return answer.status is Status.ANSWERED and answer.evidence[0].quote in right


def going_well(library: Library) -> int:
    """Count the conversations on the bundled article that end with the right reply."""
    lines = (Path(__file__).parent / "data" / "conversations.jsonl").read_text("utf-8").splitlines()
    conversations = [json.loads(line) for line in lines]
    assert len(conversations) == 15
    return sum(holds(one, talk(library, *one["turns"])[-1]) for one in conversations)


def test_ten_of_fifteen_conversations_on_the_bundled_article_go_well() -> None:
    assert going_well(Library.bundled()) >= 10
