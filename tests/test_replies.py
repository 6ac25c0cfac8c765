import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Article, Library, Talk, spoken
from knowledge.language import known, language
from knowledge.replies import courtesy

LIBRARY = Library.bundled()


@pytest.mark.parametrize("message", ["hi", "Hello there!", "thanks a lot", "Who are you?", "😀", "?!", "  "])
def test_what_asks_nothing_gets_a_reply_and_no_quote(message: str) -> None:
    answer = LIBRARY.ask(message)
    assert (answer.status, answer.evidence) == ("reply", ())
    assert answer.text


@pytest.mark.parametrize("message", ["hi, who leads OpenAI in Japan?", "thanks! And who leads OpenAI in Japan?"])
def test_question_after_a_greeting_is_answered(message: str) -> None:
    assert "Tadao88" in LIBRARY.ask(message).candidates[0].quote
    assert LIBRARY.ask(message).status == "answered"


def test_reply_ends_the_command_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    from knowledge.cli import main

    assert main(["ask", "hello"]) == 0
    assert capsys.readouterr().out.startswith("Hello!")


def test_one_word_of_the_article_gets_a_reply_and_the_nearest_passage() -> None:
    answer = LIBRARY.ask("Toyota")
    assert (answer.status, answer.evidence, answer.missing) == ("reply", (), ())
    assert answer.nearest is not None
    assert "Toyota" in answer.nearest.quote


def test_one_word_that_the_article_lacks_gets_a_reply_that_says_so() -> None:
    answer = LIBRARY.ask("zebra?")
    assert (answer.status, answer.nearest) == ("reply", None)
    assert "“zebra” is not in" in str(answer.text)


TOWNS = ("Ayton", "Beeford", "Cawood", "Deighton")
SEVERAL = Library([Article.from_text(f"{town} is a town. It has bridges.", title=town) for town in TOWNS])


def test_one_word_is_said_to_be_in_the_article_that_has_it() -> None:
    answer = SEVERAL.ask("Deighton")
    assert answer.titles == ("Deighton",)
    assert "“Deighton” is in “Deighton”." in str(answer.text)


def test_reply_names_three_of_many_articles_and_says_how_many_more_there_are() -> None:
    assert "about “Ayton”, “Beeford”, “Cawood” and 1 more:" in str(SEVERAL.ask("hello").text)


def test_a_question_of_one_word_of_meaning_stays_a_question() -> None:
    assert LIBRARY.ask("Who is Tadao88?").status == "answered"


def test_one_word_without_spaces_gets_a_reply() -> None:
    library = Library([Article.from_text("東京は日本の首都である。隅田川が流れる。", title="東京")])
    assert library.ask("隅田川").status == "reply"


TALKED = tuple(code for code in known() if language(code).talk)


@pytest.mark.parametrize("code", TALKED)
@pytest.mark.parametrize("talk", ["greeting", "thanks", "farewell", "remark", "about"])
def test_every_saying_is_recognised_in_its_own_language(code: str, talk: str) -> None:
    sayings = language(code).talk[talk].strip().split("\n")
    missed = {saying: courtesy(saying.replace("*", "x") + "!", code, foreign=False) for saying in sayings}
    assert {saying for saying, said in missed.items() if said is None or said.talk != talk} == set()


@pytest.mark.parametrize(
    ("message", "talk", "code"),
    [
        ("tl;dr", "about", "en"),
        ("Are you sure?", "about", "en"),
        ("can you speak German?", "about", "en"),
        ("how many articles do you know?", "about", "en"),
        ("stupid bot!", "remark", "en"),
        ("Hallo zusammen!", "greeting", "de"),
        ("¡Buenos dias!", "greeting", "es"),
        ("Bonjour à tous", "greeting", "fr"),
        ("MERCI BEAUCOUP", "thanks", "fr"),
        ("qu’est-ce que tu fais ?", "about", "fr"),
        ("こんにちは、皆さん！", "greeting", "ja"),
        ("ありがとうございます", "thanks", "ja"),
        ("Olá, tudo bem?", "greeting", "pt"),
        ("Здравствуйте", "greeting", "ru"),
        ("你好啊", "greeting", "zh"),
        ("谢谢 大家", "thanks", "zh"),
        ("안녕하세요 여러분", "greeting", "ko"),
        ("Grazie mille", "thanks", "it"),
        ("chi sei?", "about", "it"),
        ("Danke schön!", "thanks", "de"),
        ("danke dir", "thanks", "de"),
        ("Grüß Gott", "greeting", "de"),
        ("مرحبا", "greeting", "ar"),
        ("السلام عليكم", "greeting", "ar"),
        ("شكرا", "thanks", "ar"),
        ("नमस्ते", "greeting", "hi"),
        ("धन्यवाद", "thanks", "hi"),
        ("ΕΥΧΑΡΙΣΤΩ", "thanks", "el"),
        ("Καλημέρα", "greeting", "el"),
        ("Teşekkürler", "thanks", "tr"),
        ("Xin chào", "greeting", "vi"),
        ("Cảm ơn", "thanks", "vi"),
        ("שלום", "greeting", "he"),
        ("תודה", "thanks", "he"),
        ("Дякую", "thanks", "uk"),
        ("Cześć", "greeting", "pl"),
        ("Tack så mycket", "thanks", "sv"),
        ("Dank je wel", "thanks", "nl"),
        ("Kiitos", "thanks", "fi"),
        ("Terima kasih", "thanks", "id"),
        ("สวัสดีครับ", "greeting", "th"),
        ("ขอบคุณค่ะ", "thanks", "th"),
        ("من أنت؟", "about", "ar"),
        ("आप कौन हैं?", "about", "hi"),
        ("Ποιος είσαι;", "about", "el"),
        ("Sen kimsin?", "about", "tr"),
        ("Bạn là ai?", "about", "vi"),
        ("מי אתה?", "about", "he"),
        ("Хто ти?", "about", "uk"),
        ("คุณคือใคร", "about", "th"),
        ("너는 누구니?", "about", "ko"),
        ("Wie heißt du?", "about", "de"),
        ("¿Cómo te llamas?", "about", "es"),
        ("Comment tu t'appelles ?", "about", "fr"),
        ("как тебя зовут?", "about", "ru"),
        ("Tschüss", "farewell", "de"),
        ("au revoir", "farewell", "fr"),
        ("adiós", "farewell", "es"),
        ("пока", "farewell", "ru"),
        ("ciao", "greeting", "it"),
    ],
)
def test_people_greet_in_their_own_tongue_on_an_english_article(message: str, talk: str, code: str) -> None:
    assert (LIBRARY.ask(message).talk, spoken(message)) == (talk, code)


@pytest.mark.parametrize(
    ("message", "talk"),
    [
        ("thank you so much, that helped", "thanks"),
        ("Thanks, that was helpful", "thanks"),
        ("thank u", "thanks"),
        ("tysm", "thanks"),
        ("thnks", "thanks"),
        ("Good bye!", "farewell"),
        ("good night", "farewell"),
        ("ok thanks, bye", "farewell"),
        ("how are you today", "greeting"),
        ("hii", "greeting"),
        ("hello from Berlin", "greeting"),
        ("sorry", "remark"),
        ("good bot", "remark"),
        ("ok", "remark"),
        ("no", "remark"),
        ("no thanks", "remark"),
        ("Yes, please", "remark"),
        ("can you help me?", "about"),
        ("What's your name?", "about"),
        ("who built you", "about"),
        ("which language model are you", "about"),
        ("do you use chatgpt", "about"),
        ("tell me about yourself", "about"),
        ("what articles do you have?", "about"),
        ("what is the article about?", "about"),
        ("Hi there, who are you?", "about"),
        ("Do you speak German?", "about"),
        ("is anybody there?", "about"),
        ("thanks for letting me know", "thanks"),
        ("that's wrong", "remark"),
    ],
)
def test_what_people_say_gets_its_own_reply(message: str, talk: str) -> None:
    assert LIBRARY.ask(message).talk == talk


@pytest.mark.parametrize(
    "message",
    [
        "who is he",
        "what is ok",
        "who thanked the king?",
        "what is the name of the ship?",
        "who built it?",
        "what articles did OpenAI publish?",
        "what is the office about?",
        "ok and in Tokyo?",
        "no office in Japan?",
        "are you from Japan?",
        "what is this from Japan",
        "what does bye mean?",
        "help whom",
        "good morning tokyo",
        "do you speak of the office?",
        "who is the owner",
    ],
)
def test_a_question_is_no_courtesy(message: str) -> None:
    assert LIBRARY.ask(message).talk is None


def test_a_remark_that_the_article_is_about_is_its_word() -> None:
    city = Library([Article.from_text("Nice lies by the sea. It has many beaches.", title="Nice")])
    assert city.ask("Nice").talk is Talk.KNOWN_WORD


@pytest.mark.parametrize(
    "message",
    [
        "Tag",
        "salut les sportifs",
        "こんにちはの意味",
        "bonjour, qui dirige OpenAI?",
        "谢谢这个词",
        "Oi Manabu",
        "hi-fi",
        "한국",
    ],
)
def test_a_courtesys_word_among_others_is_a_question(message: str) -> None:
    assert LIBRARY.ask(message).talk in (None, Talk.UNKNOWN_WORD)


def test_a_foreign_greeting_that_the_article_is_about_is_a_question() -> None:
    network = Library([Article.from_text("Bonjour finds printers in a network. It is by Apple.", title="Networks")])
    assert network.ask("What does Bonjour find?").status == "answered"
    assert network.ask("Bonjour").talk is Talk.KNOWN_WORD


def test_an_article_in_another_language_is_greeted_in_english_too() -> None:
    tee = Library([Article.from_text("Tee ist ein Getränk. Er kommt aus China und wird heiß getrunken.", title="Tee")])
    assert tee.ask("hello").talk is Talk.GREETING


def test_a_reply_names_the_articles_that_can_be_asked() -> None:
    shelf = Library([Article.from_text("Tea.", title=f"T{number}") for number in range(4)])
    assert shelf.ask("hi").titles == ("T0", "T1", "T2", "T3")


def test_what_is_no_courtesy_says_no_kind() -> None:
    answer = LIBRARY.ask("Who leads OpenAI in Japan?")
    assert (answer.talk, answer.titles) == (None, ())


@pytest.mark.parametrize(
    ("message", "code"),
    [("Who leads it?", "en"), ("Wer leitet das Büro?", "de"), ("谁领导它？", "zh"), ("?", "en"), ("", "en")],
)
def test_the_language_of_a_message_is_told(message: str, code: str) -> None:
    assert spoken(message) == code


@given(st.lists(st.sampled_from(["你好", "啊", "hi", "there", "good", "morning", "ありがとう", " ", "x"])).map("".join))
def test_any_mixture_of_courtesies_is_in_a_known_language(message: str) -> None:
    assert spoken(message) in known()


CASTLE = Library([Article.from_text("金沢城は石川県の城跡である。石垣が有名である。", title="金沢城", language="ja")])
PALACE = Library([Article.from_text("北京是中国的首都。故宫位于北京市中心，天气干燥。", title="北京", language="zh")])


@pytest.mark.parametrize("message", ["总统是谁", "市长是谁？", "谁建的"])
def test_what_asks_without_spaces_is_no_single_word(message: str) -> None:
    assert PALACE.ask(message).talk is None


DAM = Library(
    [
        Article.from_text(
            "เขื่อนภูมิพลตั้งอยู่ในจังหวัดตาก สร้างเสร็จในปี พ.ศ. 2507\n\nเขื่อนนี้ผลิตไฟฟ้าและกักเก็บน้ำ เป็นเขื่อนที่สูงที่สุดในประเทศไทย",
            title="เขื่อนภูมิพล",
            language="th",
        )
    ]
)


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("ดวงจันทร์อยู่ไกลแค่ไหน", "refused"),
        ("เขื่อนสร้างเสร็จเมื่อไร", "answered"),
        ("เขื่อนภูมิพลอยู่ที่ไหน", "answered"),
        ("เขื่อน", "reply"),
    ],
)
def test_thai_on_something_else_is_declined(question: str, status: str) -> None:
    assert DAM.ask(question).status == status


def test_a_character_of_the_articles_words_is_known() -> None:
    assert (CASTLE.ask("城").talk, CASTLE.ask("城").nearest) == (Talk.KNOWN_WORD, None)


@pytest.mark.parametrize(
    ("library", "question", "found", "missing"),
    [
        (CASTLE, "首相は誰ですか", (), ("首相",)),
        (CASTLE, "りんごはいくらですか", (), ()),
        (CASTLE, "石垣の大統領は何人ですか", ("石垣",), ("大統領",)),
        (PALACE, "明天天气怎么样", (), ()),
        (PALACE, "故宫的市长是谁", ("故宫",), ("市长",)),
    ],
)
def test_no_piece_of_a_word_is_named(
    library: Library, question: str, found: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    answer = library.ask(question)
    assert (answer.found, answer.missing) == (found, missing)


def test_where_no_word_can_be_named_the_refusal_names_none() -> None:
    assert CASTLE.ask("りんごはいくらですか").text == "The article does not say."


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Ποιος είναι ο πρόεδρος;", ("πρόεδρος",)),
        ("ΠΟΣΟΥΣ ΚΑΤΟΙΚΟΥΣ ΕΧΕΙ ΤΟ ΦΕΓΓΑΡΙ;", ("ΚΑΤΟΙΚΟΥΣ", "ΦΕΓΓΑΡΙ")),
        ("बारिश कब हुई?", ("बारिश",)),
        ("بماذا تشتهر طوكيو؟", ("تشتهر", "طوكيو")),
        ("জাপান কবে স্বাধীন হয়?", ("জাপান", "স্বাধীন")),
        ("นายกรัฐมนตรีคือใคร", ("นายกรัฐมนตรี",)),
        ("대통령은 누구입니까?", ("대통령은",)),
    ],
)
def test_a_question_word_is_never_named_as_missing(question: str, missing: tuple[str, ...]) -> None:
    assert LIBRARY.ask(question).missing == missing
