import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Article, Library
from knowledge.language import known
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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The barn, c. 1890, cost approx. $1,200.50 then."),
        ("en", "We saw approx. Fifty people."),
        ("en", "The office is open 9 a.m. Monday through Friday."),
        ("en", "See vol. II. and Ch. IV for more."),
        ("en", "Mr. Holt took over from Ms. Adeyemi near Ft. Worth."),
        ("es", "El grupo vio a D. Quijote allí."),
        ("de", "Im 19. Jahrhundert war es so."),
        ("de", "Er wohnt seit dem 17. Jahrhundert im 2. Stock."),
        ("de", "Die 2. Auflage über den 1. FC Köln erschien am 3. Mai."),
        ("de", "Das kostet 5 € inkl. MwSt. und Versand."),
        ("th", "เขาเกิดใน พ.ศ. 2523 และ ค.ศ.1980 กับ ดร. สมชาย"),
        ("fr", "Elle fut prise en 52 av. J.-C. par un général romain."),
        ("fr", "M. Dupont et Mme. Curie habitent env. 20 maisons."),
        ("hu", "A csata 1552. szeptember 9. napján volt."),
        ("hu", "Kb. 300 ember és IV. Béla király jött Kr. e. 200 körül."),
        ("tr", "M.Ö. 200 yılında, 19. yüzyılda ve 2. Dünya Savaşı sırasında II. Mehmed geldi."),
        ("tr", "3. katta oturuyor, İstanbul’da."),
        ("pl", "W 1864 r. przez wojska, w XIX w. spłonął, było ok. 300 osób i tzw. Wielki."),
        ("pl", "Uniwersytet im. Jana Kochanowskiego, ul. Długa."),
        ("no", "Det var på 19. århundre og den 3. mai, kl. 9, f.eks. Oslo."),
        ("da", "Det var i det 19. århundrede under 2. Verdenskrig."),
        ("it", "Nel 52 a.C. un generale e nel 52 a. C. un altro videro S. Marco e il n. 5 qui."),
        ("pt", "Em 52 a.C. um general viu aprox. 20 casas na Av. Brasil, n.º 5 e n. 6."),
        ("es", "Hay aprox. 20 casas de la Dña. María en el n.º 5, del año 750 d.C. y antes."),
        ("nl", "Ik zag mevr. De Wit en dhr. Jansen, o.a. Piet, incl. Jan."),
        ("ru", "Это т. е. в городе, на рис. 3.20, завод им. Ленина, св. Пётр и 16 млн. евро."),
        ("ru", "Уильям Э. Саймон и Э. И. Дюпон, Джонс и соавт., 1998 г., жили."),
        ("el", "Ήταν περ. 12 άτομα στη σελ. 10 με τον Αγ. Γεώργιο."),
        ("ar", "قابل د. أحمد أمس سنة 300 ق.م. في روما."),
        ("hi", "डॉ. राम और पं. नेहरू 5 कि.मी. दूर गए।"),
        ("vi", "PGS. TS. Nguyễn Văn A ở TP. Hồ Chí Minh."),
        ("sv", "Mötet är Kl. 9 idag, dvs. Måndag, bl. a. Lund."),
        ("hr", "U 19. stoljeću, dana 3. svibnja 1990. godine, došao je npr. Kovač, 300. pr. Kr. u Rimu."),
        ("sr", "У 19. веку, 3. маја 1990. године, дошао је нпр. Ковач."),
        ("et", "Ta sündis 19. sajandil, 3. mai 1990."),
        ("cs", "Bylo to v 2. Světové válce, 1. FC Brno, mj. Praha."),
        ("ko", '그는 "좋다."라고 말하고 “가자.” 라고 했다.'),
    ],
)
def test_the_full_stop_of_an_abbreviation_or_an_ordinal_ends_no_sentence(language: str, text: str) -> None:
    assert quotes(text, language) == [text]


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("en", "We met in 2019.", "Then we left."),
        ("en", "It took 5 Ms.", "Then it stopped."),
        ("en", "He left at 9 p.m.", "The next day he came."),
        ("en", "I was 5.", "Monday came."),
        ("en", "I saw Henry VIII.", "Monday was fine."),
        ("en", "He sold 20 CDs.", "12 of them were new."),
        ("en", "It weighs 5 kg.", "20 more are there."),
        ("en", "I don't.", "it is fine."),
        ("en", "It fits to a T.", "These work."),
        ("en", "the cat is 3.", "then it died."),
        ("de", "Er kam 1999.", "Im Jahr darauf ging er."),
        ("de", "Er ist 19.", "Danach ging er."),
        ("de", "Ich sah Max.", "Er ging."),
        ("pl", "Mieszkał tam do 1990.", "Potem wyszedł."),
        ("ru", "Он помог им.", "Потом он ушёл."),
        ("ru", "Это часть Э.", "Он ушёл."),
        ("hr", "Rođen je 1990.", "Potom je otišao."),
        ("hr", "Išao je na trg.", "5 ljudi je vidio."),
        ("hu", "Ez 1990.", "Aztán jött."),
        ("tr", "Yaşı 19.", "Sonra gitti."),
        ("no", "Det var 1990.", "Så kom han."),
        ("fr", "C’est lui.", "Me voilà."),
        ("es", "El siglo XIX.", "Luego vino."),
        ("ko", '"가자."', "그가 갔다."),
        ("km", "ខ្ញុំទៅផ្សារទិញផ្លែឈើ។ល។", "គាត់មកផ្ទះ។"),
    ],
)
def test_a_full_stop_that_may_look_like_an_abbreviations_ends_its_sentence(
    language: str, first: str, second: str
) -> None:
    assert quotes(f"{first} {second}", language) == [first, second]


# What full stops are judged by, in any order.
PIECES = "19. 1990. IV. c. av. J.-C. approx. kl. พ.ศ. г. им. د. डॉ. n.º $5 mai Jahrhundert iPhone ។ “좋다.”라고 ( .."


@given(
    st.lists(st.sampled_from(PIECES.split()), max_size=30),
    st.sampled_from([" ", "", "\u00a0", "\n"]),
    st.sampled_from(sorted([*known(), "hr"])),
)
def test_abbreviations_in_any_order_are_covered_once(pieces: list[str], between: str, language: str) -> None:
    text = between.join(pieces)
    article = Article.from_text(text, title="\0", language=language)
    covered = [i for sentence in article.sentences for i in range(sentence.start, sentence.end)]
    assert covered == sorted(set(covered))
    assert {i for i, char in enumerate(text) if not char.isspace()} <= set(covered)
