import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Article, Library

LIBRARY = Library.bundled()
HARBOUR = Library(
    [
        Article.from_text(
            "Report\n\nThe Chief Operating Officer resigned in May. She had led the World Health Organization for a "
            "year. Tea is a drink.\n\nIn the UK nobody noticed. The FBI asked questions."
        )
    ]
)
WORDS = sorted(LIBRARY.index.lexicon.spellings)


def test_a_misspelt_word_is_answered_as_the_article_spells_it_and_says_so() -> None:
    answer = LIBRARY.ask("How much is Mircosoft investing in Jappan?")
    assert answer.did_you_mean == answer.searched == "How much is Microsoft investing in Japan?"
    assert answer.question == "How much is Mircosoft investing in Jappan?"
    assert "$2.9 billion" in answer.candidates[0].quote


def test_a_word_inside_another_is_corrected_too() -> None:
    library = Library([Article.from_text("The Asia-Pacific region grows. Tea is a drink.")])
    assert library.ask("Which Pacfic region?").did_you_mean == "Which Pacific region?"


@pytest.mark.parametrize(
    "question", ["Who invented horses?", "Does Tolkien like Japan?", "What is a modal?", "In 1924?"]
)
def test_a_right_word_that_the_article_lacks_is_never_corrected(question: str) -> None:
    assert LIBRARY.ask(question).did_you_mean is None


@given(st.lists(st.sampled_from(WORDS), min_size=2, max_size=6))
def test_the_words_of_the_article_are_never_corrected(words: list[str]) -> None:
    assert LIBRARY.ask(" ".join(words)).did_you_mean is None


PLANTS = Library(
    [
        Article.from_text(
            "Mary's gardens grew quickly in January. The students moved a year later to the factory. He allowed water."
        )
    ]
)


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Who mvoes there?", "Who moved there?"),
        ("What grw in winter?", "What grew in winter?"),
        ("What about the fatcory's gates?", "What about the factory's gates?"),
        ("What grew in Janauy?", "What grew in January?"),
    ],
    ids=["another form", "three letters left", "a possessive", "two letters of a short name"],
)
def test_a_misspelt_word_is_corrected_whatever_its_form(question: str, meant: str) -> None:
    assert PLANTS.ask(question).did_you_mean == meant


@pytest.mark.parametrize("question", ["Did the wok break?", "What is disallowed?", "Where does Swater live?"])
def test_a_rare_word_a_prefixed_word_and_a_name_are_not_taken_for_another(question: str) -> None:
    library = Library([Article.from_text("The work is allowed. Later the water rose, and he allowed more work.")])
    assert library.ask(question).did_you_mean is None


TOWNS = Library([Article.from_text("The lighthouse of Faro stands on the coast. Jane Roth lives there. Faro is old.")])


@pytest.mark.parametrize("question", ["What is fado?", "Where does one eat roti?"])
def test_a_short_word_in_small_letters_is_not_taken_for_a_name_with_another_letter(question: str) -> None:
    assert TOWNS.ask(question).did_you_mean is None


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("where is fado", "where is Faro"),
        ("Where is Fado?", "Where is Faro?"),
        ("Where is fraro?", "Where is Faro?"),
        ("Where is faor?", "Where is Faro?"),
    ],
)
def test_a_misspelt_short_name_is_meant_all_the_same(question: str, meant: str) -> None:
    assert TOWNS.ask(question).did_you_mean == meant


def test_an_inflected_form_is_not_taken_for_a_misspelt_one() -> None:
    text = "Зубрашок пришёл. Вот замок и замки, песок и пески."
    assert Library([Article.from_text(text, language="ru")]).ask("Где зубрашки?").did_you_mean is None


def test_words_without_spaces_are_never_corrected() -> None:
    library = Library([Article.from_text("東京は日本の首都である。")])
    assert library.ask("大阪はどこにある都市ですか").did_you_mean is None


def test_an_acronym_is_found_by_its_long_form() -> None:
    assert HARBOUR.ask("When did the COO resign?").candidates[0].quote == "The Chief Operating Officer resigned in May."


def test_the_long_form_that_an_acronym_led_to_is_marked_and_named_as_the_reason() -> None:
    answer = HARBOUR.ask("When did the COO resign?")
    first = answer.candidates[0]
    assert [first.quote[slice(*span)] for span in first.matched] == ["Chief", "Operating", "Officer", "resigned"]
    assert HARBOUR.why(answer).reasons[0].found == ("Chief Operating Officer",)


def test_a_long_form_is_found_by_its_acronym() -> None:
    answer = HARBOUR.ask("What happened in the United Kingdom?")
    assert answer.candidates[0].quote == "In the UK nobody noticed."
    assert answer.missing == ("happened",)


def test_a_long_form_in_lower_case_is_found_by_its_acronym() -> None:
    assert HARBOUR.ask("What did the federal bureau of investigation ask?").missing == ()


def test_an_acronym_in_lower_case_is_found_by_its_long_form() -> None:
    assert HARBOUR.ask("who led the who or the coo?").candidates[0].quote.startswith(("She had led", "The Chief"))


@pytest.mark.parametrize("word", ["COO", "C.O.O.", "C.O.O", "UK", "U.K."])
def test_an_acronym_alone_is_in_the_article_with_full_stops_and_without(word: str) -> None:
    assert HARBOUR.ask(word).found == (word,)


def test_two_words_in_lower_case_spell_no_acronym() -> None:
    assert HARBOUR.ask("Any user known there?").missing != ()


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("The chief financial officer, Rita Moss, resigned.", "Who is the CFO?"),
        ("The chief financial officer resigned.", "who is the cfo?"),
        ("Our return on investment was good.", "What was the ROI?"),
        ("Natural language processing helps the desk.", "Where does NLP help?"),
        ("He works at the Department of Defense.", "Who works at the DoD?"),
        ("The non-governmental organisation sits in Ghent.", "Where does the NGO sit?"),
        ("See the frequently asked questions.", "Are there FAQs?"),
        ("The federal office of public works.", "Where is the FOPW?"),
        ("Research and development costs much.", "What is R&D?"),
        ("The DoD pays him.", "What does the Department of Defense pay?"),
        ("The NGO sits in Ghent.", "Where does the non-governmental organisation sit?"),
        ("Our R&D team sits in Ghent.", "Where does research and development sit?"),
        ("Here is our ROI.", "What is the return on investment?"),
    ],
)
def test_an_acronym_and_its_long_form_are_the_same(text: str, question: str) -> None:
    library = Library([Article.from_text(f"Tea is a drink. {text} The harbour lies in the north.")])
    answer = library.ask(question)
    assert answer.missing == ()
    assert answer.candidates[0].quote == text


@pytest.mark.parametrize("text", ["He calls for old boats. They found boats in July.", "They fed bad, ill cats."])
def test_an_acronym_is_not_spelt_by_words_across_marks_or_within_a_chunk(text: str) -> None:
    assert Library([Article.from_text(text)]).ask("What is the FBI or a CFO?").missing == ("FBI", "CFO")


def test_a_number_asked_for_spells_nothing() -> None:
    assert Library([Article.from_text("He calls for old boats.")]).ask("What is +555 for?").missing == ("+555",)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("European Space Agency", "The European Space Agency launched a probe.\n\nESA also runs a camp."),
        ("Chief Operating Officer", "The chief financial officer is Rita Moss. ESA runs on.\n\nThe COO runs a camp."),
    ],
)
def test_a_sentence_with_the_acronym_counts_like_one_with_the_long_form(name: str, text: str) -> None:
    library = Library([Article.from_text(f"{text} Tea is a drink. The harbour lies in the north.")])
    quote = library.ask(f"What does the {name} run?").candidates[0].quote
    assert quote == text.split("\n\n")[-1]


def test_a_number_in_words_finds_its_digits() -> None:
    library = Library([Article.from_text("The old harbour has 7 piers. The lake has many boats.")])
    assert library.ask("What has seven piers?").candidates[0].quote == "The old harbour has 7 piers."


def test_every_word_of_a_number_is_found_by_its_digits() -> None:
    library = Library([Article.from_text("The network has 2,000,000 users. The lake has many boats.")])
    answer = library.ask("What has two million users?")
    assert answer.missing == ()
    assert answer.candidates[0].quote == "The network has 2,000,000 users."


def test_a_misspelt_word_is_not_known_by_a_stem_of_three_letters() -> None:
    library = Library([Article.from_text("The United Nations met. Tea is a drink.")])
    assert library.ask("Who met in the Unied Nations?").did_you_mean == "Who met in the United Nations?"


@pytest.mark.parametrize(
    ("text", "question", "meant"),
    [
        ("A state is a country.", "Which staye is it?", "Which state is it?"),
        ("В августе было тепло. Затем тепло ушло.", "Что было до хвгуста?", "Что было до августе?"),
        ("Наш университет стоит в городе на воде.", "Кто был в униеврсзитете?", "Кто был в университет?"),
        ("The farm grows apples. The form was signed.", "Which fxrm was signed?", "Which form was signed?"),
        ("Every human has rights. Tea is a drink.", "Which Huamn has them?", "Which human has them?"),
    ],
    ids=[
        "that has a known word's stem",
        "in a form the article lacks",
        "by two letters, in a form the article lacks",
        "as another word of the question suggests",
        "and written with a capital",
    ],
)
def test_a_word_is_corrected(text: str, question: str, meant: str) -> None:
    assert Library([Article.from_text(text)]).ask(question).did_you_mean == meant


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Плёнки лежат там. Чай пьют.", "Сколько пленок лежит?"),
        ("Имя основателя известно.", "Кто основал McKinsey & Company?"),
        ("Marta leads the office. Tea is a drink.", "What does Martha lead?"),
        ("Se requería agua. El té es bebida.", "¿Cómo se referia al agua?"),
        ("Desserts are served cold. Tea is a drink.", "Where are deserts?"),
        ("Улица и школа. Он видел улицу, школу и путаницу. Улицами и школами ходят.", "Кто ехал со спутницами?"),
        (f"The {'ab' * 30} grows. Tea is a drink.", f"Where is {'ab' * 29}ax?"),
    ],
    ids=[
        "another form",
        "read in another language",
        "another name",
        "without its accent",
        "a common word",
        "listed in other forms",
        "longer than any word",
    ],
)
def test_a_word_is_left_as_it_is(text: str, question: str) -> None:
    assert Library([Article.from_text(text)]).ask(question).did_you_mean is None


@pytest.mark.parametrize("question", ["¿Quién apoya a OpenAI?", "quien apoya a openai"])
def test_a_question_word_of_another_language_is_no_misspelt_word(question: str) -> None:
    # The article has "quite", two letters away.
    assert Library.bundled().ask(question).did_you_mean is None


@pytest.mark.parametrize("question", ["¿Quién fundó Brightwater?", "qui a fondé Brightwater ?"])
def test_a_word_with_a_letter_that_the_articles_lack_is_of_another_language(question: str) -> None:
    library = Library([Article.from_text("Brightwater was founded in Leeds by Ruth, who had a small fund.")])
    assert library.ask(question).did_you_mean is None


KITCHEN = Library([Article.from_text("A large bowl stands on the kitchen table. Coffee is kept in the garden.")])


def test_a_listed_word_is_corrected_where_the_others_are_misspelt() -> None:
    meant = "Which kitchen table has the large bowl?"
    assert KITCHEN.ask("Which ktichen tabble has the lrage owl?").did_you_mean == meant


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Which kitchen has an owl?", None),
        ("Which kitchen tabble has the owl?", "Which kitchen table has the owl?"),
        ("Which zxqvkw has the owl?", None),
    ],
    ids=["all are right", "another is right too", "another stands for nothing"],
)
def test_a_listed_word_is_left_where(question: str, meant: str | None) -> None:
    assert KITCHEN.ask(question).did_you_mean == meant


def test_a_common_word_that_the_article_lacks_is_meant_where_no_word_of_it_is_as_near() -> None:
    assert KITCHEN.ask("How lojng is the table?").did_you_mean == "How long is the table?"


def test_a_word_of_the_article_is_meant_rather_than_a_common_one() -> None:
    assert KITCHEN.ask("Which gabrden is it?").did_you_mean == "Which garden is it?"


@pytest.mark.parametrize("question", ["Что говорят о чуме?", "Что о Рабоде?"], ids=["short", "a name"])
def test_a_word_that_the_article_lacks_is_not_taken_for_a_common_one(question: str) -> None:
    assert Library([Article.from_text("Вот замок и песок.", language="ru")]).ask(question).did_you_mean is None


@pytest.mark.parametrize("question", ["What is the fonction?", "Who saw the thnks?"])
def test_a_word_that_the_article_lacks_is_not_put_in_where_nothing_answers_with_it(question: str) -> None:
    assert LIBRARY.ask(question).did_you_mean is None


def test_the_other_words_are_corrected_where_one_is_left() -> None:
    meant = "Do zebras sleep with a fonction of Japan?"
    assert LIBRARY.ask("Do zebras sleep with a fonction of Jappan?").did_you_mean == meant


@pytest.mark.parametrize(
    ("question", "meant"),
    [("igdir nerede", "Iğdır nerede"), ("kaysi nerede", "kayısı nerede")],
    ids=["is what remains", "is one letter from what remains"],
)
def test_a_word_is_meant_that_without_its_accents(question: str, meant: str) -> None:
    text = "Iğdır doğuda bir ildir. Iğdır Ovası'nda kayısı yetişir. Karşıda dağlar vardır. Kayısı ağaçları ovada durur."
    assert Library([Article.from_text(text, language="tr")]).ask(question).did_you_mean == meant
