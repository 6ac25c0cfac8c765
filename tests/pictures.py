"""Make the pictures of README.md: `python tests/pictures.py` takes them from the preview with a Chromium.

The browser is one that is installed; none is downloaded. Beside the pictures stands what was on them, so that a test
notices when the bot shows something else. `python tests/pictures.py FOLDER` takes the whole page in both themes and on
a phone, to be looked at.
"""

import asyncio
import base64
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import aiohttp
from PIL import Image

from bot.client import Verbatim
from bot.preview import Place
from bot.preview.serving import served
from bot.preview.stage import Stage, staged
from knowledge import Library

PICTURES = Path(__file__).parent / "pictures"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Seconds for the browser to start, and for the page to be drawn: a slow machine takes two.
PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Scene:
    """Say what is asked, and which button is pressed then."""

    name: str
    question: str
    press: str | None = None

    async def play(self, stage: Stage) -> list[dict[str, Any]]:
        """Play it, and give what the bot shows at its end."""
        you = stage.viewers[0]
        result = await you.slash(stage.channel, "ask", question=self.question)
        if self.press:
            result = await you.click(result.response, label=self.press)
        return result.response.components


_INVESTMENT = "How much will Microsoft invest in Japan?"
SCENES = (
    Scene("answer", _INVESTMENT),
    Scene("context", _INVESTMENT, "Show in context"),
    Scene("refusal", "What does the office cost?"),
)


@dataclass(frozen=True, slots=True)
class Look:
    """Say of which theme and how large the page is, and whether all of it is wanted or the reply alone."""

    theme: str = "dark"
    width: int = 720
    whole: bool = False


LOOKS = {
    "-dark": Look(whole=True, width=1100),
    "-light": Look("light", whole=True, width=1100),
    "-phone": Look(whole=True, width=390),
    "-light-phone": Look("light", whole=True, width=390),
}


async def shown(scene: Scene) -> str:
    """Give what a scene shows, a line for each part; what nobody sees, such as the keys of buttons, is left out."""
    async with staged(Verbatim(Library.bundled()), Place.SERVER) as stage:
        parts = await scene.play(stage)
    return "".join(json.dumps(_visible(part), ensure_ascii=False) + "\n" for part in parts)


def _visible(part: Any) -> Any:
    if isinstance(part, list):
        return [_visible(one) for one in part]
    if isinstance(part, dict):
        return {name: _visible(value) for name, value in part.items() if name not in {"id", "custom_id"}}
    return part


def browser() -> str | None:
    """Find a Chromium on the PATH."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


class Tab:
    """Steer the browser's one tab by its own protocol (https://chromedevtools.github.io/devtools-protocol)."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._number = 0

    async def call(self, method: str, **parameters: Any) -> Any:
        self._number += 1
        await self._socket.send_json({"id": self._number, "method": method, "params": parameters})
        while (answer := await self._socket.receive_json(timeout=PATIENCE)).get("id") != self._number:
            pass
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']['message']}")
        return answer["result"]

    async def value(self, script: str) -> Any:
        answer = await self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{answer['exceptionDetails']}")
        return answer["result"].get("value")

    async def wear(self, look: Look) -> None:
        await self.call(
            "Emulation.setDeviceMetricsOverride", width=look.width, height=800, deviceScaleFactor=2, mobile=False
        )
        theme = {"name": "prefers-color-scheme", "value": look.theme}
        await self.call("Emulation.setEmulatedMedia", features=[theme])


@asynccontextmanager
async def tab(program: str) -> AsyncIterator[Tab]:
    """Start the browser without a window, and end it."""
    # Chromium refuses its sandbox to root; the page is our own.
    as_root = ["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = [f"--user-data-dir={profile}", "--remote-debugging-port=0", "--hide-scrollbars", *as_root]
        process = await asyncio.create_subprocess_exec(
            program, "--headless", *options, "about:blank", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        try:
            async with asyncio.timeout(PATIENCE), aiohttp.ClientSession() as session:
                async with session.get(f"http://127.0.0.1:{await _port(process)}/json/list") as reply:
                    [page] = [one for one in await reply.json() if one["type"] == "page"]
                async with session.ws_connect(page["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                    yield Tab(socket)
        finally:
            process.terminate()
            await process.communicate()


async def _port(process: asyncio.subprocess.Process) -> int:
    assert process.stderr is not None
    async for line in process.stderr:
        if found := re.search(rb"DevTools listening on ws://[^:]+:(\d+)/", line):
            return int(found[1])
    raise RuntimeError("The browser ended before it began.")


# Resolved once simcord's page says that all is drawn, with the place of the last message in the window.
READY = """new Promise(done => {
    const look = () => window.simcordPreview?.ready && document.fonts.status === "loaded"
        ? done((({x, y, width, height}) => ({x, y: y - 8, width, height: height + 16}))(
            [...document.querySelectorAll(".channel-message")].at(-1).getBoundingClientRect()))
        : setTimeout(look, 20);
    look();
})"""


async def photograph(scene: Scene, look: Look, tab: Tab) -> bytes:
    """Play a scene in the preview and take a picture of it."""
    async with staged(Verbatim(Library.bundled()), Place.SERVER) as stage, served(stage) as url:
        await scene.play(stage)
        await tab.wear(look)
        await tab.call("Page.navigate", url=url)
        reply = {**await tab.value(READY), "scale": 1}
        taken = await tab.call("Page.captureScreenshot", format="png", **({} if look.whole else {"clip": reply}))
    return base64.b64decode(taken["data"])


async def take(program: str, folder: Path, looks: dict[str, Look]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    async with tab(program) as steered:
        for name, look in looks.items():
            for scene in SCENES:
                picture = await photograph(scene, look, steered)
                file = folder / f"{scene.name}{name}.png"
                # 256 colours show text as well, in a third of the size.
                Image.open(BytesIO(picture)).convert("RGB").quantize(256).save(file, optimize=True)
                print(f"{file.name}: {file.stat().st_size // 1000} kB")


async def take_anew(program: str) -> None:
    await take(program, PICTURES, {"": Look()})
    for scene in SCENES:
        (PICTURES / f"{scene.name}.jsonl").write_text(await shown(scene), encoding="utf-8")


def main(arguments: list[str]) -> int:
    program = browser()
    if program is None:
        print(f"There is no Chromium on the PATH, by any of these names: {', '.join(BROWSERS)}.", file=sys.stderr)
        return 1
    if arguments:
        asyncio.run(take(program, Path(arguments[0]), LOOKS))
    else:
        asyncio.run(take_anew(program))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
