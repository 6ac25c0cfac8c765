"""Take the markup out of Markdown: what remains is the text that is quoted (library: markdown-it-py)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from ..structure import Block, Outline, Span, could_be_title, outline, trim

if TYPE_CHECKING:
    from markdown_it.token import Token

# Text without any of these reads the same with and without a Markdown parser, which takes 4 MB and 40 ms to load.
_MARKUP = re.compile(r"[*_`\[\]<>#|\\&~]|^(?: {4}|\t| {0,3}(?:[-+=]|\d{1,9}[.)]))|  $", re.MULTILINE)
# Deeper than people nest quotes and lists; what lies deeper still is left out, so that no file exhausts the stack.
_NESTING = 100
_BLANK_LINE = re.compile(r"\S[^\S\n]*\n[^\S\n]*\n\s*\S")
_GROUPS = ("bullet_list", "ordered_list", "table_")
_TEXT = ("inline", "fence", "code_block", "html_block")
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def plain(body: str, title: str | None) -> tuple[str, Outline]:
    """Give the text without markup and its outline: title, headings, paragraphs, list items, code blocks whole."""
    if not _MARKUP.search(body):
        return body, outline(body, title)
    from markdown_it import MarkdownIt  # loaded only where there is markup

    page = _Page(title=title, every_line=not _BLANK_LINE.search(body))
    page.read(MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable(["table", "strikethrough"]).parse(body))
    return page.text, Outline(page.title, tuple(page.blocks))


@dataclass
class _Page:
    """Collect the text block by block, with the headings above each."""

    title: str | None
    every_line: bool
    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)

    def read(self, tokens: Sequence["Token"]) -> None:
        """Read the blocks in order; the items of a tight list and the rows of a table are one paragraph."""
        from markdown_it.token import Token

        depth = 0
        for opening, token in pairwise([Token("", "", 0), *tokens]):
            depth += token.nesting if token.type.startswith(_GROUPS) else 0
            if token.type == "table_open":
                self._finish()
            elif token.type in _TEXT:
                self._text(opening, token, within_group=depth > 0)
            elif token.type == "tr_close":
                self.pieces.append(" | ".join(filter(None, self.cells)))
                self.cells = []
            elif token.type == "table_close":
                self._table()
            if depth == 0:
                self._finish()

    def _text(self, opening: "Token", token: "Token", *, within_group: bool) -> None:
        text = token.content if token.type != "inline" else _inline(token)
        if opening.type == "heading_open":
            self._finish()
            self._heading(int(opening.tag[1]), text)
        elif opening.type in ("th_open", "td_open"):
            self.cells.append(text)
        elif within_group and opening.hidden:
            self.pieces.append(text)
        elif token.type == "inline":
            self._paragraph(text)
        else:
            self._paragraph(text.rstrip() if token.type != "html_block" else _shown(text), token.type)

    def _paragraph(self, text: str, kind: str = "inline") -> None:
        self._finish()
        if kind != "inline" or not self._is_title(text):
            self._add([text], whole=kind in ("fence", "code_block"))

    def _table(self) -> None:
        """Add a table; where the cells above the columns are empty, its first row heads nothing."""
        rows, self.pieces = self.pieces, []
        filled = [row for row in rows if row.strip()]
        if filled:
            self._block(filled, headed=rows[0] == filled[0])

    def _finish(self) -> None:
        pieces, self.pieces = self.pieces, []
        self._add(pieces)

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

    def _add(self, texts: list[str], *, whole: bool = False) -> None:
        pieces = [text for text in texts if text.strip()]
        if self.every_line and not whole:
            for line in (line for piece in pieces for line in piece.split("\n") if line.strip()):
                self._block([line])
        elif pieces:
            self._block(pieces, whole=whole)

    def _block(self, pieces: list[str], *, whole: bool = False, headed: bool = False) -> None:
        path = tuple(heading for _, heading in self.headings)
        spans = [self._append(pieces[0]), *(self._append(piece, "\n") for piece in pieces[1:])]
        self.blocks.append(Block(tuple(spans), path, whole, headed))

    def _append(self, text: str, gap: str = "\n\n") -> Span:
        self.text += (gap if self.text else "") + text
        return trim(self.text, len(self.text) - len(text), len(self.text))


def _inline(token: "Token") -> str:
    return "".join(map(_shown_inline, token.children or ()))


def _shown_inline(child: "Token") -> str:
    if child.type == "html_inline":
        return " " if _LINE_BREAK.fullmatch(child.content) else ""
    if child.type == "image":
        return _inline(child)
    return "\n" if child.type in ("softbreak", "hardbreak") else child.content


def _shown(html: str) -> str:
    from .html import without_tags  # loaded only where there is HTML: it takes half a megabyte

    return without_tags(html)
