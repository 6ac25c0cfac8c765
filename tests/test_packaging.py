"""Hold the project's files together: what is declared is what is there, and importing it does nothing."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions, requires
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
# What running may take: the extra `preview` is what `verbatim preview` is for.
REQUIRED = PROJECT["project"]["dependencies"] + PROJECT["project"]["optional-dependencies"]["preview"]
OURS = ("bot", "knowledge")
MAKE = shutil.which("make")
# Written in halves: this file is one of those looked through.
OF_ONE_MACHINE = re.compile("/" + r"(?:work|root|tmp|home|Users)\b/")
OF_A_REGISTRY = re.compile("|".join(["pypi" + r"\.", "python" + "hosted", "index" + "-url", "trusted" + "-host"]))
UNFINISHED = re.compile("|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]))


def texts() -> dict[str, str]:
    """Read what the project ships: its rooms, and the files beside them but for the owner's .env."""
    beside = [ROOT / ".ci" / "run", *(p for p in ROOT.iterdir() if p.is_file() and p.name not in {".env", ".coverage"})]
    inside = [p for room in (*OURS, "tests") for p in (ROOT / room).rglob("*") if p.is_file()]
    files = (p for p in beside + inside if "__pycache__" not in p.parts and p.suffix != ".png")
    return {p.relative_to(ROOT).as_posix(): p.read_bytes().decode("utf-8", "replace") for p in files}


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in texts().items()
        if not name.startswith("tests/data/")
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def folders_with_code() -> list[str]:
    inits = (file for room in OURS for file in (ROOT / room).rglob("*.py"))
    return sorted({".".join(file.parent.relative_to(ROOT).parts) for file in inits})


def data_files() -> dict[str, list[str]]:
    """Give the files of each top package that are no code, by their path in it."""
    files = {room: [p for p in (ROOT / room).rglob("*") if p.is_file()] for room in OURS}
    return {
        room: sorted(p.relative_to(ROOT / room).as_posix() for p in found if p.suffix not in {".py", ".pyc"})
        for room, found in files.items()
    }


def module_names() -> list[str]:
    files = (file.relative_to(ROOT).with_suffix("") for room in OURS for file in sorted((ROOT / room).rglob("*.py")))
    return [".".join(file.parts).removesuffix(".__init__") for file in files]


def imported() -> set[str]:
    """Give the top names that the code imports from elsewhere."""
    trees = [ast.parse(file.read_text("utf-8")) for room in OURS for file in (ROOT / room).rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    whole = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    parts = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and not node.level and node.module}
    return {name.split(".")[0] for name in whole | parts} - set(sys.stdlib_module_names) - set(OURS)


def normal(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement)[0].lower().replace("_", "-")


def test_every_dependency_has_its_reason_beside_it() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    lists = re.findall(r"^(?:dependencies|dev|preview|bench) = \[\n(.*?)^\]", text, re.MULTILINE | re.DOTALL)
    assert [line for found in lists for line in found.splitlines() if not re.search(r'",\s+# \w+', line)] == []


def test_every_library_imported_is_declared() -> None:
    declared = {normal(requirement) for requirement in REQUIRED}
    sources = packages_distributions()
    optional = {normal(requirement) for requirement in PROJECT["project"]["optional-dependencies"]["semantic"]}
    names = imported() - optional  # they are called as they are imported, and need not be installed here
    assert {name for name in names if not {normal(one) for one in sources.get(name, [])} & declared} == set()


def test_every_library_declared_is_used() -> None:
    sources = packages_distributions()
    used = {normal(one) for name in imported() for one in sources.get(name, [])}
    # python-dotenv reads .env for environs.
    used |= {normal(one) for one in requires("environs") or []}
    assert {normal(requirement) for requirement in REQUIRED} - used == set()


def test_only_the_preview_loads_what_its_extra_brings(tmp_path: Path) -> None:
    names = [name for name in module_names() if not name.startswith("bot.preview.")]
    script = "import importlib, sys\nfor name in sys.argv[1:]: importlib.import_module(name)\n" + (
        "print(sorted({'simcord', 'av', 'PIL', 'linkify_it'} & set(sys.modules)))"
    )
    result = run(script, tmp_path, *names)
    assert (result.stdout, result.stderr) == ("[]\n", "")


def test_every_folder_with_code_is_a_declared_package() -> None:
    assert PROJECT["tool"]["setuptools"]["packages"] == folders_with_code()


def test_every_package_says_what_it_is() -> None:
    opening = {name: ROOT.joinpath(*name.split("."), "__init__.py") for name in folders_with_code()}
    assert [name for name, file in opening.items() if not file.is_file()] == []


@pytest.mark.parametrize("room", OURS)
def test_every_data_file_is_declared(room: str) -> None:
    patterns = PROJECT["tool"]["setuptools"]["package-data"][room]
    covered = {p.relative_to(ROOT / room).as_posix() for pattern in patterns for p in (ROOT / room).glob(pattern)}
    assert [name for name in data_files()[room] if name not in covered] == []


@pytest.mark.parametrize("room", OURS)
def test_every_pattern_of_data_files_finds_some(room: str) -> None:
    patterns = PROJECT["tool"]["setuptools"]["package-data"][room]
    assert [pattern for pattern in patterns if not list((ROOT / room).glob(pattern))] == []


def test_the_command_exists() -> None:
    module, _, name = PROJECT["project"]["scripts"]["verbatim"].partition(":")
    spec = find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    tree = ast.parse(Path(spec.origin).read_text("utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_the_licence_is_the_one_declared() -> None:
    assert (ROOT / "LICENSE").read_text("utf-8").startswith(f"{PROJECT['project']['license']} License\n")


def test_warnings_fail_the_tests_but_for_named_ones() -> None:
    first, *others = PROJECT["tool"]["pytest"]["ini_options"]["filterwarnings"]
    assert first == "error"
    assert [one for one in others if not re.fullmatch(r"ignore:[^:]{10,}:\w+", one)] == []


def test_types_are_strict_without_exception() -> None:
    mypy = PROJECT["tool"]["mypy"]
    assert mypy["strict"] is True
    assert sorted(mypy["packages"]) == sorted(OURS)
    assert {key for override in mypy["overrides"] for key in override} == {"module", "ignore_missing_imports"}


def test_no_file_names_a_folder_of_one_machine() -> None:
    assert lines_with(OF_ONE_MACHINE) == []


def test_no_file_names_a_package_registry() -> None:
    assert lines_with(OF_A_REGISTRY) == []


def test_nothing_is_marked_as_unfinished() -> None:
    assert lines_with(UNFINISHED) == []


# Run in a folder of its own, whose .env must not be read: each import is watched from inside the interpreter.
WATCHED_IMPORTS = """
import importlib, logging, os, signal, sys, threading
def watch(event, args):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.mkdir", "os.putenv", "sqlite3.connect")):
        raise RuntimeError(f"{event} {args}")
    if event == "open" and (str(args[0]).endswith(".env") or args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)):
        raise RuntimeError(f"{event} {args}")
def state():
    return dict(os.environ), os.getcwd(), threading.active_count(), logging.getLogger().handlers, signal.getsignal(15)
import aiohttp, discord, markdown_it, numpy, rank_bm25, sentencex, yaml
sys.addaudithook(watch)
before = state()
for name in sys.argv[1:]:
    importlib.import_module(name)
assert state() == before
"""


def run(script: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-B", "-c", script, *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(folder)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False)


def test_importing_any_module_only_defines_names(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DISCORD_TOKEN=read\n", encoding="utf-8")
    result = run(WATCHED_IMPORTS, tmp_path, *module_names())
    assert (result.stdout, result.stderr, result.returncode) == ("", "", 0)
    assert [path.name for path in tmp_path.iterdir()] == [".env"]


def test_knowledge_loads_nothing_of_discord(tmp_path: Path) -> None:
    names = [name for name in module_names() if name.startswith("knowledge")]
    script = "import importlib, sys\nfor name in sys.argv[1:]: importlib.import_module(name)\n" + (
        "print(sorted({'bot', 'discord', 'aiohttp', 'asyncio', 'dotenv', 'environs'} & set(sys.modules)))"
    )
    result = run(script, tmp_path, *names)
    assert (result.stdout, result.stderr) == ("[]\n", "")


@pytest.mark.skipif(MAKE is None, reason="there is no make")
class TestMake:
    """Look at what make says on machines that lack something; that it sets all up, .ci/run shows each time."""

    @pytest.fixture
    def machine(self, tmp_path: Path) -> Path:
        for name in ("Makefile", "pyproject.toml"):
            shutil.copy(ROOT / name, tmp_path)
        (tmp_path / "commands").mkdir()
        return tmp_path

    def make(self, machine: Path, target: str) -> subprocess.CompletedProcess[str]:
        command = [str(MAKE), "--no-print-directory", target]
        only = {"PATH": str(machine / "commands")}
        return subprocess.run(command, cwd=machine, env=only, capture_output=True, text=True, timeout=60, check=False)

    def stand_in(self, command: Path, script: str) -> None:
        command.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        command.chmod(0o755)

    def test_no_python_is_said_in_one_sentence(self, machine: Path) -> None:
        result = self.make(machine, "run")
        assert result.stderr.splitlines()[0].startswith("Verbatim needs Python 3.11 or newer, and there is none")
        assert result.stdout == ""

    def test_an_old_python_is_said_in_one_sentence(self, machine: Path) -> None:
        self.stand_in(machine / "commands" / "python3", "exit 1")
        result = self.make(machine, "test")
        assert result.stderr.splitlines()[0].startswith("Verbatim needs Python 3.11 or newer, and there is none")

    def test_a_python_without_venv_is_said_in_one_sentence(self, machine: Path) -> None:
        self.stand_in(machine / "commands" / "python3.12", 'case "$2" in *ensurepip*) exit 1;; esac')
        result = self.make(machine, "run")
        assert result.stderr.splitlines()[0].startswith("Verbatim needs Python's venv module, and python3.12 lacks it")

    def test_nothing_is_left_behind_where_setting_up_failed(self, machine: Path) -> None:
        self.make(machine, "run")
        assert not (machine / ".venv").exists()

    def ready(self, machine: Path) -> Path:
        python = machine / ".venv" / "bin" / "python"
        python.parent.mkdir(parents=True)
        (machine / ".venv" / "ready").touch()
        return python

    def test_what_is_set_up_starts_at_once(self, machine: Path) -> None:
        python = self.ready(machine)
        self.stand_in(python, 'case "$2" in *pip*) echo 1;; *) echo "ran $*";; esac')
        result = self.make(machine, "run")
        assert (result.stdout, result.stderr, result.returncode) == ("ran -m bot\n", "", 0)

    def test_the_preview_is_set_up_once_and_then_starts(self, machine: Path) -> None:
        self.stand_in(self.ready(machine), 'case "$1" in -c) echo 1;; *) echo "ran $*";; esac')
        (machine / "commands" / "touch").symlink_to(shutil.which("touch") or "touch")
        first, again = self.make(machine, "preview"), self.make(machine, "preview")
        install = "ran -m pip install --quiet --editable .[preview]\n"
        assert (first.stdout, first.returncode) == (f"{install}ran -m bot preview\n", 0)
        assert (again.stdout, again.stderr, again.returncode) == ("ran -m bot preview\n", "", 0)

    def test_an_environment_whose_python_has_gone_is_made_anew(self, machine: Path) -> None:
        self.ready(machine).symlink_to(machine / "gone")
        assert self.make(machine, "run").stderr.startswith("Verbatim needs Python 3.11 or newer")

    def test_every_target_is_listed_with_its_use(self) -> None:
        makefile = (ROOT / "Makefile").read_text("utf-8")
        targets = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
        assert targets is not None
        # Alone: the tests may themselves be run by a make, which would speak up in this one.
        alone = {"PATH": os.environ["PATH"]}
        listed = subprocess.check_output([str(MAKE)], cwd=ROOT, env=alone, text=True, timeout=60)
        assert [line.split()[1] for line in listed.splitlines()] == targets[1].split()
