import json
from pathlib import Path

import pytest

from knowledge import Answer, Article, Library, Status
from knowledge.antecedents import Antecedents
from knowledge.conversation import Turn, turn
from knowledge.language import language
from knowledge.lexicon import Lexicon
from knowledge.mentions import Wanted
from knowledge.terms import tokens

BAKERY = (
    "The bakery\n\n"
    "The cooperative opened its second shop on Mill Street in March 2019. Its first shop, on Harbour Lane, had been "
    "founded in 2011 by Ines Duarte. This was because the last baker in town had closed. She borrowed 18,000 euros.\n\n"
    "The new shop is managed by Tomasz Lis. He moved to the town in 2014. He told the local paper that he sleeps "
    "well.\n\n"
    "The flour comes from the Weller mill, which has supplied the bakery since 2013. In 2022 its price rose by a tenth."
)


@pytest.fixture(scope="module")
def bakery() -> Library:
    return Library([Article.from_text(BAKERY)])


def after(library: Library, *questions: str) -> Answer:
    turns: list[Turn] = []
    for question in questions[:-1]:
        said = turn(library.ask(question, turns=turns))
        turns += [said] if said else []
    return library.ask(questions[-1], turns=turns)


@pytest.mark.parametrize(
    ("first", "second", "answered"),
    [
        ("where does the flour come from?", "since when?", "since 2013"),
        ("who founded the first shop?", "how come?", "because the last baker"),
        ("who founded the first shop?", "whats her name?", "Ines Duarte"),
        ("who manages the new shop?", "who else?", "Tomasz Lis"),
        ("who manages the new shop?", "what did he tell the paper?", "sleeps well"),
    ],
)
def test_a_follow_up_of_few_words_is_answered(bakery: Library, first: str, second: str, answered: str) -> None:
    answer = after(bakery, first, second)
    assert answer.status is Status.ANSWERED
    assert answered in answer.evidence[0].quote


@pytest.mark.parametrize(
    "questions",
    [
        ("Who is Elon Musk?", "what did he tell the paper?"),
        ("who is elon musk?", "what did he tell the paper?"),
        ("How many euros did Ines Duarte borrow?", "and Netflix?", "how much did she borrow?"),
    ],
)
def test_what_was_refused_for_a_name_that_the_articles_lack_stays_refused(
    bakery: Library, questions: tuple[str, ...]
) -> None:
    assert after(bakery, *questions).status is Status.REFUSED


def test_what_led_to_whom_a_pronoun_stands_for_is_not_carried_over_again(bakery: Library) -> None:
    answer = after(bakery, "who manages the new shop?", "when did he move?", "what did he tell the paper?")
    assert answer.carried == ("Tomasz", "Lis", "move")


def test_who_asks_for_more_is_understood_to_ask_the_same(bakery: Library) -> None:
    assert after(bakery, "who manages the new shop?", "tell me more").searched == "who manages the new shop?"


def test_what_was_searched_is_shown_with_all_the_words_that_were_typed(bakery: Library) -> None:
    assert after(bakery, "where does the flour come from?", "when did it go up?").searched == "when did it go up? flour"


FIRM = (
    "The firm\n\nThe firm employs 312 people. Its biggest customer is the city.\n\nIts shops stand in four "
    "countries.\n\nThe Chief Executive Officer is Martin Holt; the Chief Financial Officer (CFO) is Dana Lee. Mr. Holt "
    "took over from Ruth Adeyemi in 2015. Dana Lee said that the firm would not pay a dividend this year."
)


@pytest.mark.parametrize(
    ("questions", "answered"),
    [
        (("when did Holt take over?", "and the biggest customer?"), "the city"),
        (("how many people does the firm employ?", "and in how many countries?"), "four countries"),
        (("who is the ceo now?", "when did he take over?", "from whom?", "what about the CFO?"), "Dana Lee"),
    ],
)
def test_what_a_follow_up_names_itself_is_asked_about(questions: tuple[str, ...], answered: str) -> None:
    assert answered in after(Library([Article.from_text(FIRM)]), *questions).evidence[0].quote


def test_a_new_name_that_takes_the_place_of_none_is_asked_about_alone_where_that_is_surer() -> None:
    library = Library([Article.from_text(FIRM)])
    assert (
        after(library, "who is the ceo now?", "when did he take over?", "from whom?", "what about the CFO?").carried
        == ()
    )


def test_a_pronoun_that_nobody_was_named_for_carries_nothing_over(bakery: Library) -> None:
    answer = after(bakery, "By how much did the price of the flour rise?", "who is he?")
    assert (answer.carried, answer.evidence) == ((), ())


@pytest.mark.parametrize("question", ["what about the Weller mill?", "tell me about the Weller mill"])
def test_a_new_topic_that_the_turn_before_tells_nothing_of_is_asked_alone(bakery: Library, question: str) -> None:
    answer = after(bakery, "who founded the first shop?", question)
    assert answer.carried == ()
    assert "Weller mill" in answer.evidence[0].quote


def test_a_year_does_not_tell_how_many(bakery: Library) -> None:
    assert after(bakery, "who manages the new shop?", "how many of them?").status is Status.REFUSED


@pytest.mark.parametrize(
    "question",
    ["how old is he?", "who is his wife?", "did he get help?", "how much does he earn?", "when was he born?"],
)
def test_what_is_not_said_of_a_person_is_refused(bakery: Library, question: str) -> None:
    assert after(bakery, "who manages the new shop?", question).status is Status.REFUSED


@pytest.mark.parametrize(
    ("quote", "asked", "meant"),
    [
        ("Its shop, on Harbour Lane, had been founded in 2011 by Ines Duarte.", "founded shop", "Ines Duarte"),
        ("It is led by Tadao88, once of Amazon Japan.", "led", "Tadao88"),
        ("Altman and Chief Operating Officer Brad Lightcap met executives.", "coo", "Brad Lightcap"),
    ],
)
def test_a_pronoun_stands_for_the_name_nearest_to_what_was_asked(quote: str, asked: str, meant: str) -> None:
    found = Antecedents(quote, tokens(asked, "en"), language("en"), Lexicon([]))
    assert " ".join(word.surface for word in found.adjoining(Wanted.PERSON) or found.nearest(Wanted.PERSON)) == meant


def test_the_person_who_was_asked_about_is_meant(bakery: Library) -> None:
    assert after(bakery, "who is tomasz lis?", "when did he move?").carried == ("tomasz", "lis")


@pytest.mark.parametrize(
    "question",
    [
        "how much did the flour that comes from the mill rise?",
        "which shops on the streets of the town lose money when they open early?",
    ],
)
def test_a_pronoun_within_a_question_may_mean_a_word_of_it(bakery: Library, question: str) -> None:
    answer = after(bakery, "who founded the first shop?", question)
    assert (answer.carried, answer.searched) == ((), question)


def test_an_article_is_no_pronoun() -> None:
    library = Library(
        [Article.from_text("Ana abrió la tienda en Lima. La harina viene de Quito.", title="T", language="es")]
    )
    assert after(library, "¿Quién abrió la tienda?", "¿De dónde viene la harina?").carried == ()


LINES = (Path(__file__).parent / "data" / "followups.jsonl").read_text("utf-8").splitlines()
CONVERSATIONS = [json.loads(line) for line in LINES]


def test_most_conversations_on_the_bundled_article_go_well() -> None:
    library = Library.bundled()
    asked = [one for one in CONVERSATIONS if one["quotes"]]
    right = [
        answer.status is Status.ANSWERED and any(quote in answer.evidence[0].quote for quote in one["quotes"])
        for one in asked
        for answer in [after(library, *one["turns"])]
    ]
    assert len(right) == 15
    assert sum(right) >= 9


@pytest.mark.parametrize("turns", [one["turns"] for one in CONVERSATIONS if one["quotes"] is None and not one["alone"]])
def test_what_the_article_does_not_say_is_refused_after_another_turn_too(turns: list[str]) -> None:
    assert after(Library.bundled(), *turns).status is not Status.ANSWERED


@pytest.mark.parametrize("turns", [one["turns"] for one in CONVERSATIONS if one["alone"]])
def test_a_complete_question_on_the_bundled_article_carries_nothing_over(turns: list[str]) -> None:
    assert after(Library.bundled(), *turns).carried == ()
