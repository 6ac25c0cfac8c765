import pytest

from knowledge import Answer, Article, Library, Status
from knowledge.conversation import Turn, follow, turn
from knowledge.index import Index
from knowledge.persons import Persons
from knowledge.query import read
from knowledge.terms import tokens


def persons(text: str, language: str = "en") -> Persons:
    return Index([Article.from_text(text, title="T", language=language)]).lexicon.persons


@pytest.mark.parametrize(
    ("text", "person", "thing"),
    [
        ("The hospital hired Dr. Keller, once of the Tribune.", "Keller", "Tribune"),
        ("OpenAI CEO Sam Altman spoke.", "Altman", "OpenAI"),
        ("Johansen, who is mayor, thanked Greenport Ltd for it.", "Johansen", "Greenport Ltd"),
        ("Later, Curie died in Warsaw.", "Curie", "Warsaw"),
        ("They say Nadella is the new chief executive of SoftBank.", "Nadella", "SoftBank"),
        ("Chief Operating Officer Brad Lightcap left the Pasteur Institute.", "Lightcap", "Pasteur"),
        ("Lena Berg met Tasso. She is old. Then Runo paid Berg. It pays well.", "Berg", "Runo"),
        ("At Varo, Minister Ana Ruiz smiled. It paid, said Ruiz. The Varo is big.", "Ana", "Varo"),
    ],
)
def test_persons_are_told_from_things(text: str, person: str, thing: str) -> None:
    found = persons(text)
    assert [found.standing(tokens(name, "en")) for name in (person, thing)] == [1, -1]


@pytest.mark.parametrize(
    ("code", "text", "person", "thing"),
    [
        ("de", "Frau Dr. Weber leitet die Bosch GmbH in Leipzig.", "Weber", "Bosch GmbH"),
        ("es", "La directora Laura Gómez dirige la filial en Chile.", "Gómez", "Chile"),
        ("fr", "La ministre Anne Dupont travaille chez Volkswagen.", "Dupont", "Volkswagen"),
        ("ru", "Директор Елена Бунина училась в Казахстане.", "Бунина", "Казахстане"),
    ],
)
def test_persons_are_told_from_things_in_other_languages(code: str, text: str, person: str, thing: str) -> None:
    found = persons(text, code)
    assert [found.standing(tokens(name, code)) for name in (person, thing)] == [1, -1]


FIRMS = (
    "The CEO of OpenAI is Sam Altman, who works closely with Microsoft. He was appointed in 2019. "
    "OpenAI was founded in 2015.\n\n"
    "Satya Nadella, the chief executive of Microsoft, announced the deal in Redmond. He took over in 2014. "
    "Novapharm paid Nadella 40,000 dollars. Nadella told the court that he regretted nothing.\n\n"
    "Mira Murati left OpenAI in September. Sundar Pichai leads Google from Mountain View.\n\n"
    "Ana Ruiz opened the trial. Carla Neri appealed. She was born in Malaga."
)


@pytest.fixture(scope="module")
def firms() -> Library:
    return Library([Article.from_text(FIRMS, title="Firms")])


def after(library: Library, first: str, second: str) -> tuple[str, Answer]:
    """Give the name that the pronoun of a second question stands for, and the answer to it."""
    turns: list[Turn] = [said for said in [turn(library.ask(first))] if said]
    followed = follow(read(second, ["en"]), turns[-1], library.index.lexicon)
    assert followed is not None
    return " ".join(word.surface for word in followed.subject), library.ask(second, turns=turns)


@pytest.mark.parametrize(
    ("first", "second", "meant"),
    [
        ("Who is the CEO of OpenAI?", "when was he appointed?", "Sam Altman"),
        ("who announced the deal?", "when did he take over?", "Satya Nadella"),
        ("When did Mira Murati leave OpenAI?", "where was she born?", "Mira Murati"),
        ("How much did Novapharm pay Nadella?", "what did he regret?", "Nadella"),
        ("How much did Novapharm pay Nadella?", "when was it sold?", "Novapharm"),
        ("who paid Nadella?", "what did he tell the court?", "Nadella"),
        ("Which company does Sundar Pichai lead?", "when was it founded?", "Google"),
        ("Which company does Sam Altman lead?", "when was it founded?", "OpenAI"),
        ("Who took over in 2014?", "what did he regret?", "Satya Nadella"),
    ],
)
def test_a_person_is_meant_by_he_and_a_thing_by_it(firms: Library, first: str, second: str, meant: str) -> None:
    assert after(firms, first, second)[0].startswith(meant)


@pytest.mark.parametrize(
    ("first", "second", "answered"),
    [
        ("who paid Nadella?", "what did he tell the court?", "regretted nothing"),
        ("Which company does Sam Altman lead?", "when was it founded?", "OpenAI was founded in 2015."),
    ],
)
def test_what_is_said_of_whom_or_what_is_meant_answers(firms: Library, first: str, second: str, answered: str) -> None:
    answer = after(firms, first, second)[1]
    assert answered in answer.evidence[0].quote


PAPER = (
    "Anna Lind and Erik Moe founded the paper in 1950. Lind wrote about art. She died in 1980. Moe sold the paper. "
    "He died in 1977.\n\nMarie Curie was born in Warsaw. Then she moved to France and met Pierre. "
    "Pierre taught physics. He died in 1906."
)


@pytest.mark.parametrize(
    ("first", "second", "answered"),
    [
        ("Who founded the paper?", "when did she die?", "She died in 1980."),
        ("Who founded the paper?", "when did he die?", "He died in 1977."),
        ("Whom did Marie meet in France?", "when did he die?", "He died in 1906."),
        ("Whom did Marie meet in France?", "where was she born?", "Marie Curie was born in Warsaw."),
    ],
)
def test_she_is_whom_the_article_calls_so(first: str, second: str, answered: str) -> None:
    answer = after(Library([Article.from_text(PAPER, title="The paper")]), first, second)[1]
    assert answer.evidence[0].quote == answered


def test_what_is_said_of_the_next_person_is_not_said_of_the_one_before(firms: Library) -> None:
    answers = [after(firms, who, "where was she born?")[1] for who in ("Who appealed?", "Who opened the trial?")]
    assert [answer.status for answer in answers] == [Status.ANSWERED, Status.REFUSED]


def test_what_is_said_of_a_firm_goes_on_after_its_head() -> None:
    text = "Anthropic was founded in 2021. Dario Amodei runs it. It employs 800 people. Google has 180,000 people."
    library = Library([Article.from_text(text, title="Firms")])
    answer = after(library, "When was Anthropic founded?", "how many people does it employ?")[1]
    assert answer.evidence[0].quote == "It employs 800 people."


def test_a_verb_that_also_begins_a_sentence_is_no_name() -> None:
    text = "La presidenta es Ana Botín, quien nació en Lima. Nació sana. Ella estudió derecho. Nació su hija."
    assert not Index([Article.from_text(text, title="T", language="es")]).lexicon.is_name("nació")
