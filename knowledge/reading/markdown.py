"""Take the markup out of Markdown: what remains is the text that is quoted (library: markdown-it-py)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from ..structure import Block, Outline, Span, could_be_title, outline, trim

if TYPE_CHECKING:
    from markdown_it.token import Token

# Text without any of these reads the same with and without a Markdown parser, which takes 4 MB and 40 ms to load.
_MARKUP = re.compile(r"[*_`\[\]<>#|\\&~]|^(?: {4}|\t| {0,3}(?:[-+=]|\d{1,9}[.)]))|  $", re.MULTILINE)
_BLANK_LINE = re.compile(r"\S[^\S\n]*\n[^\S\n]*\n\s*\S")
_LIST = ("bullet_list", "ordered_list")


def plain(body: str, title: str | None) -> tuple[str, Outline]:
    """Give the text without markup and its outline: title, headings, paragraphs, list items, code blocks whole."""
    if not _MARKUP.search(body):
        return body, outline(body, title)
    from markdown_it import MarkdownIt

    page = _Page(title=title, every_line=not _BLANK_LINE.search(body))
    page.read(MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(body))
    return page.text, Outline(page.title, tuple(page.blocks))


@dataclass
class _Page:
    """Collect the text block by block, with the headings above each."""

    title: str | None
    every_line: bool
    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    titled: bool = False

    def read(self, tokens: Sequence["Token"]) -> None:
        depth = 0
        items: list[str] = []
        cells: list[str] = []
        for i, token in enumerate(tokens):
            kind = token.type
            if kind.removesuffix("_open") in _LIST:
                depth += 1
            elif kind.removesuffix("_close") in _LIST:
                depth -= 1
                if depth == 0:
                    items = self._add(items)
            elif kind == "inline" and tokens[i - 1].type == "heading_open":
                self._heading(int(tokens[i - 1].tag[1]), _inline(token))
            elif kind == "inline" and tokens[i - 1].type in ("th_open", "td_open"):
                cells.append(_inline(token))
            elif kind == "tr_close":
                items.append(" | ".join(filter(None, cells)))
                cells = []
            elif kind == "table_close" and depth == 0:
                items = self._add(items)
            elif kind == "inline" and depth and tokens[i - 1].hidden:
                items.append(_inline(token))
            elif kind in ("inline", "fence", "code_block", "html_block"):
                items = self._add(items)
                self._paragraph(token)

    def _paragraph(self, token: "Token") -> None:
        if token.type == "html_block":
            self._add([_without_tags(token.content)])
        elif token.type == "inline":
            text = _inline(token)
            if not self._is_title(text):
                self._add([text])
        else:
            self._add([token.content.rstrip()], whole=True)

    def _is_title(self, text: str) -> bool:
        first = not self.text
        if first and (text == self.title if self.title is not None else could_be_title(text)):
            self.title, self.text = text, text
            return True
        return False

    def _heading(self, level: int, text: str) -> None:
        first = not self.text
        self._append(text)
        if first and self.title in (None, text):
            self.title = text
            return
        self.headings = [above for above in self.headings if above[0] < level]
        self.headings.append((level, text))

    def _add(self, items: list[str], *, whole: bool = False) -> list[str]:
        pieces = [piece for piece in items if piece.strip()]
        if self.every_line and not whole:
            for piece in (line for item in pieces for line in item.split("\n") if line.strip()):
                self._block([piece], whole=whole)
        elif pieces:
            self._block(pieces, whole=whole)
        return []

    def _block(self, pieces: list[str], *, whole: bool) -> None:
        if not "".join(pieces).strip():
            return
        path = tuple(heading for _, heading in self.headings)
        spans = [self._append(pieces[0]), *(self._append(piece, "\n") for piece in pieces[1:])]
        self.blocks.append(Block(tuple(spans), path, whole))

    def _append(self, text: str, gap: str = "\n\n") -> Span:
        self.text += (gap if self.text else "") + text
        return trim(self.text, len(self.text) - len(text), len(self.text))


def _inline(token: "Token") -> str:
    kinds = {"softbreak": "\n", "hardbreak": "\n", "html_inline": ""}
    parts = [
        _inline(child) if child.type == "image" else kinds.get(child.type, child.content)
        for child in token.children or ()
    ]
    return "".join(parts)


class _Text(HTMLParser):
    """Keep what a reader of the page would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden = tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = False

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def _without_tags(html: str) -> str:
    parser = _Text()
    parser.feed(html)
    parser.close()
    return "".join(parser.parts).strip()
