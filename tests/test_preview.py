"""Drive the preview over HTTP as its page in the browser does."""

import asyncio
import json
import os
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_process import end, start, until
from yarl import URL

from bot.cli import CONFIGURATION, main
from bot.client import Verbatim
from bot.preview import Place
from bot.preview.page import NOTE, TITLE, dressed, with_mention
from bot.preview.serving import served
from bot.preview.stage import Stage, staged
from knowledge import Article, Library

QUESTION = "Where did tea come from?"
HOSTILE = "Tea & <img src=x onerror=alert(1)>\n\nTea is <script>alert(1)</script> a drink. It came from China."


class Page:
    """Do what the script of the page does."""

    def __init__(self, session: aiohttp.ClientSession, capability: str) -> None:
        self._session = session
        self._headers = {"X-Simcord-Capability": capability}
        self._sequence = 0
        self.state: dict[str, Any] = {}

    async def open(self) -> "Page":
        self.state = await self._call("POST", "/api/pages", {})
        self._headers["X-Simcord-Context"] = self.state["context"]["id"]
        return self

    async def act(self, kind: str, *, reads: bool = True, **body: Any) -> dict[str, Any]:
        self._sequence += 1
        envelope = {
            "protocol_version": 3,
            "sequence": self._sequence,
            "request_id": str(self._sequence),
            "generation": self.state["context"]["generation"],
            "bot_generation": self.state["botGeneration"],
            "published_revision": self.state["publishedRevision"],
            "kind": kind,
        }
        receipt = await self._call("POST", "/api/action", envelope | body)
        assert not receipt["rejected"], receipt["diagnostics"]
        if reads:
            self.state = await self._call("GET", "/api/state")
        return receipt

    async def command(self, kind: str, name: str, **body: Any) -> dict[str, Any]:
        catalog = await self._call("GET", "/api/commands")
        [entry] = [one for one in catalog["entries"] if one["invocation"] == name]
        known = {key: entry[value] for key, value in NAMES.items()}
        return await self.act(kind, **known, **body)

    async def press(self, label: str) -> None:
        [button] = [one for one in walk(self.state["messages"]) if one.get("label") == label]
        key = button["control_key"]
        await self.act("click", control_key=key, target_id=key.split(":")[1])

    @property
    def seen(self) -> str:
        return json.dumps(self.state["messages"], ensure_ascii=False)

    async def _call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        async with self._session.request(method, path, json=body, headers=self._headers) as reply:
            assert reply.status == 200, await reply.text()
            return await reply.json()


NAMES = {"command_id": "commandId", "path": "path", "schema_fingerprint": "schemaFingerprint"}


def walk(value: Any) -> list[dict[str, Any]]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [value] * isinstance(value, dict) + [found for one in inner for found in walk(one)]


@asynccontextmanager
async def opened(
    library: Library, place: Place = Place.SERVER
) -> AsyncIterator[tuple[Stage, Page, aiohttp.ClientSession]]:
    async with staged(Verbatim(library), place) as stage, served(stage) as url, session_at(url) as session:
        yield stage, await Page(session, URL(url).fragment).open(), session


def session_at(url: str) -> aiohttp.ClientSession:
    return aiohttp.ClientSession(URL(url).origin())


async def test_a_command_gets_the_real_answer(library):
    async with opened(library) as (_, page, _):
        await page.command("run_command", "ask", options={"question": QUESTION})
        assert "¶ 1 · sentence 2" in page.seen


async def test_a_typed_mention_is_one_and_gets_the_answer(library):
    async with opened(library) as (_, page, _):
        await page.act("send_message", content=f"@verbatim {QUESTION}")
        assert "¶ 1 · sentence 2" in page.seen


async def test_what_is_said_to_others_in_a_server_gets_no_answer(library):
    async with opened(library) as (_, page, _):
        await page.act("send_message", content=QUESTION)
        assert "¶" not in page.seen


async def test_a_direct_message_needs_no_mention(library):
    async with opened(library, Place.DM) as (_, page, _):
        await page.act("send_message", content=QUESTION)
        assert "¶ 1 · sentence 2" in page.seen


async def test_the_question_is_completed_while_typing():
    async with opened(Library.bundled()) as (_, page, _):
        receipt = await page.command("autocomplete_command", "ask", focused="question", value="lightcap", options={})
        assert any("Lightcap" in choice["name"] for choice in receipt["result"]["choices"])


async def test_a_button_under_the_answer_works(library):
    async with opened(library) as (_, page, _):
        await page.command("run_command", "ask", options={"question": "How much does matcha cost?"})
        await page.press("Show in context")
        assert "Paragraph 2, sentence 2:" in page.seen


async def test_the_bot_goes_by_its_name(library):
    async with opened(library) as (_, page, _):
        await page.act("send_message", content=f"@Verbatim {QUESTION}")
        assert "Verbatim" in {one.get("name") for one in walk(page.state)}
        assert "TestBot" not in json.dumps(page.state)


async def test_its_clock_follows_the_real_one(library):
    async with opened(library) as (stage, page, _):
        stage.env.backend.clock.elapsed = 0.0
        await page.act("send_message", content="hello")
        assert datetime.now(UTC) - stage.env.now() < timedelta(days=1)


async def test_the_page_says_what_it_is(library):
    async with opened(library) as (_, _, session):
        async with session.get("/") as reply:
            text = await reply.text()
        assert NOTE in text
        assert f"<title>{TITLE}</title>" in text


async def test_the_page_has_a_light_theme(library):
    async with opened(library) as (_, _, session), session.get("/preview.css") as reply:
        assert "prefers-color-scheme: light" in await reply.text()


async def test_the_page_runs_no_script_but_its_own(library):
    async with opened(library) as (_, _, session), session.get("/") as reply:
        assert "script-src 'self'" in reply.headers["Content-Security-Policy"]


async def test_what_is_hostile_arrives_as_data_and_never_in_the_page():
    async with opened(Library([Article.from_text(HOSTILE)]), Place.DM) as (_, page, session):
        await page.act("send_message", content=f"{QUESTION} <script>alert(2)</script>")
        assert {"alert(1)", "alert(2)"} <= set(re.findall(r"alert\(\d\)", page.seen))
        async with session.get("/") as reply:
            assert "alert" not in await reply.text()
            assert reply.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Origin": "null"}])
async def test_a_page_from_elsewhere_is_refused(library, headers):
    async with opened(library) as (_, _, session), session.get("/", headers=headers) as reply:
        assert (reply.status, await reply.text()) == (
            403,
            "This page answers only to the address that the terminal shows.",
        )


async def test_nothing_can_be_done_without_the_secret_of_the_address(library):
    async with opened(library) as (_, _, session), session.post("/api/pages", json={}) as reply:
        assert reply.status == 401


async def test_what_is_too_large_for_an_action_is_refused(library):
    async with opened(library) as (_, _, session), session.post("/api/action", data=b"x" * 300_000) as reply:
        assert reply.status == 413


async def test_a_port_in_use_is_said_in_a_sentence(tmp_path: Path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        status, output = await end(await start(tmp_path, "preview", "--no-open", "--port", str(port)))
    assert status == CONFIGURATION
    assert re.fullmatch(rf"Port {port} can't be had \(.+\): choose another with --port, or .+\n", output)


@pytest.mark.parametrize("port", ["65536", "8080.5", "http", "²"])
def test_what_is_no_port_is_wrong_usage(port, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["preview", "--port", port])
    assert stopped.value.code == 2
    assert "a port is a number from 0 to 65535" in capsys.readouterr().err


def test_a_missing_extra_is_said_in_a_sentence(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "av", None)
    assert main(["preview"]) == CONFIGURATION
    said = capsys.readouterr()
    assert said.err.startswith("The preview's parts are not installed: `make preview` does that, or pip install")
    assert said.out == ""


@pytest.mark.parametrize("place", list(Place))
async def test_it_shows_the_owners_articles_and_ends_with_0_on_ctrl_c(tmp_path: Path, place: Place):
    (tmp_path / "tea.md").write_text("Tea is a drink. It came from China.\n", encoding="utf-8")
    process = await start(tmp_path, "preview", "--no-open", "--place", place, ARTICLES=str(tmp_path))
    url = URL((await until(process.stdout, b"Ctrl-C")).split()[1])
    async with session_at(str(url)) as session:
        page = await Page(session, url.fragment).open()
        await page.act("send_message", content=f"@Verbatim {QUESTION}")
        assert "¶ 1 · sentence 2" in page.seen
        # With the page still open: nobody has to close it first.
        process.send_signal(signal.SIGINT)
        status, output = await end(process)
    assert status == 0, output
    assert "Traceback" not in output


async def test_the_browser_is_opened_at_the_address(tmp_path: Path):
    told, browser = tmp_path / "told", tmp_path / "browser"
    os.mkfifo(told)
    browser.write_text(f'#!/bin/sh\necho "$1" > {told}\n', encoding="utf-8")
    browser.chmod(0o755)
    reader = asyncio.StreamReader()
    # For writing too: a pipe that nobody has written to yet would count as ended.
    pipe = os.fdopen(os.open(told, os.O_RDWR | os.O_NONBLOCK), "rb", buffering=0)
    transport, _ = await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), pipe
    )
    process = await start(tmp_path, "preview", BROWSER=f"{browser} %s")
    said = await until(process.stdout, b"Ctrl-C")
    assert (await until(reader, b"\n")).strip() == said.split()[1]
    transport.close()
    process.send_signal(signal.SIGTERM)
    assert (await end(process))[0] == 0


async def test_its_own_button_ends_it(tmp_path: Path):
    process = await start(tmp_path, "preview", "--no-open")
    url = URL((await until(process.stdout, b"Ctrl-C")).split()[1])
    async with session_at(str(url)) as session:
        page = await Page(session, url.fragment).open()
        await page.act("close", reads=False)
        assert (await end(process))[0] == 0


@pytest.mark.parametrize("arguments", [["--sync", "preview"], ["run", "preview"], ["--place", "dm"]])
def test_options_of_the_other_command_are_wrong_usage(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "error: " in capsys.readouterr().err


async def test_no_article_is_said_as_for_the_bot(tmp_path: Path):
    status, output = await end(await start(tmp_path, "preview", "--no-open", ARTICLES="nowhere"))
    assert (status, "nowhere, which does not exist" in output) == (CONFIGURATION, True)


def test_the_title_and_note_are_put_where_they_belong():
    page = dressed('<html><head><title>Old</title></head><body class="a"><p>All.</p></body></html>')
    assert page.index("<title>Verbatim") < page.index('<body class="a">') < page.index(NOTE) < page.index("<p>All.")


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("@Verbatim who?", "<@7> who?"),
        ("hey @VERBATIM, who?", "hey <@7>, who?"),
        ("@Verbatims", "@Verbatims"),
        ("me@verbatim.example", "me@verbatim.example"),
    ],
)
def test_only_the_bots_whole_name_is_a_mention(typed, sent):
    action = {"kind": "send_message", "content": typed}
    assert json.loads(with_mention(json.dumps(action).encode(), 7))["content"] == sent


@given(st.binary() | st.recursive(st.none() | st.text() | st.integers(), st.lists).map(json.dumps).map(str.encode))
def test_what_is_no_message_stays_as_it_is(action):
    assert with_mention(action, 7) == action
