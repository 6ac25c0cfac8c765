import logging
import re

import aiohttp
import pytest

from bot import errors
from bot.client import Verbatim
from bot.phrases import load
from knowledge import Answer, Library

# The errors here are on purpose: the simulated Discord need not report them too.
pytestmark = pytest.mark.simcord(check_errors=False)
PHRASES = load()
QUESTION = "How much does matcha cost?"


class Broken(Library):
    def ask(self, question: str, *, article: str | None = None, top: int = 10) -> Answer:
        raise RuntimeError(f"broken on purpose ({len(question)}, {article}, {top})")


@pytest.fixture
def broken(simcord_bot: Verbatim) -> None:
    simcord_bot.library = Broken([])


def number_in(text: str) -> str:
    found = re.search(r"`([0-9a-f]{8})`", text)
    assert found
    return found[1]


def errors_in(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.name == "bot.errors" and record.levelno >= 40]


@pytest.mark.usefixtures("broken")
async def test_a_failed_command_tells_the_number_that_is_in_the_log(caplog, channel, ann):
    result = await ann.slash(channel, "ask", question=QUESTION)
    number = number_in(result.response.components[0]["content"])
    assert errors_in(caplog) == [f"Error {number} in command"]


@pytest.mark.usefixtures("broken")
async def test_a_failed_command_is_told_privately(channel, ann):
    assert (await ann.slash(channel, "ask", question=QUESTION)).ephemeral


@pytest.mark.usefixtures("broken")
async def test_a_command_that_fails_after_its_deferral_tells_the_number(caplog, monkeypatch, channel, ann):
    monkeypatch.setattr("bot.answers.is_slow", lambda *_: True)
    result = await ann.slash(channel, "ask", question=QUESTION)
    told = [*result.followups, result.response]
    number = number_in(str([message.components for message in told if message]))
    assert errors_in(caplog) == [f"Error {number} in command"]


@pytest.mark.usefixtures("broken")
async def test_a_failed_message_tells_the_number_that_is_in_the_log(caplog, simcord_env):
    user = simcord_env.create_user("bob")
    await user.send_dm(QUESTION)
    number = number_in(user.dm_channel.last_message.components[0].content)
    assert errors_in(caplog) == [f"Error {number} in on_message"]


@pytest.mark.usefixtures("broken")
async def test_a_failure_that_cannot_be_told_is_logged_all_the_same(caplog, simcord_env):
    simcord_env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    await simcord_env.create_user("bob").send_dm(QUESTION)
    assert len(errors_in(caplog)) == 1


async def test_a_refused_answer_that_is_no_permission_tells_the_number(caplog, simcord_env):
    simcord_env.inject_error("POST", "/channels/*/messages", status=400, code=50035, message="Invalid Form Body")
    user = simcord_env.create_user("bob")
    await user.send_dm(QUESTION)
    assert number_in(user.dm_channel.last_message.components[0].content) in errors_in(caplog)[0]


@pytest.mark.parametrize(("status", "code"), [(404, 10062), (400, 40060), (401, 50027), (404, 10015)])
async def test_an_interaction_that_came_too_late_is_no_error(caplog, simcord_env, channel, ann, status, code):
    simcord_env.inject_error("POST", "/interactions/*", status=status, code=code)
    await ann.slash(channel, "ask", question=QUESTION)
    assert errors_in(caplog) == []


async def test_a_token_that_expired_during_slow_work_is_no_error(caplog, monkeypatch, simcord_env, channel, ann):
    monkeypatch.setattr("bot.answers.is_slow", lambda *_: True)
    simcord_env.inject_error("PATCH", "/webhooks/*", status=401, code=50027)
    await ann.slash(channel, "ask", question=QUESTION)
    assert errors_in(caplog) == []


async def test_a_command_that_is_no_longer_there_says_so(simcord_bot: Verbatim, channel, ann):
    simcord_bot.tree.remove_command("ask")
    result = await ann.slash(channel, "ask", question=QUESTION)
    assert result.response.components[0]["content"] == PHRASES.outdated


@pytest.mark.usefixtures("broken")
async def test_the_question_is_not_in_the_log_of_an_error(caplog, channel, ann):
    with caplog.at_level(logging.INFO):
        await ann.slash(channel, "ask", question=QUESTION)
    assert "matcha" not in caplog.text


def test_what_the_network_did_is_logged_without_a_traceback(caplog: pytest.LogCaptureFixture) -> None:
    number = errors.logged(aiohttp.ServerDisconnectedError())
    assert f"Error {number} in command: ServerDisconnectedError" in caplog.text
    assert "Traceback" not in caplog.text
