import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Article, Library
from knowledge.segmentation import PASSAGE_LIMIT

# Each kind of character that decides something.
ALPHABET = (
    "aB1 .!?,\"'“”«»()-–—•:;\n\r\t\u00a0\u200b\u200d\u2028\u2029\u0085\ufeffé東京は。「」と語한국ไทยअ\u0301😀𝒜Я؟۔"
)
TEXTS = st.one_of(st.text(alphabet=ALPHABET, max_size=300), st.text(st.characters(codec="utf-8"), max_size=200))


def quotes(text: str, language: str = "en") -> list[str]:
    article = Article.from_text(text, title="T", language=language)
    return [text[sentence.start : sentence.end] for sentence in article.sentences]


@given(TEXTS)
def test_sentences_cover_every_character_that_is_not_blank_once(text: str) -> None:
    article = Article.from_text(text, title="\0")
    covered = [i for sentence in article.sentences for i in range(sentence.start, sentence.end)]
    assert covered == sorted(set(covered))
    assert {i for i, char in enumerate(text) if not char.isspace() and (i, char) != (0, "\ufeff")} <= set(covered)


@given(TEXTS)
def test_sentences_lie_within_their_passage_and_begin_and_end_with_a_character(text: str) -> None:
    for passage in Article.from_text(text).passages:
        assert passage.start == passage.sentences[0].start
        assert passage.end == passage.sentences[-1].end
        for sentence in passage.sentences:
            quote = text[sentence.start : sentence.end]
            assert quote == quote.strip() != ""


@given(TEXTS)
def test_paragraphs_and_sentences_count_from_one_without_gaps(text: str) -> None:
    article = Article.from_text(text)
    numbers = sorted({passage.paragraph for passage in article.passages})
    assert numbers == list(range(1, len(numbers) + 1))
    for number in numbers:
        inside = [s.number for s in article.sentences if s.paragraph == number]
        assert inside == list(range(1, len(inside) + 1))


@given(TEXTS, st.text(max_size=60))
def test_any_question_to_any_text_quotes_it_to_the_character(text: str, question: str) -> None:
    answer = Library([Article.from_text(text)]).ask(question)
    for evidence in (*answer.evidence, *answer.candidates):
        assert text[evidence.citation.start : evidence.citation.end] == evidence.quote


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr. Smith paid $2.9 billion. He left.", ["Dr. Smith paid $2.9 billion.", "He left."]),
        ("It weighs approx. 5 kg. See No. 5 too.", ["It weighs approx. 5 kg.", "See No. 5 too."]),
        ("J. R. R. Tolkien wrote it. It is long.", ["J. R. R. Tolkien wrote it.", "It is long."]),
        ('"Is it good?" he asked. Yes.', ['"Is it good?" he asked.', "Yes."]),
        ("No full stop", ["No full stop"]),
        ("One line\nwraps here. Two.\n\nNext.", ["One line\nwraps here.", "Two.", "Next."]),
        ("Python 3.11 is out. Use it!", ["Python 3.11 is out.", "Use it!"]),
        ("Wait... Really?! ...", ["Wait...", "Really?! ..."]),
    ],
)
def test_english_is_cut_where_its_sentences_end(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


def test_japanese_quotation_that_goes_on_is_one_sentence() -> None:
    assert quotes("彼は「はい。」と言った。次の文。", "ja") == ["彼は「はい。」と言った。", "次の文。"]


def test_list_items_are_sentences_of_one_paragraph() -> None:
    text = "Intro line.\n\n- first item\n- second item\n  goes on\n\nEnd."
    article = Article.from_text(text, title="T")
    items = [text[s.start : s.end] for s in article.sentences if s.paragraph == 2]
    assert items == ["- first item", "- second item\n  goes on"]


def test_very_long_paragraph_is_several_passages_of_one_number() -> None:
    text = "This sentence is here to fill the paragraph up. " * 100
    article = Article.from_text(text, title="T")
    assert len(article.passages) > 1
    assert {passage.paragraph for passage in article.passages} == {1}
    assert all(passage.end - passage.start <= PASSAGE_LIMIT for passage in article.passages)


def test_a_very_long_line_without_spaces_is_cut_into_all_its_sentences() -> None:
    article = Article.from_text("北京是中国的首都。" * 9000, language="zh")
    assert {article.text[s.start : s.end] for s in article.sentences} == {"北京是中国的首都。"}
    assert len(article.sentences) == 9000


def test_a_full_stop_before_a_digit_ends_a_sentence_where_no_space_follows_it() -> None:
    assert quotes("他于1886年去世。1822年他在美国。", "zh") == ["他于1886年去世。", "1822年他在美国。"]
    assert quotes("戦争が始まった。1949年、独立した。", "ja") == ["戦争が始まった。", "1949年、独立した。"]
