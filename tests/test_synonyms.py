from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import KnowledgeError, Library, Status
from knowledge.reading.synonyms import parse
from knowledge.reasons import Link

TEXT = """Green Leaf

The clientele of the tea house is young. The Chief Operating Officer is Kenji Mori. Coffee is not sold.
"""


def library(folder: Path, synonyms: str) -> Library:
    (folder / "tea.txt").write_text(TEXT, "utf-8")
    (folder / "tea.synonyms.txt").write_text(synonyms, "utf-8")
    return Library.open([folder])


def test_a_synonym_finds_the_articles_word(tmp_path: Path) -> None:
    answer = library(tmp_path, "clientele = customers, guests").ask("How old are the customers of the tea house?")
    assert answer.status is Status.ANSWERED
    assert "clientele" in answer.evidence[0].quote
    assert "customers" not in answer.missing


def test_a_synonym_of_several_words_finds_and_is_found(tmp_path: Path) -> None:
    answer = library(tmp_path, "second in command = Chief Operating Officer").ask("Who is the second in command?")
    quote = answer.evidence[0].quote
    assert [quote[slice(*span)] for span in answer.evidence[0].matched] == ["Chief", "Operating", "Officer"]


def test_a_synonym_is_a_reason(tmp_path: Path) -> None:
    opened = library(tmp_path, "clientele = customers")
    reasons = opened.why(opened.ask("How old are the customers of the tea house?")).reasons
    assert [(one.asked, one.found) for one in reasons if one.link is Link.SYNONYM] == [("customers", ("clientele",))]


def test_what_was_typed_is_never_displaced(tmp_path: Path) -> None:
    opened = library(tmp_path, "coffee = tea")
    assert opened.ask("Is coffee sold?").evidence[0].quote == "Coffee is not sold."


def test_synonyms_are_no_article(tmp_path: Path) -> None:
    assert [one.title for one in library(tmp_path, "a = b").articles] == ["Green Leaf"]


def test_comments_and_empty_lines_say_nothing() -> None:
    assert parse("\ufeff# tea\n\nclientele = customers , guests\n", "f") == (("clientele", "customers", "guests"),)


@pytest.mark.parametrize("line", ["customers", "customers =", "= clients", "a, b", "a = a", "a = b = c"])
def test_a_wrong_line_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(KnowledgeError, match=r"tea\.synonyms\.txt, line 2: write a word, “=” and its synonyms"):
        library(tmp_path, f"# mine\n{line}\n")


@pytest.mark.parametrize("name", ["coffee.synonyms.txt", "tea.Synonyms.txt", "tea.md.synonyms.txt"])
def test_synonyms_that_lie_beside_no_article_of_their_name_are_refused(tmp_path: Path, name: str) -> None:
    library(tmp_path, "a = b")
    (tmp_path / name).write_text("a = b")
    with pytest.raises(KnowledgeError, match=r"no article lies beside it; those of tea\.md are called tea\.synonyms"):
        Library.open([tmp_path])


def test_synonyms_are_not_opened_as_an_article(tmp_path: Path) -> None:
    library(tmp_path, "a = b")
    with pytest.raises(KnowledgeError, match="holds synonyms"):
        Library.open([tmp_path / "tea.synonyms.txt"])


def test_a_remark_behind_the_words_is_no_synonym() -> None:
    assert parse("clientele = guests # of the house", "f") == (("clientele", "guests"),)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    library(tmp_path, "a = b")
    (tmp_path / "tea.synonyms.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(KnowledgeError, match=r"tea\.synonyms\.txt"):
        Library.open([tmp_path])


@given(st.text(max_size=200))
def test_of_any_file_each_line_is_read_or_all_is_refused(text: str) -> None:
    lines = [line.strip() for line in text.removeprefix("\ufeff").splitlines()]
    said = [line for line in lines if line and not line.startswith("#")]
    with suppress(KnowledgeError):
        assert len(parse(text, "f")) == len(said)
