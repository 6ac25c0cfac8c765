"""Point discord.py at the server that DISCORD_API_URL names; the only file that knows how."""

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route


def speak_to(api_url: str) -> None:
    """Send all REST calls to this URL, and open gateways at its `/gateway`; at Discord's own nothing changes."""
    if api_url == Route.BASE:
        return
    url = yarl.URL(api_url)
    Route.BASE = api_url
    DiscordWebSocket.DEFAULT_GATEWAY = (url / "gateway").with_scheme("wss" if url.scheme == "https" else "ws")
