"""Discord's own Markdown rules, as its client applies them: what a message shows, and which constructs it uses.

After the rules of simple-markdown that Discord's client extends; they are tried in this order at each place.
"""

import re
from dataclasses import dataclass, field

_LINE_RULES = {
    "heading": re.compile(r"[ \t]*#{1,3}\s+\S"),
    "subtext": re.compile(r"-# +(?!-#)\S"),
    "list": re.compile(r"[ \t]*(?:[-*+]|\d+[.)])\s+\S"),
}
_QUOTE_LINE = re.compile(r" *>(?:>>)? ")
_ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")
_RULES = {
    "code block": re.compile(r"```(?:.|\n)+?```"),
    "everyone": re.compile(r"@(?:everyone|here)\b"),
    "mention": re.compile(r"<(?:@[!&]?|#)\d+>|<id:\w+>|</[^>\n]*:\d+>"),
    "timestamp": re.compile(r"<t:-?\d+(?::[tTdDfFRsS])?>"),
    "emoji": re.compile(r"<a?:\w+:\d+>|:[^\s:]+?:"),
    "autolink": re.compile(r"<[^: >]+:/[^ >]+>"),
    "url": re.compile(r"(?:https?|steam|discord)://[^\s<]+[^<.,:;\"'\]\s]"),
    "link": re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(\s*<?((?:[^\s()<>\\]|\\.)*)>?\s*\)"),
    "strong": re.compile(r"\*\*((?:\\.|[^\\])+?)\*\*(?!\*)", re.DOTALL),
    "underline": re.compile(r"__((?:\\.|[^\\])+?)__(?!_)", re.DOTALL),
    "em": re.compile(r"\*(?=\S)((?:\\.|[^\\*])+?)\*(?!\*)|\b_((?:\\.|[^\\_])+?)_\b", re.DOTALL),
    "strike": re.compile(r"~~(.+?)~~", re.DOTALL),
    "spoiler": re.compile(r"\|\|(.+?)\|\|", re.DOTALL),
    "inline code": re.compile(r"(`+)(?:.*?[^`])\1(?!`)", re.DOTALL),
}


@dataclass
class Shown:
    """What a reader sees: lines of quotations, other lines, and which markup was read."""

    quotes: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    constructs: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    bold: list[str] = field(default_factory=list)


def read(source: str) -> Shown:
    """Read a message: consecutive quoted lines become one quotation."""
    shown = Shown()
    quoting = False
    for line in source.split("\n"):
        prefix = _QUOTE_LINE.match(line)
        if prefix:
            text = _line(line[prefix.end() :], shown)
            if quoting:
                shown.quotes[-1] += "\n" + text
            else:
                shown.quotes.append(text)
        else:
            shown.lines.append(_line(line, shown))
        quoting = prefix is not None
    return shown


def _line(text: str, shown: Shown) -> str:
    for name, rule in _LINE_RULES.items():
        if rule.match(text):
            shown.constructs.append(name)
    return _inline(text, shown)


def _inline(text: str, shown: Shown) -> str:
    out, at = [], 0
    while at < len(text):
        if escape := _ESCAPE.match(text, at):
            out.append(escape[1])
            at = escape.end()
            continue
        for name, rule in _RULES.items():
            if found := rule.match(text, at):
                shown.constructs.append(name)
                out.append(_content(name, found, shown))
                at = found.end()
                break
        else:
            out.append(text[at])
            at += 1
    return "".join(out)


def _content(name: str, found: re.Match[str], shown: Shown) -> str:
    if name == "strong":
        inner = _inline(found[1], shown)
        shown.bold.append(inner)
        return inner
    if name == "link":
        shown.links.append(found[2])
        return _inline(found[1], shown)
    return found[0]
