import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language import detect
from knowledge.terms import terms, tokens


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "The company's office", "company offices"),
        ("en", "came", "come"),
        ("en", "GPT-4", "GPT4"),
        ("en", "e-mail", "email"),
        ("en", "1,000,000", "1000000"),
        ("en", "café NAÏVE", "cafe naive"),
        ("en", "ﬁle ２０２４", "file 2024"),
        ("de", "Häuser", "Haus"),
        ("ru", "книги", "книга"),
        ("tr", "ISPARTA ışık", "ısparta IŞIK"),
        ("fr", "l’économie", "économie"),
        ("el", "Αθήνα", "αθηνα"),
        ("ar", "كِتَاب", "كتاب"),
    ],
)
def test_forms_of_a_word_share_a_term(language: str, one: str, other: str) -> None:
    assert set(terms(one, language)) & set(terms(other, language))


def test_amount_keeps_its_sign_and_unit() -> None:
    assert terms("$2.9 billion, 3.11 and -5 %", "en") == ["2.9", "dollar", "billion", "3.11", "-5", "percent"]


def test_country_in_capitals_is_no_stop_word() -> None:
    assert terms("the US and us", "en") == ["us"]


def test_chinese_japanese_and_thai_become_pairs() -> None:
    assert terms("北京大学", "zh") == ["北京", "京大", "大学"]
    assert terms("東京塔", "ja") == ["東京", "京塔"]
    assert terms("ภาษาไทย", "th") == ["ภาษา", "ษาไท", "ไทย"]


def test_hindi_vowel_signs_stay_in_their_word() -> None:
    assert [token.surface for token in tokens("हिंदी भाषा", "hi")] == ["हिंदी", "भाषा"]


@given(st.text(max_size=200))
def test_tokens_point_at_what_they_say_in_order(text: str) -> None:
    found = tokens(text, "en")
    assert all(text[token.start : token.end] == token.surface and token.terms for token in found)
    assert [token.start for token in found] == sorted(token.start for token in found)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Tea is a drink. It came from China.", "en"),
        ("Der Tee kam aus China und ist ein Getränk.", "de"),
        ("El té es una bebida que vino de la China.", "es"),
        ("Le thé est une boisson qui vient de la Chine.", "fr"),
        ("Чай это напиток, который пришел из Китая.", "ru"),
        ("茶は中国から来た飲み物です。OpenAI GPT", "ja"),
        ("茶是来自中国的饮料。", "zh"),
        ("차는 중국에서 온 음료이다.", "ko"),
        ("الشاي هو مشروب من الصين", "ar"),
        ("चाय एक पेय है जो चीन से आया", "hi"),
        ("Çay bir içecektir ve Çin'den gelmiştir, çok sıcak içilir.", "tr"),
        ("ชาเป็นเครื่องดื่มจากจีน", "th"),
        ("", "en"),
    ],
)
def test_language_is_detected(text: str, language: str) -> None:
    assert detect(text) == language
