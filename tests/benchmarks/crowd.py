"""Fifty people ask, press, type and read at once: `python tests/benchmarks/crowd.py [--seconds N]`.

The bot runs in a process of its own, as its owner starts it, and speaks to the wire server of the tests. Each person
does one thing after another without a pause, each chosen at random, and waits for its callback in between. Discord
waits 3 s for a callback.
"""

import argparse
import asyncio
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from aiohttp import web

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parents[1])]

import wire as w

PEOPLE, PATIENCE = 50, 3.0
QUESTIONS = (
    "Who leads OpenAI in Japan?",
    "When did OpenAI open its office in Tokyo?",
    "Which companies use ChatGPT?",
    "What does Microsoft invest?",
    "Is there wifi in the tower?",
    "thanks",
)
UNDER = ("Show in context", "Other answers", "Why this?")
AT_MOST = 20


class Hall(w.Wire):
    """Note when each interaction was sent and when it was answered, and what was answered twice."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, float] = {}
        self.took: dict[str, float] = {}
        self.refused = Counter[int]()
        self._answers: dict[str, asyncio.Future[w.JSON]] = {}

    async def dispatch(self, name: str, data: w.JSON) -> None:
        if name == "INTERACTION_CREATE":
            self.sent[data["id"]] = time.perf_counter()
            self._answers[data["id"]] = asyncio.get_running_loop().create_future()
        await super().dispatch(name, data)

    def _callback(self, number: str, body: w.JSON) -> web.Response:
        given = super()._callback(number, body)
        if given.status >= 400:
            self.refused[given.status] += 1
        elif number in self._answers:
            self.took[number] = time.perf_counter() - self.sent[number]
            self._answers.pop(number).set_result({"kind": body["type"], **(body.get("data") or {})})
        return given

    async def answer(self, number: str) -> w.JSON | None:
        """Wait for an answer, at most for a while; None where there was none."""
        waiting = self._answers.get(number)
        if waiting is None:
            return None
        try:
            async with asyncio.timeout(AT_MOST):
                return await waiting
        except TimeoutError:
            return None


class Person:
    """Do one thing after another, as a member of the server."""

    def __init__(self, hall: Hall, number: int, seed: int = 0) -> None:
        self.hall = hall
        self.user = w.person(str(7000 + number), name=f"p{number}")
        self.random = random.Random(1000 * seed + number)
        self.answer: w.JSON | None = None
        self.page: w.JSON | None = None
        self.done = Counter[str]()

    async def live(self, goes_on: Callable[[], bool]) -> None:
        while goes_on():
            await self.act()

    async def act(self) -> None:
        kind = self.random.choice(list(self._can()))
        self.done[kind] += 1
        given = await self.hall.answer(await getattr(self, f"_{kind}")())
        if given and kind == "ask":
            self.answer = given
        elif given and given["kind"] in (4, 7) and w.labels(given).keys() & {"Next page", "Search"}:
            self.page = given

    def _can(self) -> Iterator[str]:
        yield from ("ask", "ask", "type", "read", "menu", "topics", "help")
        if self.answer and w.labels(self.answer).keys() & set(UNDER):
            yield from ("press", "press")
        if self.page:
            yield from ("turn", "jump", "submit")

    async def _ask(self) -> str:
        question, private = self.random.choice(QUESTIONS), self.random.random() < 0.5
        return await self.hall.command("ask", user=self.user, question=question, private=private)

    async def _type(self) -> str:
        typed = self.random.choice(QUESTIONS)[: self.random.randint(0, 8)]
        return await self.hall.command("ask", typing="question", user=self.user, question=typed)

    async def _read(self) -> str:
        return await self.hall.command("article", user=self.user, paragraph=self.random.randint(1, 20))

    async def _topics(self) -> str:
        return await self.hall.command("topics", user=self.user)

    async def _help(self) -> str:
        return await self.hall.command("help", user=self.user)

    async def _menu(self) -> str:
        return await self.hall.menu(w.message("77", w.CHANNEL, self.user, self.random.choice(QUESTIONS)))

    async def _press(self) -> str:
        keys = w.labels(self.answer or {})
        key = keys[self.random.choice([label for label in UNDER if label in keys])]
        return await self.hall.use(key, self.answer or {}, user=self.user)

    async def _turn(self) -> str:
        return await self._use("Next page")

    async def _jump(self) -> str:
        return await self._use("Go to paragraph")

    async def _submit(self) -> str:
        page = self.page or {}
        key = next(key for label, key in w.labels(page).items() if label in ("Search", "Go to paragraph"))
        return await self.hall.submit(key, self.random.choice(("3", "Tokyo", "99")), page, user=self.user)

    async def _use(self, label: str) -> str:
        keys = w.labels(self.page or {})
        return await self.hall.use(keys.get(label, next(iter(keys.values()))), self.page or {}, user=self.user)


def share(times: list[float], part: float) -> float:
    """Give the time within which so many of the callbacks came."""
    return times[min(int(part * len(times)), len(times) - 1)]


async def run(seconds: float) -> None:
    """Let the crowd in, and print what became of it."""
    async with Hall() as hall:
        with tempfile.TemporaryDirectory() as folder:
            limits = {"COOLDOWN_PERSON": "0", "COOLDOWN_CHANNEL": "0"}
            environment = {**os.environ, "DISCORD_TOKEN": w.TOKEN, "DISCORD_API_URL": hall.url, "DATA_DIR": folder}
            environment |= {"PYTHONPATH": str(HERE.parents[1]), **limits}
            pipes: dict[str, Any] = {"stdout": asyncio.subprocess.DEVNULL, "stderr": asyncio.subprocess.DEVNULL}
            bot = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", env=environment, **pipes)
            await hall.ready.wait()
            people, end = [Person(hall, number) for number in range(PEOPLE)], time.perf_counter() + seconds
            await asyncio.gather(*(one.live(lambda: time.perf_counter() < end) for one in people))
            bot.terminate()
            await bot.wait()
    report(hall, people, seconds)


def report(hall: Hall, people: list[Person], seconds: float) -> None:
    """Print the counts and the times."""
    times = sorted(hall.took.values())
    late = sum(one > PATIENCE for one in times)
    done = sum((one.done for one in people), Counter[str]())
    print(f"{len(people)} people, {seconds:.0f} s: {len(hall.sent)} interactions, {len(times) / seconds:.0f} a second")
    print(
        f"callback: p50 {1e3 * share(times, 0.5):.0f} ms, p95 {1e3 * share(times, 0.95):.0f}, max {1e3 * times[-1]:.0f}"
    )
    print(
        f"unanswered {len(hall.sent) - len(times)}, later than 3 s {late}, "
        f"answered twice or wrongly {hall.refused.total()}"
    )
    print(", ".join(f"{kind} {count}" for kind, count in done.most_common()))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60)
    asyncio.run(run(parser.parse_args().seconds))


if __name__ == "__main__":
    main()
