"""Read the owner's synonyms: a plain file beside an article, `customers = clientele, clients`."""

from ..errors import UnreadableError

SUFFIX = ".synonyms.txt"
# A thesaurus is no file to keep beside an article, and each phrase is looked for in every question.
MOST_LINES = 2000
_LONGEST = 120

Group = tuple[str, ...]


def parse(text: str, name: str) -> tuple[Group, ...]:
    """Read the lines of a file, `#` for comments; raise UnreadableError with the line that is wrong."""
    lines = text.removeprefix("\ufeff").splitlines()
    if len(lines) > MOST_LINES:
        raise UnreadableError(f"{name}: has {len(lines)} lines; keep at most {MOST_LINES}.")
    rows = ((at, line.strip()) for at, line in enumerate(lines, start=1))
    return tuple(_group(line, f"{name}, line {at}") for at, line in rows if line and not line.startswith("#"))


def _group(line: str, place: str) -> Group:
    # A remark may also stand behind the words.
    first, equals, others = line.split(" #")[0].partition("=")
    words = tuple(dict.fromkeys(word.strip() for word in (first, *others.split(",")) if word.strip()))
    if not equals or "=" in others or len(words) < 2 or not first.strip():
        raise UnreadableError(f"{place}: write a word, “=” and its synonyms, such as “customers = clientele, clients”.")
    if any(len(word) > _LONGEST for word in words):
        raise UnreadableError(f"{place}: a synonym has at most {_LONGEST} characters; split the line.")
    return words
