import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import Article, Library, Thresholds
from knowledge.answering import answer
from knowledge.asking import asked, kind
from knowledge.background import rarity, table
from knowledge.features import COVERAGE, NAMES, at_a_glance, closely
from knowledge.index import Index
from knowledge.language import known, language
from knowledge.overlap import alike, longest_run
from knowledge.query import read
from knowledge.ranking import CANDIDATES, Candidate, Ranking, rank, scores
from knowledge.related import related
from knowledge.terms import terms
from knowledge.traits import Unit, traits

TEXT = """The harbour opened in 1904. Its first pilot was Ada Berg, who had bought a steamer for 900 kroner.

Fishing ended because the herring left. The quay is made of granite and 300 metres long."""


def first(question: str, text: str = TEXT) -> str:
    return Library([Article.from_text(text, title="Harbour")]).ask(question).candidates[0].quote


def unit(text: str, language: str = "en") -> Unit:
    return Index([Article.from_text(text, title="Title", language=language)]).units[0]


def asks(question: str, code: str = "en") -> str:
    words = [token.surface.casefold() for token in read(question, [code]).tokens]
    return kind(words, question, language(code))


def test_a_related_word_finds_what_the_article_calls_otherwise() -> None:
    assert first("Who purchased a boat?") == "Its first pilot was Ada Berg, who had bought a steamer for 900 kroner."


def test_a_directed_relation_is_not_found_backwards() -> None:
    assert "white" in related("color", "en")
    assert "color" not in related("white", "en")


def test_words_of_a_group_find_each_other() -> None:
    assert set(terms("start commence", "en")) <= set(related("begin", "en"))


def test_a_language_without_a_list_has_no_related_words() -> None:
    assert related("begin", "xx") == ()


def test_a_common_word_is_less_rare_in_the_language() -> None:
    assert rarity(["year"], "en", 3.0) < rarity(["granit"], "en", 3.0)


def test_a_language_without_a_table_keeps_the_idf_of_the_article() -> None:
    assert rarity(["abc"], "xx", 3.0) == 3.0


def test_a_pair_with_a_particle_says_less() -> None:
    assert rarity(["の首"], "ja", 3.0) < rarity(["首都"], "ja", 3.0)


def test_every_table_gives_the_idf_of_words_not_listed() -> None:
    tables = {code: table(code) for code in known() if table(code)}
    assert tables
    assert [code for code, rows in tables.items() if max(rows.values()) != rows[""]] == []


def test_the_first_question_word_tells_the_kind() -> None:
    assert asks("Who paid the man when he left?") == "person"


def test_the_noun_after_what_tells_the_kind() -> None:
    assert asks("In what year did it open?") == "time"


def test_a_longer_question_word_goes_before_a_shorter_one() -> None:
    assert [asks("How many boats?"), asks("How long is it?"), asks("How does it work?")] == [
        "quantity",
        "duration",
        "manner",
    ]


def test_a_question_word_is_found_where_words_have_no_spaces() -> None:
    assert asks("首都はどこですか", "ja") == "place"


def test_a_longer_question_word_goes_before_a_shorter_one_where_words_have_no_spaces() -> None:
    assert asks("桥梁在哪个年代建成？", "zh") == "time"


def test_a_verb_before_what_asks_for_no_reason() -> None:
    assert asks("公司被命名为什么？", "zh") == "thing"


def test_a_number_asked_for_is_no_thing_in_japanese() -> None:
    assert [asks("橋は何メートルですか", "ja"), asks("何年間続きましたか", "ja")] == ["size", "duration"]


def test_a_question_that_opens_with_a_verb_wants_a_choice() -> None:
    assert asks("Is the quay made of granite?") == "choice"


def test_when_prefers_the_sentence_with_a_year() -> None:
    assert first("When did the harbour open?") == "The harbour opened in 1904."


def test_why_prefers_the_sentence_with_a_reason() -> None:
    assert first("Why did fishing end?") == "Fishing ended because the herring left."


def test_names_are_what_stands_in_capitals_after_the_first_word() -> None:
    found = traits(unit("Ships were sold by Ada Berg."))
    assert [sorted(forms) for forms in found.names] == [["ada"], ["berg"]]


def test_a_number_in_words_is_a_number() -> None:
    assert [sorted(forms) for forms in traits(unit("It has seven piers.")).numbers] == [["7", "seven"]]


def test_a_number_with_its_unit_is_a_cue() -> None:
    assert {"number_time_unit", "number_measure"} <= traits(unit("It took 5 long years to dig 300 metres.")).cues


def test_a_sentence_that_opens_with_a_pronoun_leans() -> None:
    assert traits(unit("It was sold.")).leans


def test_words_with_a_long_beginning_in_common_are_alike() -> None:
    assert alike("development", "developing") > 0.6


def test_short_words_are_never_alike() -> None:
    assert alike("cat", "car") == 0


def test_a_run_is_counted_where_words_follow_each_other() -> None:
    assert longest_run(["the", "old", "quay", "of"], {"old": [3], "quay": [4, 9], "of": [1]}) == 2


def evidence(question: str, text: str, code: str = "en") -> dict[str, float]:
    """Give all the evidence for the first sentence of a text."""
    index = Index([Article.from_text(text, title="Title", language=code)])
    query = read(question, [code])
    of_question = asked(index, query)
    glance = at_a_glance(index, of_question, [0], scores(index, query))
    return dict(zip(NAMES, closely(index, of_question, [0], glance)[0].tolist(), strict=True))


def test_a_word_that_the_articles_lack_takes_nothing_from_the_shares_of_the_others() -> None:
    plain, further = (evidence(question, TEXT) for question in ("harbour pilot", "harbour pilot zorgle"))
    assert {
        name: round(plain[name] - further[name], 9) for name in (*COVERAGE, "sentence", "passage")
    } == dict.fromkeys((*COVERAGE, "sentence", "passage"), 0.0)


def test_a_common_word_is_not_taken_for_a_question_of_which_the_articles_have_nothing_else() -> None:
    assert 0 < evidence("zorgle blorf harbour plimsy quaxer gnomid frobble wibbet spleen", TEXT)["held_article"] < 1


def test_a_sentence_without_spaces_that_only_says_what_was_asked_has_nothing_new() -> None:
    assert evidence("落語家の対立の原因は何か", "落語家の対立の原因です。", "ja")["nothing_new"] == 1


def test_what_is_new_is_counted_where_words_have_no_spaces() -> None:
    question = "落語家の対立の原因は何か"
    short, long = (
        evidence(question, f"落語家の対立の原因は{new}です。", "ja")["novelty"] for new in ("基準", "選考基準")
    )
    assert 0 < short < long


def test_a_long_word_is_no_phrase_where_words_are_pairs_of_characters() -> None:
    found = evidence("マイクロフォーマットは何ですか", "マイクロフォーマットである。", "ja")
    assert (found["run"], found["long_run"], found["held_article"] > 0) == (0, 0, True)


def test_a_phrase_counts_where_words_have_spaces() -> None:
    assert evidence("What is the harbour office?", "The harbour office.")["run"] > 0


def test_a_question_in_pairs_of_characters_ends_in_its_last_word_of_meaning() -> None:
    found = evidence("首都の人口は何人か", "首都は東京である。", "ja")
    assert (found["first_word"], found["last_word"]) == (1, 0)
    assert evidence("首都の人口は？", "多くの人口である。", "ja")["last_word"] == 1


def test_the_shares_of_a_question_add_up_to_one() -> None:
    index = Index([Article.from_text(TEXT, title="Harbour")])
    rows = asked(index, read("Who bought the steamer in 1904?", ["en"])).weights
    assert [round(float(row.sum()), 9) for row in rows] == [1, 1, 1]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(max_size=80))
def test_any_question_to_any_text_gets_a_probability_and_falling_scores(text: str, question: str) -> None:
    article = Article.from_text(text, title="Any")
    index = Index([article])
    found = rank(index, read(question, [article.language]), CANDIDATES)
    scores = [candidate.score for candidate in found.candidates]
    assert 0 <= found.confidence <= 1
    assert scores == sorted(scores, reverse=True)


def test_a_higher_threshold_declines_what_a_lower_one_answers() -> None:
    article = Article.from_text(TEXT, title="Harbour")
    asked_of = [Library([article], Thresholds(likely, 1.0)).ask("When did the harbour open?") for likely in (0.0, 1.0)]
    assert [answer.status for answer in asked_of] == ["answered", "refused"]
    assert asked_of[0].certainty == "likely"


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("How many ships are in Oslo?", "The harbour has 312 ships."),
        ("who is the mayor of bergen", "The mayor is Ole Dahl."),
    ],
)
def test_of_several_articles_the_one_whose_title_a_question_names_goes_first(question: str, quote: str) -> None:
    towns = (
        ("Oslo", "Summers are warm. The harbour has 312 ships. The mayor is Kari Lund."),
        ("Bergen", "The harbour has 97 ships. The mayor is Ole Dahl."),
    )
    library = Library([Article.from_text(text, title=title) for title, text in towns])
    assert library.ask(question).candidates[0].quote == quote


def test_copies_of_an_article_are_quoted_once() -> None:
    copies = [Article.from_text("Tea came from China.\n\nCoffee is hot.", title=title) for title in ("A", "B")]
    answer = Library(copies).ask("Where did tea come from?")
    assert [evidence.quote for evidence in answer.evidence] == ["Tea came from China."]
    assert [evidence.quote for evidence in answer.candidates[:2]] == ["Tea came from China."] * 2


def test_a_sentence_of_another_article_without_a_word_of_the_question_is_not_shown_beside_the_answer() -> None:
    texts = ("The mill burned down. Wool was cheap.", "Be kind.", "The mill is old.")
    index = Index([Article.from_text(text, title="T") for text in texts])
    found = Ranking(tuple(Candidate(number, 1.0, matches=True) for number in (0, 2, 3, 1)), 0.9)
    shown = answer(index, read("Why did the mill burn down?", ["en"]), found).evidence
    assert [one.quote for one in shown] == ["The mill burned down.", "The mill is old.", "Wool was cheap."]
