from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Article, Library, Status, UnreadableError
from knowledge.completion import Texts, complete
from knowledge.questions import known_questions
from knowledge.suggestions import Suggestions, headings, outline_of

GREEN = """---
title: Green tea
---
## Origins

Tea came from Yunnan Province. It is old.

## Brewing

Water is hot.
"""
BLACK = "---\ntitle: Black tea\n---\n## Trade\n\nThe East India Company shipped tea.\n"


def short(text: str) -> bool:
    return len(text) <= 100


def open_folder(folder: Path) -> Library:
    (folder / "green.md").write_text(GREEN, "utf-8")
    (folder / "black.md").write_text(BLACK, "utf-8")
    rows = ['{"question": "Where is tea from?", "quote": "Yunnan Province"}', '{"question": "Price?", "quote": null}']
    (folder / "green.questions.jsonl").write_text("\n".join(rows), "utf-8")
    return Library.open([folder])


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return open_folder(tmp_path)


def suggestions(library: Library) -> Suggestions:
    questions = [known_questions(article) for article in library.articles]
    return Suggestions(outline_of(library.articles, library.index, questions), short)


def best(typed: str, *texts: str) -> list[str]:
    return [texts[at] for at in complete(typed, Texts.of(texts), 25)]


def test_a_text_that_begins_so_comes_first() -> None:
    assert best("tea", "Green tea", "Steam", "Tea trade") == ["Tea trade", "Green tea", "Steam"]


def test_the_beginnings_of_several_words_are_enough() -> None:
    assert best("artif intel", "Artificial, and intelligent", "Art") == ["Artificial, and intelligent"]


def test_case_accents_and_marks_do_not_count() -> None:
    assert best("CAFE, creme", "Café crème") == ["Café crème"]


@pytest.mark.parametrize("typed", ["microsfot", "mcrosoft", "Mircosoft"])
def test_a_misspelt_word_is_found(typed: str) -> None:
    assert best(typed, "What does Microsoft pay?", "Toyota") == ["What does Microsoft pay?"]


def test_what_is_like_nothing_finds_nothing() -> None:
    assert best("zzzz", "Tea", "Coffee") == []


def test_where_nothing_was_typed_all_fit_in_their_order() -> None:
    assert best(" ", "b", "a") == ["b", "a"]


@given(st.text(max_size=300), st.lists(st.text(max_size=120), max_size=40), st.integers(1, 25))
def test_no_text_is_listed_twice_nor_more_than_wanted(typed: str, texts: list[str], most: int) -> None:
    found = complete(typed, Texts.of(texts), most)
    assert len(set(found)) == len(found) <= most
    assert all(0 <= at < len(texts) for at in found)


@given(st.text(max_size=60))
def test_every_text_is_found_by_itself(text: str) -> None:
    assert 1 in complete(text, Texts.of(["other", text]), 25)


def test_a_question_with_a_quote_is_one_that_the_article_answers(library: Library) -> None:
    green = library.find("Green tea")
    assert known_questions(green) == ("Where is tea from?",)


def test_an_article_without_a_question_file_has_no_known_questions(library: Library) -> None:
    assert known_questions(library.find("Black tea")) == ()


@pytest.mark.parametrize("source", ["", "notes", "https://example.org/tea.md"])
def test_an_article_that_is_no_file_has_no_known_questions(source: str) -> None:
    assert known_questions(Article.from_text("Tea is hot.", title="T", source=source)) == ()


def test_a_broken_question_file_is_told_with_its_line(tmp_path: Path) -> None:
    library = open_folder(tmp_path)
    (tmp_path / "green.questions.jsonl").write_text("{}", "utf-8")
    with pytest.raises(UnreadableError, match="line 1"):
        known_questions(library.find("Green tea"))


def test_headings_are_listed_once_in_their_order(library: Library) -> None:
    assert headings(library.find("Green tea")) == ("Origins", "Brewing")


def test_questions_headings_and_phrases_of_all_articles_are_offered(library: Library) -> None:
    offered = suggestions(library).matching("", None, 25)
    assert offered == ["Where is tea from?", "Trade", "Origins", "Brewing", "East India Company", "Yunnan Province"]


def test_only_the_chosen_articles_own_are_offered(library: Library) -> None:
    black = library.find("Black tea")
    assert suggestions(library).matching("", black, 25) == ["Trade", "East India Company"]


def test_an_article_that_is_not_there_has_all_offered(library: Library) -> None:
    assert len(suggestions(library).matching("", Article.from_text("Tea.", title="T"), 25)) == 6


def test_what_does_not_fit_is_not_cut_but_left_out() -> None:
    article = Article.from_text("Tea is hot.", title="T")
    outlined = outline_of([article], Library([article]).index, [["w" * 101, "w" * 100]])
    assert Suggestions(outlined, short).matching("w", None, 25) == ["w" * 100]


def test_every_phrase_offered_of_the_bundled_article_is_answered() -> None:
    library = Library.bundled()
    (outlined,) = outline_of(library.articles, library.index, [[]])
    offered = Suggestions([outlined], short).matching("", None, 25)
    assert offered
    assert [text for text in offered if library.ask(text).status is not Status.ANSWERED] == []


def test_without_articles_nothing_is_offered() -> None:
    assert suggestions(Library([])).matching("tea", None, 25) == []
