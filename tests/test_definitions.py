import pytest

from knowledge import Article, Library
from knowledge.asking import asked
from knowledge.definitions import KIND, defined
from knowledge.index import Index
from knowledge.language import language
from knowledge.query import read


def named(question: str, code: str) -> str:
    query = read(question, [code])
    words = defined(query.tokens, query.text, language(query.language))
    return question[words[0].start : words[-1].end] if words else ""


def kind(question: str, text: str) -> str:
    return asked(Index([Article.from_text(text, title="Title", language="en")]), read(question, ["en"])).kind


def first(question: str, text: str, code: str) -> str:
    return Library([Article.from_text(text, title="Title", language=code)]).ask(question).candidates[0].quote


@pytest.mark.parametrize(
    ("question", "code", "name"),
    [
        ("What is tin pest?", "en", "tin pest"),
        ("whats a biconvex lens", "en", "biconvex lens"),
        ("What are the Andes?", "en", "Andes"),
        ("Who was Walter Rodney?", "en", "Walter Rodney"),
        ("Was ist ein Computer?", "de", "Computer"),
        ("¿Qué es DECnet?", "es", "DECnet"),
        ("Qu'est-ce que l'inflation ?", "fr", "l'inflation"),
        ("C'est quoi DECnet ?", "fr", "DECnet"),
        ("Cos'è la fotosintesi?", "it", "fotosintesi"),
        ("O que é a inflação?", "pt", "inflação"),
        ("Wat is een fiets?", "nl", "fiets"),
        ("Что такое инфляция?", "ru", "инфляция"),
        ("Що таке інфляція?", "uk", "інфляція"),
        ("Czym jest inflacja?", "pl", "inflacja"),
        ("Vad är inflation?", "sv", "inflation"),
        ("Mikä on inflaatio?", "fi", "inflaatio"),
        ("Mi az az infláció?", "hu", "infláció"),
        ("Τι είναι ο πληθωρισμός;", "el", "πληθωρισμός"),
        ("Enflasyon nedir?", "tr", "Enflasyon"),
        ("Apa itu inflasi?", "id", "inflasi"),
        ("Lạm phát là gì?", "vi", "Lạm phát"),
        ("ما هو التضخم؟", "ar", "التضخم"),
        ("מהי אינפלציה?", "he", "אינפלציה"),
        ("मुद्रास्फीति क्या है?", "hi", "मुद्रास्फीति"),
        ("什么是通货膨胀？", "zh", "通货膨胀"),
        ("通货膨胀是什么？", "zh", "通货膨胀"),
        ("インフレとは何ですか", "ja", "インフレ"),
        ("เงินเฟ้อคืออะไร", "th", "เงินเฟ้อ"),
    ],
)
def test_the_name_whose_meaning_is_asked_for_is_told_in_many_languages(question: str, code: str, name: str) -> None:
    assert named(question, code) == name


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("What is in the museum?", "en"),
        ("What is the capital of Japan?", "en"),
        ("What is hypertension treated with today in most of the poor countries?", "en"),
        ("What does tin pest do?", "en"),
        ("What's OpenAI's valuation?", "en"),
        ("What is", "en"),
        ("tin pest", "en"),
        ("最大的城市是什么？", "zh"),
    ],
)
def test_a_question_with_more_than_a_name_asks_for_no_definition(question: str, code: str) -> None:
    assert named(question, code) == ""


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who is Ada Berg?", KIND),
        ("who is ada berg", KIND),
        ("Who is the director?", "person"),
        ("Who is director?", "person"),
        ("What is the population?", "quantity"),
    ],
)
def test_who_holds_an_office_is_asked_for_a_name_and_who_somebody_is_for_a_definition(
    question: str, expected: str
) -> None:
    assert kind(question, "The director is Ada Berg. Some like Ada Berg. The population is 5.") == expected


@pytest.mark.parametrize(
    ("question", "code", "others", "definition"),
    [
        ("What is tin pest?", "en", "Organ pipes suffer from tin pest.", "Tin pest is a change of white tin to grey."),
        (
            "What is the sax?",
            "en",
            "Some love the sax.",
            "The sax (short for saxophone) is a wind instrument.",
        ),
        (
            "What is a drawl?",
            "en",
            "Many mock a drawl.",
            "Slow speech in the south is called a drawl.",
        ),
        (
            "Who is Ada Berg?",
            "en",
            "The crew of Ada Berg won.",
            "Ada Berg is a pilot who came from Oslo in 1904.",
        ),
        (
            "¿Qué es DECnet?",
            "es",
            "Hay quien usa DECnet.",
            "DECnet es un conjunto de protocolos de red.",
        ),
        ("Что такое шуга?", "ru", "Весной шуга шумит.", "Шуга это мелкий рыхлый лёд на реке перед ледоставом."),
        (
            "Qu'est-ce que le mistral ?",
            "fr",
            "Le mistral souffle.",
            "Un vent froid du nord est appelé mistral.",
        ),
        ("什么是锡疫？", "zh", "管风琴会得锡疫。", "锡疫是白锡变成灰锡的现象。"),
    ],
)
def test_the_sentence_that_says_what_a_thing_is_comes_before_one_that_mentions_it(
    question: str, code: str, others: str, definition: str
) -> None:
    space = "" if code == "zh" else " "
    assert first(question, space.join((others, definition)), code) == definition


def test_brackets_that_are_not_closed_are_no_aside() -> None:
    assert first("What is tin pest?", "Tin pest (or tin plague is bad for tin.", "en").startswith("Tin pest")
