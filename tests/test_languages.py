import tomllib
from pathlib import Path

import pytest

from knowledge import Article, Library
from knowledge.language import detect
from knowledge.query import read
from knowledge.questions import read_questions

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


SHORT = {
    "ar": ["كم سعر التذكرة؟", "من هو الملك؟"],
    "bg": ["Колко струва билетът?", "Защо?"],
    "ca": ["Quant costa l'entrada?", "Per què?"],
    "cs": ["Kolik stojí vstupenka?", "Co to je?", "Proč?"],
    "da": ["Hvad koster billetten?", "Hvor ligger museet?", "Hvorfor?"],
    "de": [
        "Was kostet der Eintritt?",
        "Was ist in der Box?",
        "Wo liegt Berlin?",
        "Wie alt ist er?",
        "Warum?",
    ],
    "el": ["Πόσο κοστίζει;"],
    "en": ["Was he born in Berlin?", "Was the king old?", "Why?"],
    "es": ["¿Cuánto cuesta?", "Cuanto cuesta la entrada?", "¿Quién es?", "¿Qué es?"],
    "fa": ["پادشاه کیست؟", "چرا؟"],
    "fi": ["Paljonko lippu maksaa?", "Mitä lippu maksaa?", "Missä museo on?", "Miksi?"],
    "fr": [
        "Combien ça coûte ?",
        "Quel âge a-t-il ?",
        "Qui a fondé l’entreprise ?",
        "C'est quoi ?",
        "Pourquoi ?",
        "Qu'a dit Altman ?",
    ],
    "he": ["כמה זה עולה?"],
    "hi": ["टिकट कितने का है?"],
    "hu": ["Mennyibe kerül a jegy?", "Mikor született?", "Hány éves?", "Miért?"],
    "id": ["Berapa harga tiketnya?", "Di mana museumnya?", "Mengapa?"],
    "it": ["Quanto costa?", "Dov'è la torre?", "Quanti anni ha?", "Che cos'è?", "Perché?"],
    "ja": ["いくらですか？"],
    "ko": ["얼마예요?"],
    "nl": ["Wat kost het?", "Hoe oud is hij?", "Waarom?"],
    "no": ["Hva koster billetten?", "Hva heter han?"],
    "pl": ["Ile kosztuje bilet?", "Gdzie jest muzeum?", "Dlaczego?"],
    "pt": ["Quanto custa?", "Quem fundou a empresa?", "Onde fica a torre?", "O que é isso?"],
    "ro": ["Cât costă biletul?", "Câți ani are?", "Cine este regele?"],
    "ru": ["Сколько стоит билет?", "Почему?"],
    "sr": ["Колико кошта карта?", "Koliko košta karta?", "Gde je muzej?"],
    "sv": ["Vad kostar biljetten?", "Var ligger museet?", "Varför?"],
    "th": ["ราคาเท่าไหร่"],
    "tr": ["Bilet ne kadar?", "Müze nerede?", "Kaç yaşında?", "OpenAI nedir?"],
    "uk": ["Скільки коштує квиток?", "Чому?"],
    "ur": ["ٹکٹ کتنے کا ہے؟"],
    "vi": ["Giá vé bao nhiêu?", "Bảo tàng ở đâu?"],
    "zh": ["多少钱？"],
}


@pytest.mark.parametrize("article", ["en", "de", "es"])
@pytest.mark.parametrize("code", SHORT)
def test_a_short_question_tells_its_language_whatever_that_of_the_article(article: str, code: str) -> None:
    assert {question: read(question, [article]).language for question in SHORT[code]} == dict.fromkeys(
        SHORT[code], code
    )


@pytest.mark.parametrize(
    ("article", "question"),
    [
        ("hr", "Tko je vodio vojsku u bitci na Krbavskom polju?"),
        ("hr", "Kada je rođen kralj?"),
        ("et", "Kui vana ta on?"),
        ("eo", "Kiu estas la reĝo?"),
    ],
)
def test_a_question_in_a_language_without_data_is_not_taken_for_a_sister_of_it(article: str, question: str) -> None:
    assert read(question, [article]).language == article


def test_a_question_in_a_known_language_is_recognised_on_an_article_without() -> None:
    assert read("Who led the army in the battle?", ["hr"]).language == "en"


@pytest.mark.parametrize("code", ["es", "ru", "zh"])
def test_a_question_in_the_language_of_its_article_is_never_taken_for_another(code: str) -> None:
    sets = read_questions(Path(__file__).parent / "data" / f"xquad.{code}.json")
    assert {read(question.text, [code]).language for one in sets for question in one.questions} == {code}


@pytest.mark.parametrize(
    "question",
    [
        "Who wrote Der Ring des Nibelungen?",
        "What is El Niño?",
        "la dolce vita director",
        "Was Le Monde founded in Paris?",
        "Kim Kardashian husband",
        "Wat Arun height",
        "Chi Minh city population",
        "comment on the war",
        "teh kign of spain",
        "wen was he born",
        "Ticket price?",
        "AI",
        "AI in DE",
    ],
)
def test_a_foreign_name_or_a_misspelt_word_makes_no_question_foreign(question: str) -> None:
    assert read(question, ["en"]).language == "en"
