"""Prove what the benchmarks compare, misspell and time; what sums them up is proved in test_measures."""

import json
import random
import runpy
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
import quality
import speed
import typos
from asking import Found
from comparison import PROBABLE, Replies, Report, ask, measure, sum_up
from hypothesis import given
from hypothesis import strategies as st
from misspelling import alphabets, garble, misspell
from systems import SYSTEMS
from trials import Corpus, corpora, is_right

from knowledge import Article, Library
from knowledge.evaluation import evaluate, figures
from knowledge.language import language
from knowledge.questions import Question, QuestionSet, read_questions
from knowledge.structure import Span

BENCHMARKS = Path(__file__).parent / "benchmarks"
DATA = Path(__file__).parent / "data"
SPANISH, RUSSIAN, CHINESE = (DATA / f"xquad.{code}.json" for code in ("es", "ru", "zh"))
BUNDLED = Path(__file__).parents[1] / "knowledge" / "articles" / "openai-tokyo.questions.jsonl"
EXTRA = {"bm25s", "tantivy"}


@pytest.fixture(scope="module")
def sample() -> list[QuestionSet]:
    return read_questions(SPANISH)


def installed(name: str) -> None:
    if name in EXTRA and find_spec(name) is None:
        pytest.skip("comes with the extra `bench`")


class TestRightSentences:
    article = Article.from_text("Tea is a drink. It came from China.\n\nIt is brewed hot, and drunk.", title="Tea")
    question = Question("What is it?", (Span(9, 14),), paragraph=1)

    def right(self, question: Question) -> list[str]:
        return [self.article.text[s.start : s.end] for s in self.article.sentences if is_right(s, question)]

    def test_the_sentence_that_holds_the_answer_is_right(self) -> None:
        assert self.right(self.question) == ["Tea is a drink."]

    def test_a_part_of_the_answer_is_not_enough(self) -> None:
        assert self.right(Question("What is it?", (Span(9, 20),), paragraph=1)) == []

    def test_another_paragraph_is_wrong(self) -> None:
        assert self.right(Question("What is it?", (Span(9, 14),), paragraph=2)) == []


class TestComparison:
    def test_both_ways_of_measuring_agree(self, sample: list[QuestionSet]) -> None:
        replies = ask("this project", corpora(sample))
        row, known = sum_up(replies, replies), figures(evaluate(sample))
        assert (row.hit_at_1, row.hit_at_3, row.mrr) == pytest.approx((known.hit_at_1, known.hit_at_3, known.mrr))
        assert (row.gold_paragraph, row.auroc) == pytest.approx((known.gold_paragraph, known.auroc))
        assert row.calibration_error == pytest.approx(known.calibration_error)

    def test_a_system_does_not_differ_from_itself(self, sample: list[QuestionSet]) -> None:
        replies = ask("rank-bm25, README", corpora(sample[1:3]))
        row = sum_up(replies, replies)
        assert (row.difference, row.difference_interval) == (0.0, (0.0, 0.0))

    def test_a_rank_beyond_three_counts_for_the_mean_only(self) -> None:
        yes = np.array([True, True])
        replies = Replies("x", np.array([1, 4]), yes, np.array([0.2, 0.1]), yes, np.array([0, 1]), ~yes)
        row = sum_up(replies, replies)
        assert (row.hit_at_1, row.hit_at_3, row.mrr) == (0.5, 0.5, 0.625)

    @pytest.mark.parametrize("name", SYSTEMS)
    def test_every_system_finds_the_sentence_with_the_word(self, name: str) -> None:
        installed(name)
        text = "Tea is a drink. It came from China. Water is brought to the boil. A cup costs little."
        corpus = Corpus((Article.from_text(text, title="Tea", source="0"),), ())
        assert SYSTEMS[name](corpus).ask('Is it "brought" (to: what?) AND brought - by whom').numbers[0] == 2

    @pytest.mark.parametrize("name", SYSTEMS)
    def test_every_system_takes_a_question_without_a_word(self, name: str) -> None:
        installed(name)
        corpus = Corpus((Article.from_text("Tea is a drink. It came from China.", title="Tea", source="0"),), ())
        assert isinstance(SYSTEMS[name](corpus).ask("?!"), Found)

    @pytest.mark.parametrize("name", [name for name in SYSTEMS if name != "rank-bm25, README"])
    def test_every_peer_is_set_up_for_chinese(self, name: str) -> None:
        installed(name)
        text = "茶是一种饮料。它来自中国西南部。水要先烧开。一杯茶很便宜。"
        corpus = Corpus((Article.from_text(text, title="茶", source="0", language="zh"),), ())
        assert SYSTEMS[name](corpus).ask("它来自哪里？来自中国西南部吗？").numbers[0] == 1

    @pytest.mark.parametrize("name", ["bm25s", "tantivy", "rank-bm25, our terms"])
    def test_peers_stem_the_language_of_the_article(self, name: str) -> None:
        installed(name)
        text = "Los ríos llevan agua. Las montañas son altas. El lago es azul."
        corpus = Corpus((Article.from_text(text, title="Agua", source="0", language="es"),), ())
        assert SYSTEMS[name](corpus).ask("¿Cuál es la montaña?").numbers[0] == 1


class TestCorpora:
    def test_joined_articles_are_one_library_without_foreign_questions(self, sample: list[QuestionSet]) -> None:
        (joined,) = corpora(sample, joined=True)
        assert len(joined.articles) == len(sample)
        assert all(case.own for case in joined.cases)

    def test_joined_cases_point_at_the_sentences_with_the_answer(self, sample: list[QuestionSet]) -> None:
        (joined,) = corpora(sample, joined=True)
        questions = [question for one in sample for question in one.questions]
        texts = [one.article.text[slice(*question.answers[0])] for one in sample for question in one.questions]
        rows = zip(joined.cases, questions, texts, strict=True)
        assert [q.text for case, q, text in rows if not all(text in joined.sentences[n] for n in case.right)] == []

    def test_questions_on_one_article_are_alike(self, sample: list[QuestionSet]) -> None:
        found = corpora(sample)
        assert [{case.cluster for case in one.cases} for one in found] == [{n} for n in range(len(sample))]

    def test_of_a_single_article_questions_on_one_paragraph_are_alike(self, sample: list[QuestionSet]) -> None:
        (alone,) = corpora(sample[:1])
        assert {case.cluster for case in alone.cases} == {1, 2, 3, 4, 5}

    def test_a_single_article_leaves_doubt_too(self) -> None:
        replies = ask("rank-bm25, our terms", corpora(read_questions(BUNDLED)))
        low, high = sum_up(replies, replies).hit_at_1_interval
        assert high - low > 0.1


class TestTypos:
    @given(
        st.text("abcdefgáñ", min_size=4, max_size=12) | st.text("ab-’A", min_size=4).filter(lambda t: t[0].isalpha()),
        st.sampled_from([1, 2]),
        st.integers(0, 999),
    )
    def test_a_garbled_word_is_always_another(self, word: str, letters: int, seed: int) -> None:
        wrong = garble(word, letters, "abcdefgháñ", random.Random(seed))
        assert wrong.casefold() != word.casefold()

    @given(st.text("abcdefgáñ", min_size=4, max_size=12), st.integers(1, 2), st.integers(0, 999))
    def test_a_garbled_word_has_as_many_letters_give_or_take_the_wrong_ones(
        self, word: str, letters: int, seed: int
    ) -> None:
        wrong = garble(word, letters, "abcdefgháñ", random.Random(seed))
        assert abs(len(wrong) - len(word)) <= letters

    def test_an_accent_alone_is_no_wrong_letter(self) -> None:
        found = {garble("mama", 1, "aáàm", random.Random(seed)) for seed in range(200)}
        assert found.isdisjoint({"máma", "mamá", "màma", "mamà"})

    def test_where_a_script_has_no_other_letter_one_is_left_out_or_swapped(self) -> None:
        assert {garble("нета", 1, "", random.Random(seed)) for seed in range(99)} == {
            "ента", "нтеа", "неат", "ета", "нта", "неа",
        }  # fmt: skip

    @pytest.mark.parametrize(("file", "letter"), [(SPANISH, "ñ"), (RUSSIAN, "щ")])
    def test_letters_are_those_of_the_language(self, file: Path, letter: str) -> None:
        found = alphabets(one.article.text for one in read_questions(file))
        assert [script for script, letters in found.items() if letter in letters] == [
            "CYRILLIC" if letter == "щ" else "LATIN"
        ]

    def test_a_russian_word_gets_russian_letters(self) -> None:
        letters = alphabets(one.article.text for one in read_questions(RUSSIAN))
        found = "".join(misspell("Кто победил", "ru", 2, letters, random.Random(seed)) for seed in range(99))
        assert {one for one in found.lower() if one.isalpha()} <= set("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")

    def test_letters_of_rare_foreign_names_are_left_out(self) -> None:
        assert "ø" not in alphabets(["la casa de todos " * 500 + "Røros"])["LATIN"]

    def test_short_words_stop_words_and_numbers_stay(self) -> None:
        wrong = misspell(
            "Where did the tea of 1850s cups from China come?", "en", 1, {"LATIN": "abc"}, random.Random(1)
        )
        assert wrong.startswith("Where did the tea of 1850s ")
        assert {"cups", "China"}.isdisjoint(wrong.split())

    def test_every_question_is_misspelt(self, sample: list[QuestionSet]) -> None:
        clean = typos.drawn(corpora(sample), 40)
        pairs = zip(clean, typos.misspelt(clean, 2), strict=True)
        rows = [(a, b) for one, other in pairs for a, b in zip(one.cases, other.cases, strict=True)]
        assert [a.question for a, b in rows if a.question == b.question] == []

    def test_two_runs_misspell_alike(self, sample: list[QuestionSet]) -> None:
        found = corpora(sample[:2])
        assert typos.misspelt(found, 2) == typos.misspelt(found, 2) != typos.misspelt(found, 1)

    def test_wrong_letters_are_counted_against_the_same_questions_as_typed(self, sample: list[QuestionSet]) -> None:
        losses = list(typos.measure(typos.drawn(corpora(sample[1:3]), 5)))
        assert [(one.system, one.letters, one.questions) for one in losses] == [
            (name, letters, 10) for name in typos.COMPARED for letters in (0, 1, 2)
        ]
        clean = {one.system: one.hit_at_1 for one in losses if one.letters == 0}
        assert [one.lost for one in losses] == pytest.approx([clean[one.system] - one.hit_at_1 for one in losses])


class TestSpeed:
    def test_the_article_has_whole_paragraphs_up_to_its_size(self, sample: list[QuestionSet]) -> None:
        article, questions = speed.excerpt(sample, 40)
        last = max(sentence.paragraph for sentence in article.sentences)
        before = [sentence for sentence in article.sentences if sentence.paragraph < last]
        assert len(before) < 40 <= len(article.sentences)
        assert questions[0] == sample[0].questions[0].text

    def test_no_question_is_asked_twice_in_a_round(self, sample: list[QuestionSet]) -> None:
        twice = [QuestionSet(one.article, one.questions * 2) for one in sample]
        _, questions = speed.excerpt(twice, 40)
        assert len(questions) == len(set(questions))

    def test_ways_take_turns_and_each_goes_first_every_other_time(self) -> None:
        asked: list[tuple[str, str]] = []
        ways = [(name, lambda question, name=name: asked.append((name, question))) for name in ("one", "two")]
        speed.alternate(ways, ["a", "b", "c"])
        assert asked == [("two", "a"), ("one", "a"), ("one", "b"), ("two", "b"), ("two", "c"), ("one", "c")]

    def test_questions_that_warm_up_are_not_counted(self) -> None:
        times = speed.summed([speed.alternate([("one", len), ("two", len)], ["?"] * 25, 20)] * 3)
        assert [(one.name, one.count) for one in times] == [("one", 15), ("two", 15)]

    def test_a_new_round_remembers_nothing(self, sample: list[QuestionSet]) -> None:
        Library([sample[0].article]).ask(sample[0].questions[0].text)
        before = language.cache_info().currsize
        speed.forget()
        assert (before > 0, language.cache_info().currsize) == (True, 0)

    def test_a_ratio_is_to_the_first_row(self) -> None:
        rows = speed.table("x", [speed.Times("a", 2.0, 3.0, 4.0, 5), speed.Times("b", 0.5, 1.0, 2.0, 5)])
        assert "| b | 0.500 | 1.000 | 2.000 | 5 | 4.00 | 2.00 |" in rows


class TestTables:
    def test_each_system_has_a_row_with_every_column(self, sample: list[QuestionSet]) -> None:
        if any(find_spec(name) is None for name in EXTRA):
            pytest.skip("comes with the extra `bench`")
        _, _, head, rule, *rows = quality.table(measure("sample", corpora(sample[1:3])))
        assert [row.split("|")[1].strip() for row in rows] == list(SYSTEMS)
        assert {line.count("|") for line in (head, rule, *rows)} == {head.count("|")}

    def test_the_curves_are_a_png(self, sample: list[QuestionSet], tmp_path: Path) -> None:
        pytest.importorskip("matplotlib", reason="comes with the extra `bench`")
        from plots import draw

        replies = ask("this project", corpora(sample[1:3]))
        report = Report("sample", 2, 10, 10, (sum_up(replies, replies),), (replies,))
        draw([report], PROBABLE, tmp_path / "curves.png")
        assert (tmp_path / "curves.png").read_bytes().startswith(b"\x89PNG")

    def test_json_has_null_where_nothing_was_measured(self, sample: list[QuestionSet]) -> None:
        if any(find_spec(name) is None for name in EXTRA):
            pytest.skip("comes with the extra `bench`")
        (found,) = json.loads(quality.as_json([measure("sample", corpora(sample[1:2]))]))
        assert [one["auroc"] for one in found["systems"]] == [None] * len(SYSTEMS)


@pytest.mark.parametrize("script", ["quality.py", "speed.py"])
def test_a_missing_library_is_a_sentence_that_names_the_extra(script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tantivy", None)
    monkeypatch.setitem(sys.modules, "bm25s", None)
    monkeypatch.setattr(sys, "argv", [script, str(SPANISH)])
    with pytest.raises(SystemExit, match=r"is not installed. It comes with: pip install -e '\.\[bench\]'"):
        runpy.run_path(str(BENCHMARKS / script), run_name="__main__")


def test_a_file_that_cannot_be_read_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.json").write_text("{", "utf-8")
    monkeypatch.setattr(sys, "argv", ["typos.py", str(tmp_path / "a.json")])
    with pytest.raises(SystemExit, match=r"a\.json: is not JSON"):
        runpy.run_path(str(BENCHMARKS / "typos.py"), run_name="__main__")
