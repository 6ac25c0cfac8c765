"""Point discord.py at the server that DISCORD_API_URL names, and notice what is no Discord; the only file for both."""

from types import SimpleNamespace

import aiohttp
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

_OK, _NO_CONTENT, _MULTIPLE_CHOICES = 200, 204, 300


class GarbledError(aiohttp.ClientError):
    """Say that something else than Discord has answered, such as the log-in page of a network."""


def speak_to(api_url: str) -> None:
    """Send all REST calls to this URL, and open gateways at its `/gateway`; at Discord's own nothing changes."""
    if api_url == Route.BASE:
        return
    url = yarl.URL(api_url)
    Route.BASE = api_url
    DiscordWebSocket.DEFAULT_GATEWAY = (url / "gateway").with_scheme("wss" if url.scheme == "https" else "ws")


def watching() -> aiohttp.TraceConfig:
    """Raise GarbledError where a call succeeds without JSON: discord.py would take the page for Discord's answer."""
    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(_check)
    return trace


async def _check(_: aiohttp.ClientSession, __: SimpleNamespace, ended: aiohttp.TraceRequestEndParams) -> None:
    answer = ended.response
    succeeded = _OK <= answer.status < _MULTIPLE_CHOICES and answer.status != _NO_CONTENT
    if succeeded and answer.content_type != "application/json" and str(ended.url).startswith(Route.BASE):
        raise GarbledError(f"{answer.status} with {answer.content_type}: is a log-in page in between?")
