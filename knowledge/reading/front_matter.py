"""Read the front matter of a Markdown file: a YAML block between two lines of three dashes at its start."""

import re
from dataclasses import dataclass

from ..errors import UnreadableError
from ..language import codes

# Nested YAML takes time out of proportion to its size; four fields need no more than this.
LIMIT = 10_000
_UNDETERMINED = "und"
# A line of dashes may open a text as well; what follows tells whether front matter was meant.
_UNCLOSED = re.compile(r"\ufeff?---[ \t]*\r?\n(?:title|url|language|aliases)[ \t]*:", re.IGNORECASE)
_BLOCK = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)(?:\r?\n)?^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Hold what the owner says about an article."""

    title: str | None = None
    url: str | None = None
    language: str | None = None
    aliases: tuple[str, ...] = ()


def split(text: str, name: str) -> tuple[FrontMatter, str]:
    """Part a file into its front matter and its body; raise UnreadableError for one that is no YAML mapping."""
    match = _BLOCK.match(text)
    if not match and _UNCLOSED.match(text):
        raise UnreadableError(f"{name}: front matter has no end; put a line of three dashes after its last line.")
    if not match:
        return FrontMatter(), text
    return _parse(match.group(1), name), text[match.end() :]


def _parse(block: str, name: str) -> FrontMatter:
    import yaml  # only articles with front matter pay for it

    if len(block) > LIMIT:
        raise UnreadableError(f"{name}: front matter longer than {LIMIT} characters; move it into the text.")
    try:
        data = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506 - builds only str, list and dict
    except (yaml.YAMLError, RecursionError) as error:
        advice = "close every bracket and quote, and put a value with a colon or another sign in quotes"
        raise UnreadableError(f"{name}: front matter is not valid YAML{_place(error)}; {advice}.") from error
    if data in (None, ""):
        return FrontMatter()
    if not isinstance(data, dict):
        raise UnreadableError(f"{name}: front matter needs lines such as “title: My article”.")
    return FrontMatter(_one(data, "title", name), _url(data, name), _language(data, name), _aliases(data, name))


def _place(error: Exception) -> str:
    """Name the line of the file in which the parser stopped; the block begins on its second."""
    mark = getattr(error, "context_mark", None) or getattr(error, "problem_mark", None)
    return f" (line {mark.line + 2})" if mark else ""


def _one(data: dict[str, object], key: str, name: str) -> str | None:
    value = data.get(key) or None
    if value is not None and not isinstance(value, str):
        raise UnreadableError(f"{name}: front matter “{key}” must be one line of text.")
    return value.strip() or None if value else None


def _url(data: dict[str, object], name: str) -> str | None:
    url = _one(data, "url", name)
    if url and not re.fullmatch(r"https?://[^\s<>\"]+", url):
        raise UnreadableError(f"{name}: front matter “url” must start with https:// or http:// and have no spaces.")
    return url


def _language(data: dict[str, object], name: str) -> str | None:
    code = _one(data, "language", name)
    if code and code.split("-")[0].lower() not in (*codes(), _UNDETERMINED):
        known = f"{', '.join(codes())}; “{_UNDETERMINED}” for any other"
        raise UnreadableError(f"{name}: front matter “language” is “{code}”, no code known here. Known are {known}.")
    return code


def _aliases(data: dict[str, object], name: str) -> tuple[str, ...]:
    value = data.get("aliases") or []
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(alias, str) for alias in names):
        raise UnreadableError(f"{name}: front matter “aliases” must be a list of names.")
    return tuple(alias.strip() for alias in names if alias.strip())
