"""Run what README.md shows: `python tests/readme.py` writes the real output of its commands into it.

A `console` block holds commands after `$ ` and what a terminal of 100 columns without bold shows for them. A block
whose info string goes on with a file name is that file. All run in one scratch copy of the project, in order.
"""

import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
COLUMNS = "100"
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    language: str
    file: str | None
    text: str

    @property
    def commands(self) -> list[str]:
        """Give the commands of a `console` block."""
        return [line.removeprefix("$ ") for line in self.text.splitlines() if line.startswith("$ ")]


def blocks(text: str) -> list[Block]:
    return [Block(*match.groups()) for match in _BLOCK.finditer(text)]


def scratch_copy(folder: Path) -> Path:
    """Copy what a clone holds and a command may read."""
    for room in ("bot", "knowledge"):
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def played(text: str, folder: Path) -> Iterator[tuple[Block, str]]:
    """Run each `console` block in its turn and give the block as it should read."""
    for block in blocks(text):
        if block.file:
            (folder / block.file).parent.mkdir(exist_ok=True)
            (folder / block.file).write_text(block.text, encoding="utf-8")
        if block.language == "console":
            turns = (f"$ {command}\n{shown(command, folder)}" for command in block.commands)
            yield block, "\n".join(turns)


def shown(command: str, folder: Path) -> str:
    """Run a command and give what the terminal shows."""
    reading, writing = pty.openpty()
    here = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    unset = {"DISCORD_TOKEN", "ARTICLES", "DATA_DIR", "PYTHONPATH"}
    kept = {name: value for name, value in os.environ.items() if name not in unset}
    environment = {**kept, "PATH": here, "COLUMNS": COLUMNS, "TERM": "dumb", "PYTHONDONTWRITEBYTECODE": "1"}
    with subprocess.Popen(
        command, shell=True, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=writing, stderr=writing
    ):
        os.close(writing)
        output = b"".join(_pieces(reading))
    os.close(reading)
    return output.decode("utf-8").replace("\r\n", "\n")


def _pieces(terminal: int) -> Iterator[bytes]:
    # Linux ends the reading of a terminal that was left with an error, other systems with nothing read.
    with suppress(OSError):
        while piece := os.read(terminal, 4096):
            yield piece


def rewritten(text: str, folder: Path) -> str:
    for block, real in played(text, folder):
        text = text.replace(f"```console\n{block.text}```", f"```console\n{real}```")
    return text


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        README.write_text(rewritten(README.read_text("utf-8"), scratch_copy(Path(scratch))), encoding="utf-8")
