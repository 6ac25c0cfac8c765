"""Hold README.md to what the project does: each command in it runs, each name in it exists."""

import re
import sys
import tomllib
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("the transcripts are made on a terminal of Unix", allow_module_level=True)

from readme import ROOT, blocks, played, scratch_copy

from knowledge import Certainty
from knowledge.cli import parser

README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
ENV_EXAMPLE = (ROOT / ".env.example").read_text("utf-8") if (ROOT / ".env.example").is_file() else ""


def lines_of(language: str) -> list[str]:
    return [line for block in blocks(README) if block.language == language for line in block.text.splitlines()]


def recipe(target: str) -> str:
    found = re.search(rf"^{re.escape(target)}:.*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)
    assert found is not None
    return found[1]


def test_it_has_the_length_of_one_sitting() -> None:
    assert 90 <= len(README.splitlines()) <= 150


def test_a_transcript_stands_on_the_first_screen() -> None:
    assert "```console" in README.splitlines()[:30]


def test_every_transcript_is_what_its_commands_print(tmp_path: Path) -> None:
    wrong = [(block.text, real) for block, real in played(README, scratch_copy(tmp_path)) if block.text != real]
    assert wrong == []


def test_a_command_that_fails_would_be_noticed(tmp_path: Path) -> None:
    false = "```console\n$ python -m knowledge show 4.99\n¶ 4  No.\n```\n"
    [(block, real)] = played(false, scratch_copy(tmp_path))
    assert "There is no sentence 99" in real
    assert block.text != real


def test_the_commands_of_knowledge_are_all_shown_or_named() -> None:
    commands = re.findall(r"^    (\w+) ", parser().format_help(), re.MULTILINE)
    assert [name for name in commands if name != "chat" and f"python -m knowledge {name}" not in README] == []


def test_every_make_target_named_exists() -> None:
    named = set(re.findall(r"(?:`|^)make (\w+)", README, re.MULTILINE))
    assert named - set(re.findall(r"^(\w+):", MAKEFILE, re.MULTILINE)) == set()


def test_other_shell_lines_are_known_ones() -> None:
    assert [line.split(" #")[0].strip() for line in lines_of("sh")] == [
        "make run",
        "make preview",
        ". .venv/bin/activate",
        "pip install -e '.[semantic]'",
    ]


def test_the_windows_lines_do_what_make_does() -> None:
    assert lines_of("powershell") == [
        r"py -m venv .venv; .venv\Scripts\pip install -e .",
        r".venv\Scripts\python -m bot",
    ]
    assert "-m venv --clear .venv" in recipe(".venv/ready")
    assert "-m pip install --quiet --editable ." in recipe(".venv/ready")
    assert "-m bot" in recipe("run")


def test_the_preview_is_set_up_by_its_make_target() -> None:
    assert "-m bot preview" in recipe("preview")
    assert "--editable '.[preview]'" in recipe(".venv/ready-preview")


def test_every_link_into_the_project_leads_somewhere() -> None:
    targets = re.findall(r"\]\((?!https?://)([^)#]+)\)", README)
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_every_setting_named_is_explained() -> None:
    named = set(re.findall(r"`(?:DISCORD_)?[A-Z]+(?:_[A-Z]+)*(?:=[^`]*)?`", README))
    names = {re.split("=", name.strip("`"))[0] for name in named}
    assert {name for name in names if not re.search(rf"^#? ?{name}=", ENV_EXAMPLE, re.MULTILINE)} == set()


def test_the_confidence_is_described_in_the_words_of_the_replies() -> None:
    assert [word for word in Certainty if f"**{word}**" not in README] == []


def test_the_python_required_is_the_one_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert f"Python {project['requires-python'].removeprefix('>=')} or newer" in README
