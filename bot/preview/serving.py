"""The server of the page: it stands before simcord's own, lets only this machine in, and dresses the page."""

import asyncio
import signal
import threading
import webbrowser
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from importlib import resources

import aiohttp
from aiohttp import web
from yarl import URL

from ..client import Verbatim
from . import Place, PreviewError
from .page import dressed, with_mention
from .stage import Stage, staged

HOST = "127.0.0.1"
# simcord's own limit for an action; none here carries a file.
_ACTION_SIZE = 256 * 1024
# Headers of one connection, which aiohttp writes anew for the next.
_OF_THE_CONNECTION = frozenset({"content-length", "transfer-encoding", "connection", "date", "server"})
_HANDED_ON = ("Content-Type", "X-Simcord-Capability", "X-Simcord-Context")
Say = Callable[[str], None]


async def show(bot: Verbatim, place: Place, port: int, say: Say, *, opens: bool = True) -> None:
    """Serve the page until SIGINT, SIGTERM or its own button ends it; raise PreviewError where that can't be."""
    task = asyncio.current_task()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows: Ctrl-C arrives as KeyboardInterrupt instead
            asyncio.get_running_loop().add_signal_handler(number, task.cancel if task else lambda: None)
    with suppress(asyncio.CancelledError):
        async with staged(bot, place) as stage, served(stage, port) as url:
            say(f"Preview: {url}\nIt is open to this computer only; Ctrl-C ends it.")
            if opens:
                # A thread that nobody waits for: some browsers keep it until they are closed.
                threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
            await stage.preview.wait_closed()


@asynccontextmanager
async def served(stage: Stage, port: int = 0) -> AsyncIterator[str]:
    """Serve the page on this machine alone and give its address; port 0 takes any free one."""
    behind = URL(stage.preview.url)
    async with aiohttp.ClientSession(behind.origin()) as session:
        front = _Front(stage, session)
        app = web.Application(client_max_size=_ACTION_SIZE)
        app.router.add_route("*", "/{path:.*}", front.answer)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await runner.setup()
        try:
            await _listen(runner, port)
            front.port = runner.addresses[0][1]
            yield f"http://{HOST}:{front.port}/#{behind.fragment}"
        finally:
            await runner.cleanup()


async def _listen(runner: web.AppRunner, port: int) -> None:
    try:
        await web.TCPSite(runner, HOST, port).start()
    except OSError as error:
        raise PreviewError(
            f"Port {port} can't be had ({error.strerror}): choose another with --port, or leave it out for a free one."
        ) from error


class _Front:
    def __init__(self, stage: Stage, session: aiohttp.ClientSession) -> None:
        self._stage = stage
        self._session = session
        self.port = 0

    async def answer(self, request: web.Request) -> web.Response:
        self._let_in(request)
        body = await request.read()
        if request.path == "/api/action":
            self._stage.keep_time()
            body = with_mention(body, self._stage.bot_id)
        headers = {name: request.headers[name] for name in _HANDED_ON if name in request.headers}
        try:
            async with self._session.request(
                request.method, request.rel_url, data=body or None, headers=headers, allow_redirects=False
            ) as reply:
                return web.Response(
                    status=reply.status, body=_changed(request.path, await reply.read()), headers=_kept(reply.headers)
                )
        except aiohttp.ClientError as error:
            raise web.HTTPBadGateway(text="The preview has ended; start it again.") from error

    def _let_in(self, request: web.Request) -> None:
        hosts = {f"{name}:{self.port}" for name in (HOST, "localhost")}
        origin = request.headers.get("Origin")
        # A page from elsewhere may know the port, or let its own name point here (DNS rebinding).
        if request.headers.get("Host") not in hosts or (origin and origin.removeprefix("http://") not in hosts):
            raise web.HTTPForbidden(text="This page answers only to the address that the terminal shows.")


def _changed(path: str, body: bytes) -> bytes:
    if path == "/":
        return dressed(body.decode()).encode()
    if path == "/preview.css":
        return body + resources.files(__package__).joinpath("page.css").read_bytes()
    return body


def _kept(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name.lower() not in _OF_THE_CONNECTION}
