import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import Article, Library
from knowledge.topics import MOST, topics

JAPANESE = "東京工業大学は量子コンピュータの研究を始めた。東京工業大学の研究者は、量子コンピュータを企業と開発する。"
CHINESE = "特斯拉发明了交流电动机。特斯拉的专利卖给了西屋公司。西屋公司用交流电动机。"
KOREAN = "삼성전자의 본사는 수원시에 있다. 반도체는 삼성전자가 만든다. 수원시는 크다. 반도체를 판다."


def found(text: str) -> tuple[str, ...]:
    article = Article.from_text(text, title="T")
    return topics(Library([article]).index.units, article.language)


@pytest.fixture(scope="module")
def bundled() -> tuple[str, ...]:
    library = Library.bundled()
    return topics(library.index.units, library.articles[0].language)


@pytest.mark.parametrize(
    "phrase",
    [
        *("Japan", "OpenAI CEO Sam Altman", "Prime Minister Fumio Kishida", "artificial intelligence", "Microsoft"),
        *("Amazon Web Services", "Toyota Motor", "Daikin Industries", "SoftBank", "NTT", "ChatGPT", "Fortune 500"),
        *("deepening labor shortage", "Japanese language"),
    ],
)
def test_the_bundled_article_speaks_of_this(bundled: tuple[str, ...], phrase: str) -> None:
    assert phrase in bundled


def test_names_and_recurring_phrases_come_first(bundled: tuple[str, ...]) -> None:
    assert {"Japan", "OpenAI", "artificial intelligence", "Tokyo", "Microsoft"} <= set(bundled[:10])


def test_no_phrase_opens_or_ends_with_a_small_word(bundled: tuple[str, ...]) -> None:
    small = {"the", "a", "of", "in", "and", "to", "its", "is", "by", "for", "with", "has"}
    assert [one for one in bundled if small & {one.casefold().split()[0], one.casefold().split()[-1]}] == []


def test_a_piece_of_a_name_is_no_topic(bundled: tuple[str, ...]) -> None:
    assert {"United", "Sam", "Chief", "Motor", "Web Services", "Brad"} & set(bundled) == set()


def test_a_surname_goes_by_the_full_name(bundled: tuple[str, ...]) -> None:
    assert "Altman" not in bundled


def test_a_name_that_stood_alone_first_stays_as_it_is() -> None:
    assert "Brandis" in found("We know Brandis. Brandis is old. They met Wolf Brandis. We like Brandis.")


def test_a_sentences_first_word_is_no_name_for_its_capital() -> None:
    assert "Numerous" not in found("Numerous people drink tea. Numerous cups are sold.")


def test_kanji_and_katakana_between_kana_are_compounds() -> None:
    assert {"東京工業大学", "量子コンピュータ", "研究者"} <= set(found(JAPANESE))


def test_chinese_characters_that_recur_are_phrases() -> None:
    assert {"特斯拉", "交流电动机", "西屋公司"} <= set(found(CHINESE))


def test_korean_words_lose_their_particles() -> None:
    assert {"삼성전자", "수원시", "반도체"} == set(found(KOREAN))


def test_a_determiner_of_the_language_opens_a_phrase() -> None:
    assert "rote Laterne" in found("Vor dem Haus steht die rote Laterne. Sie ist alt und wird nicht mehr benutzt.")


@given(st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_every_phrase_stands_in_the_text_and_none_twice(text: str) -> None:
    article = Article.from_text(text, title="T")
    shown = topics(Library([article]).index.units, article.language)
    line = " ".join(article.text.split())
    assert [phrase for phrase in shown if phrase not in line] == []
    assert len(set(shown)) == len(shown) <= MOST


def test_the_same_text_has_the_same_phrases() -> None:
    assert found(JAPANESE + CHINESE) == found(JAPANESE + CHINESE)


def test_no_sentence_has_no_phrase() -> None:
    assert topics([], "en") == ()
