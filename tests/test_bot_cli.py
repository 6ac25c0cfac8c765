import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import main
from bot.settings import names

ROOT = Path(__file__).parent.parent


def test_core_commands_work_from_the_same_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "Who leads OpenAI in Japan?"]) == 0
    assert "Tadao88" in capsys.readouterr().out


@pytest.mark.parametrize(("before", "after"), [(None, "PASSIVE"), ("ACTIVE", "ACTIVE")])
def test_threads_of_the_model_do_not_spin_unless_the_host_wants_it(
    monkeypatch: pytest.MonkeyPatch, before: str | None, after: str
) -> None:
    monkeypatch.setenv("OMP_WAIT_POLICY", before or "")
    if before is None:
        monkeypatch.delenv("OMP_WAIT_POLICY")
    main(["ask", "--lexical", "tea?"])
    assert os.environ["OMP_WAIT_POLICY"] == after


def test_help_names_the_exit_statuses(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "78" in capsys.readouterr().out


@pytest.mark.parametrize(("settings", "certainty"), [("", b"sure"), ("LIKELY=0.99\nSURE=0.995\n", b"does not say")])
def test_without_a_token_a_terminal_gets_the_chat_by_the_same_settings(
    settings: str, certainty: bytes, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text(settings)
    here, there = pty.openpty()
    environment = {key: value for key, value in os.environ.items() if key not in names()}
    environment["PYTHONPATH"] = str(ROOT)
    process = subprocess.Popen(
        [sys.executable, "-m", "bot"], stdin=there, stdout=there, stderr=there, cwd=tmp_path, env=environment
    )
    os.close(there)
    os.write(here, b"Who leads OpenAI in Japan?\n/quit\n")
    seen = b""
    while b"Goodbye." not in seen:
        seen += os.read(here, 4096)
    # The terminal stays until the process has ended: it may still have to flush.
    status = process.wait(30)
    os.close(here)
    assert status == 0
    assert b"DISCORD_TOKEN" in seen
    assert b"Tadao88" in seen
    assert certainty in seen
