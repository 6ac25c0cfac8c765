import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge.cli import main

ROOT = Path(__file__).parent.parent
FIELDS = {"quote", "article", "source", "heading", "paragraph", "sentence", "start", "end", "score", "role"}
LEADER = "Who leads OpenAI in Japan?"


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "knowledge", *arguments], input=given, capture_output=True, env=environment, timeout=60
    )


@pytest.mark.parametrize("question", ["hello", "zebra", "Who is the zebra of quark?"])
def test_no_reason_is_given_where_no_sentence_is_shown(question: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "--lexical", "--why", question])
    assert "Why this sentence" not in capsys.readouterr().out


def test_answered_question_ends_with_0_and_cites(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", LEADER]) == 0
    output = capsys.readouterr().out
    assert "Tadao88" in output
    assert "¶ 5 · sentence 1 · OpenAI Expands" in output


def test_refused_question_ends_with_3_and_says_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "Where is the Eiffel tower?"]) == 3
    assert "“Eiffel” and “tower”" in capsys.readouterr().out


def test_json_has_the_fields_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "--json", LEADER])
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) == {
        *("question", "searched", "status", "confidence", "answer", "candidates", "missing", "did_you_mean", "text"),
    }
    assert set(answer["answer"][0]) == FIELDS
    assert answer["answer"][0]["quote"] == answer["candidates"][0]["quote"]
    assert len(answer["candidates"]) == 10
    assert answer["text"] is None


def test_top_sets_the_number_of_candidates(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "--json", "--top", "3", LEADER])
    assert len(json.loads(capsys.readouterr().out)["candidates"]) == 3


def test_missing_words_are_given_as_typed(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "--json", "Does Altman like Bananas in Tokyo?"])
    assert json.loads(capsys.readouterr().out)["missing"] == ["like", "Bananas"]


def test_lines_of_standard_input_are_answered_in_order_and_end_with_0() -> None:
    done = run("ask", "--json", given=f"{LEADER}\n\nWhere is Paris?\n".encode())
    assert [json.loads(line)["status"] for line in done.stdout.splitlines()] == ["answered", "refused"]
    assert done.returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [["ask", "--top", "0", "x"], ["nothing"], [], ["ask", "--unknown"]],
)
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--likely", "high"], "a confidence is a number from 0 to 1, such as 0.5, not 'high'"),
        (["--top", "many"], "N is a number from 1 on, not 'many'"),
        (["--likely", "0.9", "--sure", "0.1"], "--sure 0.1 is below --likely 0.9"),
    ],
)
def test_a_wrong_number_is_told_what_would_be_right(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["ask", *arguments, "Who?"])
    assert said in capsys.readouterr().err


def test_a_higher_likely_alone_is_sure_of_what_it_answers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--likely", "0.85", LEADER]) == 0
    assert "· sure" in capsys.readouterr().out


@pytest.mark.parametrize("given", [b"", b"\n \n"])
def test_no_question_at_all_is_a_sentence_and_1(given: bytes) -> None:
    done = run("ask", given=given)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"There is no question" in done.stderr


@pytest.mark.parametrize(
    ("name", "said"), [("", "There is no article in"), ("none", "there is no such file or folder")]
)
def test_where_there_is_no_article_is_a_sentence_and_1(
    name: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "--article", str(tmp_path / name), "Who sat?"]) == 1
    assert said in capsys.readouterr().err


def test_unreadable_article_is_one_line_and_1() -> None:
    done = run("ask", "--article", "missing.txt", "Who?")
    assert (done.returncode, done.stdout) == (1, b"")
    assert len(done.stderr.splitlines()) == 1
    assert b"missing.txt" in done.stderr


def test_bytes_that_are_no_text_are_no_traceback() -> None:
    done = run("ask", given=b"\xff\xfe who?\n" + b"x" * 10_000)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_show_marks_the_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "4.2"]) == 0
    assert '»"We have quite a lot of demand," Lightcap told reporters in Tokyo.«' in capsys.readouterr().out


def test_show_text_is_what_offsets_refer_to(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("\ufeffTea\r\n\r\nTea is hot.\r\n".encode())
    assert run("show", "--text", "--article", str(tmp_path / "a.txt")).stdout == (tmp_path / "a.txt").read_bytes()


@pytest.mark.parametrize("place", ["99", "4.9", "x", "0"])
def test_wrong_place_is_a_sentence_and_1(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", place]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_check_accepts_what_stands_and_finds_what_has_moved(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "4.2", "quite a lot of demand"]) == 0
    assert main(["check", "4.1", "quite a lot of demand"]) == 3
    assert "4.2" in capsys.readouterr().out
    assert main(["check", "4.2", "never said"]) == 3


def test_answers_can_be_piped_into_check(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    main(["ask", "--json", LEADER])
    monkeypatch.setattr(sys, "stdin", io.StringIO(capsys.readouterr().out))
    assert main(["check"]) == 0


def test_check_of_what_is_no_citation_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    for given in ("", "nonsense\n", "{}\n", "[1]\n"):
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        assert main(["check"]) == 1


def test_chat_answers_lines_and_commands() -> None:
    done = run("chat", given=f"{LEADER}\n/context\n/more\n/article\n/nonsense\n/quit\n".encode())
    output = done.stdout.decode()
    assert done.returncode == 0
    assert "»OpenAI announces" in output
    assert "¶ 6  Numerous" in output
    assert "There is no command /nonsense" in output


def chat(folder: Path, *lines: str) -> list[str]:
    for name in ("tea", "copy"):
        (folder / f"{name}.md").write_text(f"---\ntitle: The {name}\n---\nTea is hot. Tea came from China.\n")
    (folder / "coffee.md").write_text("Coffee\n\nCoffee came from Ethiopia. It is black.\n")
    given = "\n".join(("Where did tea come from?", *lines)).encode()
    return run("chat", "--lexical", "--article", str(folder), given=given).stdout.decode().split("\n\n")


@pytest.mark.parametrize("command", ["/context", "/more"])
def test_after_thanks_a_command_is_about_the_last_answer(command: str, tmp_path: Path) -> None:
    assert chat(tmp_path, "Thanks!", command)[2:] == chat(tmp_path, command)[1:]


def test_context_and_more_name_the_article(tmp_path: Path) -> None:
    _, context, first, second, *_ = chat(tmp_path, "/context", "/more")
    assert context.splitlines() == [
        "¶ 1  Tea is hot. »Tea came from China.«",
        "  ¶ 1 · sentence 2 · The tea",
    ]
    assert {first.splitlines()[1], second.splitlines()[1]} == {
        "  ¶ 1 · sentence 1 · The tea",
        "  ¶ 1 · sentence 1 · Coffee",
    }


def test_more_shows_no_sentence_twice(tmp_path: Path) -> None:
    quotes = [line for block in chat(tmp_path, "/more") for line in block.splitlines() if line.startswith("“")]
    assert "“Tea came from China.”" in quotes
    assert len(quotes) == len(set(quotes)) > 1


def test_evaluate_gives_its_figures_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "--json", str(ROOT / "knowledge/articles/openai-tokyo.questions.jsonl")]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert (figures["own"], figures["foreign"]) == (20, 10)
    # What it stands at; a change that lowers one of these has to say why.
    assert (figures["hit_at_1"], figures["hit_at_3"]) >= (0.55, 0.75)
    assert figures["right"] >= 0.56
    # Of eight that it is sure of one is wrong, of six none was; but on XQuAD in Chinese the confidence was off by
    # 0.050, and is now by 0.024.
    assert (figures["sure_right"], figures["sure_share"]) >= (0.87, 0.4)


def test_evaluate_reads_squad_and_draws_foreign_questions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def entry(title: str, context: str, question: str, answer: str) -> dict[str, object]:
        known = [{"text": answer, "answer_start": context.index(answer)}]
        return {"title": title, "paragraphs": [{"context": context, "qas": [{"question": question, "answers": known}]}]}

    data = [
        entry("Tea", "Tea came from China. It is hot.", "Where did tea come from?", "China"),
        entry("Rome", "Rome was founded by Romulus.\nIt is old.", "Who founded Rome?", "Romulus"),
    ]
    (tmp_path / "set.json").write_text(json.dumps({"data": data}))
    assert main(["evaluate", "--json", str(tmp_path / "set.json")]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert (figures["own"], figures["foreign"], figures["hit_at_1"], figures["auroc"]) == (2, 2, 1.0, 1.0)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"data": 1}', '{"data": [{"paragraphs": [{}]}]}'])
def test_evaluate_of_what_is_no_question_file_is_a_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "set.json").write_text(text)
    assert main(["evaluate", str(tmp_path / "set.json")]) == 1
