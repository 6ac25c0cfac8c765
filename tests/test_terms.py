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
        ("en", "extra\u00adordinary wid\u200bget", "extraordinary"),
        ("en", "wid\u200bget", "widget"),
        ("en", "glass-works", "glassworks"),
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
    assert terms("$2.9 and 3.11 and -5 %", "en") == ["2.9", "dollar", "3.11", "-5", "percent"]


@pytest.mark.parametrize(
    ("language", "words", "digits"),
    [
        ("en", "forty-one", "41"),
        ("en", "Forty one", "41"),
        ("en", "twenty-first 21st", "21"),
        ("en", "a twenty-five-year-old", "25"),
        ("en", "Twenty-three thousand", "23,000"),
        ("en", "one hundred and ninety-nine", "199"),
        ("en", "fifteen hundred", "1500"),
        ("en", "two million", "2,000,000"),
        ("en", "$2.5 million", "2,500,000"),
        ("en", "a hundred", "100"),
        ("de", "zwölf", "12"),
        ("de", "Zweihundertvierzig", "240"),
        ("de", "fünfundvierzig", "45"),
        ("fr", "deux cent quarante", "240"),
        ("fr", "mille neuf cent quatre-vingt-quatre", "1984"),
        ("es", "doscientos cuarenta y uno", "241"),
        ("ru", "двадцать три тысячи", "23000"),
        ("it", "quarantuno", "41"),
        ("pt", "vinte e um", "21"),
        ("nl", "eenenveertig", "41"),
        ("pl", "dwieście czterdzieści jeden", "241"),
        ("sv", "tjugotvå", "22"),
        ("el", "διακόσια σαράντα", "240"),
        ("tr", "iki yüz kırk", "240"),
        ("vi", "hai mươi mốt", "21"),
        ("ja", "二十一世紀", "21世紀"),
        ("zh", "一千七百年", "1700年"),
        ("zh", "两万", "20000"),
        ("zh", "一九八四年", "1984年"),
        ("ar", "٧٨٩", "789"),
        ("ar", "١٬٢٣٤٫٥", "1234.5"),
        ("hi", "९५३", "953"),
        ("fa", "۴۳۵", "435"),
        ("en", "nineteen eighty-four", "1984"),
        ("en", "in twenty twenty", "2020"),
        ("en", "half a million", "500,000"),
        ("en", "one and a half million", "1,500,000"),
        ("en", "two and a half", "2.5"),
        ("de", "anderthalb Millionen", "1500000"),
        ("es", "ciento veinte", "120"),
        ("es", "dos millones y medio", "2500000"),
        ("pt", "cento e vinte", "120"),
        ("fr", "un million et demi", "1500000"),
        ("ru", "тысяча девятьсот восемьдесят четыре", "1984"),
        ("ru", "миллион двести тысяч", "1200000"),
        ("cs", "tisíc devět set", "1900"),
        ("en", "1 and a half million", "1500000"),
        ("es", "mil novecientos millones", "1900000000"),
        ("ro", "o mie nouă sute", "1900"),
        ("sr", "хиљаду деветсто", "1900"),
    ],
)
def test_a_number_in_words_is_the_same_as_its_digits(language: str, words: str, digits: str) -> None:
    assert terms(digits, language)[0] in terms(words, language)


@pytest.mark.parametrize(
    ("language", "words", "digits"),
    [
        ("en", "one, two, three", ["1", "2", "3"]),
        ("en", "five and six", ["5", "6"]),
        ("en", "twenty or thirty thousand", ["20", "30", "30000"]),
        ("en", "hundred", []),
        ("en", "in 1990 two", ["1990", "2"]),
        ("en", "one hundred and two hundred", ["1", "100", "2", "200"]),
        ("en", "one hundred and one hundred and fifty", ["1", "100", "1", "150", "50"]),
        ("en", "one million and two million", ["1", "1000000", "2", "2000000"]),
        ("en", "two thousand and five hundred thousand", ["2", "2000", "5", "500000"]),
        ("en", "twenty and five", ["20", "5"]),
        ("en", "fifteen twenty thousand", ["15", "20", "20000"]),
        ("en", "half and half", []),
        ("es", "mil y dos mil", ["1000", "2", "2000", "1000"]),
        ("es", "veinte por ciento", ["20"]),
        ("fr", "deux cents et trois cents", ["2", "200", "3", "300"]),
        ("fr", "quatre vingt dix", ["4", "20", "10"]),
        ("fr", "un neuf", []),
        ("zh", "万一", []),
    ],
)
def test_words_that_make_no_number_together_stay_apart(language: str, words: str, digits: list[str]) -> None:
    assert [term for term in terms(words, language) if term.isdigit()] == digits


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "five hundred" + " hundred" * 60),
        ("en", "9" * 40 + " hundred million"),
        ("en", "thousand million " * 50),
        ("zh", "一" * 5000),
        ("zh", "十" * 5000),
    ],
)
def test_what_is_too_long_for_a_number_is_read_all_the_same(language: str, text: str) -> None:
    assert tokens(text, language)


def test_what_is_written_stays_beside_its_digits() -> None:
    assert terms("twenty-one million", "en") == ["twenti", "one", "21", "twentyon", "21000000", "million"]


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
