import hashlib
import os
from contextlib import suppress
from pathlib import Path

import pytest

from knowledge import Article, Library, UnknownArticleError, UnknownPlaceError, UnreadableError
from knowledge.reading import read_article
from knowledge.reading.markdown import plain

TEA = "Tea\n\nTea is a drink. It came from China.\n\nIt is brewed hot."


def test_first_line_before_a_blank_line_is_the_title() -> None:
    assert Article.from_text(TEA).title == "Tea"


def test_title_is_no_paragraph_and_no_quote() -> None:
    article = Article.from_text(TEA)
    assert [article.text[p.start : p.end] for p in article.passages] == [
        "Tea is a drink. It came from China.",
        "It is brewed hot.",
    ]


def test_without_a_blank_line_every_line_is_a_paragraph() -> None:
    article = Article.from_text("A title\nFirst line.\nSecond line.")
    assert [p.paragraph for p in article.passages] == [1, 2]


@pytest.mark.parametrize("line", ["Ends like a sentence.", "x" * 121, "Is it one?"])
def test_line_that_is_no_title_is_the_first_paragraph(line: str) -> None:
    article = Article.from_text(f"{line}\n\nMore text here.", source="name")
    assert article.title == "name"
    assert article.passages[0].start == 0


def test_single_line_is_a_paragraph() -> None:
    assert len(Article.from_text("Only one line", source="x").passages) == 1


def test_contract_example_is_answered_with_its_context() -> None:
    answer = Library([Article.from_text(TEA, source="a.txt")]).ask("Where did tea come from?")
    assert [evidence.quote for evidence in answer.evidence] == ["It came from China.", "Tea is a drink."]
    places = [evidence.citation for evidence in answer.evidence]
    assert [(place.paragraph, place.sentence, place.start, place.end) for place in places] == [
        (1, 2, 21, 40),
        (1, 1, 5, 20),
    ]
    assert [evidence.role for evidence in answer.evidence] == ["answer", "context"]


def test_text_file_is_kept_to_the_character(tmp_path: Path) -> None:
    data = "\ufeffTea\r\n\r\nTea is hot.\r\nIt is green.\r\n".encode()
    (tmp_path / "tea.txt").write_bytes(data)
    article = read_article(tmp_path / "tea.txt")
    assert article.text == data.decode("utf-8")
    assert article.title == "Tea"


@pytest.mark.parametrize(("data", "word"), [(b"a\0b", "NUL"), (b"\xff\xfea", "UTF-8"), (b"\xe9t\xe9", "UTF-8")])
def test_what_is_no_utf_8_text_is_refused_in_a_sentence(tmp_path: Path, data: bytes, word: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    with pytest.raises(UnreadableError, match=word):
        read_article(tmp_path / "a.txt")


def test_missing_file_and_other_formats_are_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    for name, said in (("missing.txt", "no such file"), ("missing", "no such file"), ("a.pdf", "save it as one of")):
        with pytest.raises(UnreadableError, match=f"{name}: .*{said}"):
            read_article(tmp_path / name)


def test_bundled_article_has_its_body_unchanged() -> None:
    article = Library.bundled().articles[0]
    assert hashlib.sha256(article.text.encode()).hexdigest() == (
        "f1c60264131082883402e8e06a7f549322141a1d2abc17bc423ff3ccb4106d75"
    )
    assert [p.paragraph for p in article.passages] == [1, 2, 3, 4, 5, 6]


def test_markdown_loses_its_markup_and_keeps_its_structure(tmp_path: Path) -> None:
    front = "---\ntitle: Guide\nurl: https://example.org/guide\naliases: [manual]\nlanguage: en\n---\n"
    body = "# Guide\n\nRead **this** [page](http://x).\n\n## Setup\n\n- one\n- two\n\n```\na = 1\n\nb = 2\n```\n"
    (tmp_path / "guide.md").write_text(front + body)
    article = read_article(tmp_path / "guide.md")
    assert article.text == "Guide\n\nRead this page.\n\nSetup\n\none\ntwo\n\na = 1\n\nb = 2"
    assert (article.title, article.url, article.aliases) == ("Guide", "https://example.org/guide", ("manual",))
    assert [(p.paragraph, p.heading, len(p.sentences)) for p in article.passages] == [
        (1, (), 1),
        (2, ("Setup",), 2),
        (3, ("Setup",), 1),
    ]


@pytest.mark.parametrize("front", ["title: [a, b]", "url: nowhere", "- list", "a: b: c", "aliases: {a: b}"])
def test_wrong_front_matter_is_a_sentence(tmp_path: Path, front: str) -> None:
    (tmp_path / "a.md").write_text(f"---\n{front}\n---\nText.\n")
    with pytest.raises(UnreadableError, match="front matter"):
        read_article(tmp_path / "a.md")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("---\nurl: https://x.org\ntitle: [a\n---\nText.\n", r"line 3\); close every bracket"),
        ("---\nlanguage: klingon\n---\nText.\n", "“klingon”, no code known here. Known are .*, en, "),
        ("---\ntitle: Tea\n\nText.\n", "has no end; put a line of three dashes"),
    ],
)
def test_wrong_front_matter_is_told_what_would_be_right(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "a.md").write_text(text)
    with pytest.raises(UnreadableError, match=said):
        read_article(tmp_path / "a.md")


@pytest.mark.parametrize("code", ["en", "pt-BR", "ZH", "ta", "und"])
def test_a_language_may_be_named_by_every_code_known_and_by_none(tmp_path: Path, code: str) -> None:
    (tmp_path / "a.md").write_text(f"---\nlanguage: {code}\n---\nText.\n")
    assert read_article(tmp_path / "a.md").language == code


def test_a_line_of_dashes_may_open_a_text(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\n\nTea is hot.\n")
    assert read_article(tmp_path / "a.md").sentences


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Tea<br>is hot.", "Tea is hot."),
        ("Tea <b>is</b> hot.<BR/>Rice is not.", "Tea is hot. Rice is not."),
        ("| A | B |\n|---|---|\n| x<br />y | z |", "A | B\nx y | z"),
        ("# Tea<br>time\n\nIt is hot.", "Tea time\n\nIt is hot."),
    ],
)
def test_a_line_break_of_html_keeps_words_apart(written: str, text: str) -> None:
    assert plain(written, "T")[0] == text


def test_hostile_markdown_is_read_or_refused_in_a_sentence(tmp_path: Path) -> None:
    for text in (">" * 5000 + " deep", "[" * 5000, "*" * 5000, "- " * 3000 + "x", "|a" * 3000):
        (tmp_path / "a.md").write_text(text)
        with suppress(UnreadableError):
            assert read_article(tmp_path / "a.md").passages


@pytest.mark.parametrize("text", ["", " \n\n", "---\ntitle: Only a title\n---\n"])
def test_file_without_text_is_refused_in_a_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(text)
    with pytest.raises(UnreadableError, match="no text"):
        read_article(tmp_path / "a.md")


def test_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(UnreadableError, match="no file"):
        read_article(tmp_path / "a.txt")


def test_unknown_article_and_place_are_told_with_what_there_is() -> None:
    library = Library([Article.from_text(TEA)])
    with pytest.raises(UnknownArticleError, match="Tea"):
        library.ask("Where?", article="Coffee")
    with pytest.raises(UnknownPlaceError, match="1 to 2"):
        library.articles[0].passage_at(9)


def test_empty_library_refuses_without_a_crash() -> None:
    for library in (Library([]), Library([Article.from_text("")])):
        assert library.ask("Where is it?").status == "refused"


def test_question_goes_to_the_named_article_only() -> None:
    coffee = Article.from_text("Coffee\n\nCoffee came from Ethiopia. It is black.")
    library = Library([Article.from_text(TEA), coffee])
    answer = library.ask("Where did it come from?", article="coffee")
    assert {evidence.citation.article for evidence in answer.candidates} == {"Coffee"}


def test_word_in_every_sentence_still_ranks_the_right_one_first() -> None:
    article = Article.from_text("Tea is green. Tea is black. Tea is hot in Kyoto.", title="T")
    assert Library([article]).ask("Where is tea hot?").candidates[0].quote == "Tea is hot in Kyoto."


def test_html_comments_that_never_close_are_read_in_time(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("Tea is a drink.\n\n" + "<!-- " * 200_000)
    assert [passage.paragraph for passage in read_article(file).passages] == [1]


def test_a_large_block_of_html_loses_its_tags(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("<div>\n" + "<b>tea</b> <i \n" * 3000 + "</div>")
    assert "<b>" not in read_article(file).text
