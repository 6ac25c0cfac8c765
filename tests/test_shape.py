"""Hold the house rules: each is a function over one module that gives what offends, and is shown to notice it."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINES, FUNCTION_LINES, USUAL_FUNCTION_LINES = 200, 40, 25

# What the core may not know: Discord, the event loop, the network, the environment and the clock.
OUTSIDE = {"bot", "discord", "asyncio", "aiohttp", "socket", "dotenv", "environs", "time", "datetime"}
ENVIRONMENT = {"os.environ", "os.getenv", "os.putenv"}
TESTING = {"tests", "pytest", "hypothesis", "simcord", "unittest"}
# What a pure function may name of discord.py: the shapes of what is shown, nothing that is connected.
SHOWN = {"ui", "utils", "AllowedMentions", "ButtonStyle", "Colour", "Embed", "PartialEmoji", "SeparatorSpacing"}
ROOMS_OF_RENDERING = {"bot.limits", "bot.phrases", "bot.rendering"}
NAMELESS = {"util", "utils", "helper", "helpers", "manager", "managers", "common", "core", "misc", "base"}
NOT_ON_IMPORT = {"__name__ == '__main__'", "TYPE_CHECKING"}
BROAD = {"Exception", "BaseException"}


@dataclass(frozen=True, slots=True)
class Module:
    path: str
    source: str

    @property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(ast.parse(self.source)))

    @property
    def names(self) -> set[str]:
        """Give the dotted names that it imports or reaches through what it imports, relative ones resolved."""
        return {name for node in self.nodes for name in _imported(node, self.path)} | {
            ast.unparse(node) for node in self.nodes if isinstance(node, ast.Attribute)
        }


def _imported(node: ast.AST, path: str) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        folders = path.split("/")[: -node.level] if node.level else []
        source = ".".join([*folders, *([node.module] if node.module else [])])
        yield from (f"{source}.{alias.name}" for alias in node.names)


def modules(*folders: str) -> list[Module]:
    files = (file for folder in folders for file in sorted((ROOT / folder).rglob("*.py")))
    return [Module(file.relative_to(ROOT).as_posix(), file.read_text("utf-8")) for file in files]


def _within(name: str, rooms: set[str]) -> bool:
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


def knowledge_reaches_out(module: Module) -> list[str]:
    forbidden = OUTSIDE | ENVIRONMENT if module.path.startswith("knowledge/") else set()
    return sorted(name for name in module.names if _within(name, forbidden))


def imports_rank_bm25_outside_the_index(module: Module) -> list[str]:
    allowed = module.path == "knowledge/index.py"
    return [] if allowed else sorted(name for name in module.names if _within(name, {"rank_bm25"}))


def imports_what_tests_use(module: Module) -> list[str]:
    # The preview is a simulated Discord that people look at; nothing else of the bot may know one.
    forbidden = TESTING - ({"simcord"} if module.path == "bot/preview/stage.py" else set())
    return sorted(name for name in module.names if _within(name, forbidden))


def rendering_does_more_than_render(module: Module) -> list[str]:
    if not module.path.startswith("bot/rendering/"):
        return []
    waits = [f"line {node.lineno} waits" for node in module.nodes if isinstance(node, ast.Await | ast.AsyncFunctionDef)]
    reached = {
        name
        for name in module.names
        if (_within(name, {"discord"}) and "." in name and name.split(".")[1] not in SHOWN)
        or (_within(name, {"bot"}) and not _within(name, ROOMS_OF_RENDERING))
        or _within(name, {"aiohttp", "asyncio", "pathlib", "os", "socket"})
    }
    return waits + sorted(reached)


def is_too_long(module: Module) -> list[str]:
    length = len(module.source.splitlines())
    return [f"{length} lines"] if length > LINES else []


def has_a_function_too_long(module: Module) -> list[str]:
    return [f"{name} has {length} lines" for name, length in _functions(module) if length > FUNCTION_LINES]


def _functions(module: Module) -> list[tuple[str, int]]:
    functions = (n for n in module.nodes if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
    return [(n.name, (n.end_lineno or n.lineno) - n.lineno + 1) for n in functions]


def leaves_a_public_name_unexplained(module: Module) -> list[str]:
    return [f"{name}: {fault}" for name, node in _public(module) if (fault := _fault(node))]


def _public(module: Module) -> Iterator[tuple[str, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]]:
    tree = ast.parse(module.source)
    yield "module", tree
    scopes: list[ast.Module | ast.ClassDef] = [tree]
    while scopes:
        for node in scopes.pop().body:
            named = isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            if named and not node.name.startswith("_"):
                yield node.name, node
                scopes += [node] if isinstance(node, ast.ClassDef) else []


def _fault(node: ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> str | None:
    first = (ast.get_docstring(node) or "").partition("\n")[0]
    if not first:
        return "no docstring"
    if first[0].islower() or not first.endswith("."):
        return f"its first line is not a sentence: {first}"
    verb = first.split()[0]
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and re.search(r"[^s]s$", verb):
        return f"says what it “{verb}”, not what to do"
    return None


def catches_everything(module: Module) -> list[str]:
    handlers = [n for n in module.nodes if isinstance(n, ast.ExceptHandler)]
    suppressed = [n for n in module.nodes if isinstance(n, ast.Call) and ast.unparse(n.func).endswith("suppress")]
    caught = [(n.lineno, [n.type] if n.type else None) for n in handlers] + [(n.lineno, n.args) for n in suppressed]
    allowed = module.path == "bot/errors.py"
    return [f"line {line}" for line, types in caught if not allowed and (types is None or _names(types) & BROAD)]


def _names(types: list[ast.expr]) -> set[str]:
    return {n.id for node in types for n in ast.walk(node) if isinstance(n, ast.Name)}


def has_a_name_that_says_nothing(module: Module) -> list[str]:
    return [part for part in Path(module.path).with_suffix("").parts if part.strip("_") in NAMELESS]


def prints_outside_the_command_line(module: Module) -> list[str]:
    if not module.path.startswith("bot/") or module.path == "bot/cli.py":
        return []
    return [f"line {call.lineno}" for call in _calls(module) if ast.unparse(call.func) == "print"]


def _calls(module: Module) -> list[ast.Call]:
    return [node for node in module.nodes if isinstance(node, ast.Call)]


def silences_a_check_without_a_reason(module: Module) -> list[str]:
    # A reason is a few words after the codes of the check.
    marked = re.findall(r"#\s*(?:type:\s*ignore|noqa|pragma:).*", module.source)
    return [mark for mark in marked if not re.search(r"(?:\]|[A-Z]+\d+|cover)\W+[a-z]\w*\s+\w+", mark)]


def has_a_value_that_can_change(module: Module) -> list[str]:
    decorated = [(n.name, d) for n in module.nodes if isinstance(n, ast.ClassDef) for d in n.decorator_list]
    return [
        name
        for name, decorator in decorated
        if not name.startswith("_")
        and ast.unparse(decorator).startswith(("dataclass", "dataclasses.dataclass"))
        and not {"frozen=True", "slots=True"} <= set(re.findall(r"\w+=True", ast.unparse(decorator)))
    ]


def acts_on_import(module: Module) -> list[str]:
    names = ast.Import | ast.ImportFrom | ast.Assign | ast.AnnAssign
    quiet = names | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    statements = [node for node in ast.parse(module.source).body if not isinstance(node, quiet)]
    return [
        f"line {node.lineno}"
        for node in statements
        if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        and not (isinstance(node, ast.If) and ast.unparse(node.test) in NOT_ON_IMPORT)
    ]


def has_a_mock_without_a_spec(module: Module) -> list[str]:
    return [
        f"line {call.lineno}"
        for call in _calls(module)
        if re.search(r"\b\w*Mock$", ast.unparse(call.func))
        and not {"spec", "spec_set"} & {keyword.arg for keyword in call.keywords}
    ]


def sleeps(module: Module) -> list[str]:
    naps = [call for call in _calls(module) if re.search(r"(^|\.)sleep$", ast.unparse(call.func))]
    return [f"line {call.lineno}" for call in naps if [ast.unparse(arg) for arg in call.args] != ["0"]]


Rule = Callable[[Module], list[str]]
OF_CODE: list[tuple[Rule, str, str]] = [
    (knowledge_reaches_out, "knowledge/a.py", "import discord"),
    (knowledge_reaches_out, "knowledge/a.py", "from bot import answers"),
    (knowledge_reaches_out, "knowledge/a.py", "from asyncio import run"),
    (knowledge_reaches_out, "knowledge/reading/a.py", "from ...bot import answers"),
    (knowledge_reaches_out, "knowledge/a.py", "import os\nhome = os.environ['HOME']"),
    (knowledge_reaches_out, "knowledge/a.py", "from os import getenv"),
    (knowledge_reaches_out, "knowledge/a.py", "def now():\n    from datetime import datetime"),
    (imports_rank_bm25_outside_the_index, "knowledge/ranking.py", "from rank_bm25 import BM25Plus"),
    (imports_what_tests_use, "bot/a.py", "import tests.wire_server"),
    (imports_what_tests_use, "bot/a.py", "from unittest import mock"),
    (imports_what_tests_use, "bot/preview/page.py", "import simcord"),
    (imports_what_tests_use, "bot/preview/stage.py", "import pytest"),
    (rendering_does_more_than_render, "bot/rendering/a.py", "async def show(): ..."),
    (rendering_does_more_than_render, "bot/rendering/a.py", "from ..client import Client"),
    (rendering_does_more_than_render, "bot/rendering/a.py", "from discord import Message"),
    (rendering_does_more_than_render, "bot/rendering/a.py", "import discord\ndef a(b: discord.abc.Messageable): ..."),
    (is_too_long, "bot/a.py", "a = 1\n" * (LINES + 1)),
    (has_a_function_too_long, "bot/a.py", "async def a():\n" + "    b = 1\n" * FUNCTION_LINES),
    (leaves_a_public_name_unexplained, "bot/a.py", "a = 1"),
    (leaves_a_public_name_unexplained, "bot/a.py", '"""All."""\nclass A:\n    """Hold."""\n    def b(self): ...'),
    (leaves_a_public_name_unexplained, "bot/a.py", '"""All."""\ndef a():\n    """Returns a."""'),
    (leaves_a_public_name_unexplained, "bot/a.py", '"""All."""\ndef a():\n    """Return a"""'),
    (catches_everything, "bot/a.py", "try:\n    a\nexcept:\n    b"),
    (catches_everything, "knowledge/a.py", "try:\n    a\nexcept (OSError, Exception):\n    b"),
    (catches_everything, "bot/a.py", "with contextlib.suppress(BaseException):\n    a"),
    (has_a_name_that_says_nothing, "bot/utils/a.py", ""),
    (has_a_name_that_says_nothing, "knowledge/_common.py", ""),
    (prints_outside_the_command_line, "bot/client.py", "def a():\n    print('b')"),
    (silences_a_check_without_a_reason, "bot/a.py", "a = b  # type: ignore[attr-defined]"),
    (silences_a_check_without_a_reason, "bot/a.py", "a = b  # noqa: E501"),
    (has_a_value_that_can_change, "bot/a.py", "@dataclass(frozen=True)\nclass A: ..."),
    (has_a_value_that_can_change, "bot/a.py", "@dataclass\nclass A: ..."),
    (acts_on_import, "bot/a.py", "logging.basicConfig()"),
    (acts_on_import, "bot/a.py", "for a in b:\n    c = a"),
]
OF_TESTS: list[tuple[Rule, str, str]] = [
    (has_a_mock_without_a_spec, "tests/a.py", "a = mock.AsyncMock(return_value=1)"),
    (sleeps, "tests/a.py", "await asyncio.sleep(0.1)"),
    (sleeps, "tests/a.py", "from time import sleep\nsleep(1)"),
]


@pytest.mark.parametrize("rule", dict.fromkeys(rule for rule, _, _ in OF_CODE), ids=lambda rule: rule.__name__)
def test_no_module_breaks_the_rule(rule: Rule) -> None:
    assert {module.path: found for module in modules("bot", "knowledge") if (found := rule(module))} == {}


@pytest.mark.parametrize("rule", dict.fromkeys(rule for rule, _, _ in OF_TESTS), ids=lambda rule: rule.__name__)
def test_no_test_breaks_the_rule(rule: Rule) -> None:
    assert {module.path: found for module in modules("tests") if (found := rule(module))} == {}


@pytest.mark.parametrize(("rule", "path", "source"), OF_CODE + OF_TESTS)
def test_each_rule_notices_what_breaks_it(rule: Rule, path: str, source: str) -> None:
    assert rule(Module(path, source)) != []


def test_nine_functions_in_ten_are_short() -> None:
    lengths = sorted(length for module in modules("bot", "knowledge") for _, length in _functions(module))
    assert lengths[len(lengths) * 9 // 10] <= USUAL_FUNCTION_LINES
