"""Compare the resident memory of the running bot with a bare discord.py client: `python tests/benchmarks/memory.py`."""

import asyncio
import os
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parents[1])]

import wire as w

BARE = """
import os, discord, sys
sys.path[:0] = [{root!r}]
from bot.wire import speak_to
speak_to(os.environ["DISCORD_API_URL"])
intents = discord.Intents.none()
intents.guilds = intents.guild_messages = intents.dm_messages = True
client = discord.Client(intents=intents, max_messages=None)
@client.event
async def on_ready():
    print("Ready: bare", flush=True)
client.run(os.environ["DISCORD_TOKEN"])
"""


async def resident(*command: str) -> float:
    """Start a client against the wire server and give its resident memory in MB once it is ready."""
    async with w.Wire() as wire:
        with tempfile.TemporaryDirectory() as folder:
            environment = {**os.environ, "DISCORD_TOKEN": w.TOKEN, "DISCORD_API_URL": wire.url, "DATA_DIR": folder}
            environment["PYTHONPATH"] = str(HERE.parents[1])
            pipes = {"stdout": asyncio.subprocess.PIPE, "stderr": asyncio.subprocess.DEVNULL}
            process = await asyncio.create_subprocess_exec(sys.executable, *command, env=environment, **pipes)
            while b"Ready:" not in await process.stdout.readline():
                pass
            if "bot" in command:
                await wire.ask("Who leads OpenAI in Japan?")
                await wire.reply()
            pages = int(Path(f"/proc/{process.pid}/statm").read_text().split()[1])
            process.terminate()
            await process.wait()
            return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


async def main() -> None:
    """Measure both three times and print the medians."""
    root = str(HERE.parents[1])
    pairs = [(await resident("-c", BARE.format(root=root)), await resident("-m", "bot")) for _ in range(3)]
    bare, bot = (sorted(column)[1] for column in zip(*pairs, strict=True))
    print(f"bare client {bare:.1f} MB, bot {bot:.1f} MB, difference {bot - bare:.1f} MB")


if __name__ == "__main__":
    asyncio.run(main())
