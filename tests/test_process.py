import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest
import wire as w
from aiohttp import web

ROOT = Path(__file__).parent.parent


async def start(folder: Path, *arguments: str, **settings: str) -> asyncio.subprocess.Process:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("DISCORD_")}
    environment |= {"PYTHONPATH": str(ROOT), "DATA_DIR": str(folder / "data"), **settings}
    streams = {
        "stdin": asyncio.subprocess.DEVNULL,
        "stdout": asyncio.subprocess.PIPE,
        "stderr": asyncio.subprocess.PIPE,
    }
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *arguments, cwd=folder, env=environment, **streams
    )


async def end(process: asyncio.subprocess.Process) -> tuple[int, str]:
    async with asyncio.timeout(60):
        out, err = await process.communicate()
    assert process.returncode is not None
    return process.returncode, (out + err).decode()


async def until(stream: asyncio.StreamReader | None, word: bytes) -> str:
    assert stream is not None
    read = b""
    async with asyncio.timeout(60):
        while word not in read:
            line = await stream.readline()
            assert line, read
            read += line
    return read.decode()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_process_answers_over_the_wire_and_ends_with_0_on_a_signal(
    tmp_path: Path, number: signal.Signals
) -> None:
    async with w.Wire() as wire:
        process = await start(tmp_path, DISCORD_TOKEN=w.TOKEN, DISCORD_API_URL=wire.url)
        async with asyncio.timeout(60):
            await wire.ready.wait()
        await wire.ask("Who leads OpenAI in Japan?")
        assert "Tadao88" in w.shown(await wire.reply())
        await wire.say("What did Lightcap tell reporters in Tokyo?")
        assert "demand" in w.shown(await wire.reply())
        said = await until(process.stdout, b"Ready:")
        process.send_signal(number)
        status, output = await end(process)
    assert status == 0, output
    output = said + output
    assert "Invite: https://discord.com/oauth2/authorize?client_id=900&scope=bot+applications.commands" in output
    assert output.count("Ready:") == 1
    assert w.TOKEN not in output
    assert "Traceback" not in output


async def test_refused_token_is_one_sentence_and_status_78(tmp_path: Path) -> None:
    async with w.Wire() as wire:
        process = await start(tmp_path, DISCORD_TOKEN="wire.token.wrong", DISCORD_API_URL=wire.url)
        status, output = await end(process)
    assert status == 78
    assert "refuses the token" in output
    assert "Traceback" not in output
    assert "wire.token.wrong" not in output


async def test_no_token_without_a_terminal_is_one_sentence_and_status_78(tmp_path: Path) -> None:
    status, output = await end(await start(tmp_path))
    assert status == 78
    assert output.startswith("DISCORD_TOKEN is not set")
    assert len(output.splitlines()) == 1


async def test_all_wrong_settings_are_told_at_once(tmp_path: Path) -> None:
    settings = {"DISCORD_TOKEN": "Bot abc", "DISCORD_API_URL": "ftp://x", "LOG_LEVEL": "loud"}
    status, output = await end(await start(tmp_path, **settings))
    assert status == 78
    assert [line.split(" ")[0] for line in output.splitlines()] == ["DISCORD_TOKEN", "DISCORD_API_URL", "LOG_LEVEL"]
    assert "abc" not in output


async def test_missing_and_empty_articles_folders_are_told(tmp_path: Path) -> None:
    missing = await end(await start(tmp_path, DISCORD_TOKEN=w.TOKEN, ARTICLES="nowhere"))
    assert missing[0] == 78
    assert "nowhere" in missing[1]
    empty = await end(await start(tmp_path, DISCORD_TOKEN=w.TOKEN, ARTICLES=str(tmp_path)))
    assert empty[0] == 78
    assert "There is no article" in empty[1]


async def test_unreachable_server_is_tried_again_until_sigterm(tmp_path: Path) -> None:
    process = await start(tmp_path, DISCORD_TOKEN=w.TOKEN, DISCORD_API_URL="http://127.0.0.1:9/api/v10")
    await until(process.stderr, b"trying again")
    await until(process.stderr, b"trying again")
    process.send_signal(signal.SIGTERM)
    status, output = await end(process)
    assert status == 0, output
    assert "Traceback" not in output


async def test_overloaded_server_is_tried_again_until_it_answers(tmp_path: Path) -> None:
    async with w.Wire() as wire:
        refused = w.answered({"message": "slow down", "retry_after": 0, "global": False}, 429)
        wire.fail("users/@me", refused)
        process = await start(tmp_path, DISCORD_TOKEN=w.TOKEN, DISCORD_API_URL=wire.url)
        async with asyncio.timeout(60):
            await wire.ready.wait()
        process.send_signal(signal.SIGTERM)
        assert (await end(process))[0] == 0


async def test_log_in_page_instead_of_discord_is_told_and_tried_again(tmp_path: Path) -> None:
    async with w.Wire() as wire:
        page = web.Response(text="<html>Please log in to this network</html>", content_type="text/html")
        wire.fail("users/@me", page)
        process = await start(tmp_path, DISCORD_TOKEN=w.TOKEN, DISCORD_API_URL=wire.url)
        told = await until(process.stderr, b"trying again")
        async with asyncio.timeout(60):
            await wire.ready.wait()
        process.send_signal(signal.SIGTERM)
        status, output = await end(process)
    assert status == 0
    assert "does not answer as Discord does" in told
    assert "Traceback" not in told + output


async def test_ready_event_without_its_parts_is_told_and_tried_again(tmp_path: Path) -> None:
    async with w.Wire() as wire:
        wire.garbled = 1
        process = await start(tmp_path, DISCORD_TOKEN=w.TOKEN, DISCORD_API_URL=wire.url)
        told = await until(process.stderr, b"trying again")
        async with asyncio.timeout(60):
            await wire.ready.wait()
        process.send_signal(signal.SIGTERM)
        status, output = await end(process)
    assert status == 0
    assert "Traceback" not in told + output


async def test_server_that_knows_no_bots_is_one_sentence_and_status_78(tmp_path: Path) -> None:
    async with w.Wire() as wire:
        process = await start(tmp_path, DISCORD_TOKEN=w.TOKEN, DISCORD_API_URL=f"{wire.url}/elsewhere")
        status, output = await end(process)
    assert status == 78
    assert "check DISCORD_API_URL" in output
    assert "Traceback" not in output


async def test_a_folder_that_nothing_can_be_written_to_is_told_and_the_bot_runs(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    async with w.Wire() as wire:
        folder = str(tmp_path / "file" / "data")
        process = await start(tmp_path, DISCORD_TOKEN=w.TOKEN, DISCORD_API_URL=wire.url, DATA_DIR=folder)
        told = await until(process.stderr, b"set DATA_DIR")
        async with asyncio.timeout(60):
            await wire.ready.wait()
        process.send_signal(signal.SIGTERM)
        status, output = await end(process)
    assert (status, "Traceback" in told + output) == (0, False)
