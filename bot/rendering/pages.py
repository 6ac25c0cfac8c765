"""An article → pages with numbered paragraphs, each inside Discord's limits for any text."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from knowledge import Article

from ..limits import CONTENT, MESSAGE_TEXT
from ..phrases import Phrases
from .markdown import LINE_BREAK, boundary, label
from .quotation import bare, quotation
from .reply import Reply, Style

_TITLE = 80
_HEADING = 80
_SMALL = "-# "
# Title, page number and what divides the blocks.
_FRAME = 300
# Heading and number above a paragraph.
_ABOVE = 160
_ROOM = {Style.RICH: MESSAGE_TEXT - _FRAME, Style.PLAIN: CONTENT - _FRAME}


@dataclass(frozen=True, slots=True)
class Block:
    """Point at a paragraph, or the part of it on a page; `continued` where it began before."""

    start: int
    end: int
    paragraph: int
    heading: tuple[str, ...]
    continued: bool


@dataclass(frozen=True, slots=True)
class Page:
    """Hold the blocks of a page, which counts from 1."""

    number: int
    blocks: tuple[Block, ...]

    @property
    def start(self) -> int:
        """Give the page's first character."""
        return self.blocks[0].start if self.blocks else 0


def pages(article: Article, style: Style = Style.RICH) -> tuple[Page, ...]:
    """Divide an article into pages, at paragraphs where they are short enough; an empty one has one page."""
    room, left = _ROOM[style], 0
    found: list[list[Block]] = []
    for block in _blocks(article, (room - _ABOVE) // 4):
        own = _cost(article.text, block)
        last = found[-1][-1] if found else None
        joins = last is not None and last.paragraph == block.paragraph
        needed = own if joins else own + _ABOVE
        if last is None or needed > left:
            found.append([block])
            left = room - own - _ABOVE
            continue
        left -= needed
        if joins:
            found[-1][-1] = replace(last, end=block.end)
        else:
            found[-1].append(block)
    return tuple(Page(number, tuple(blocks)) for number, blocks in enumerate(found or [[]], start=1))


def page_at(found: tuple[Page, ...], start: int) -> Page:
    """Find the page that a character stands on."""
    return found[max(bisect_right([page.start for page in found], start) - 1, 0)]


def page_reply(article: Article, page: Page, of: int, phrases: Phrases, style: Style = Style.RICH) -> Reply:
    """Show a page: the title, which page it is, and the paragraphs to the character, each under its number."""
    number = phrases.page.format(page=page.number, pages=of)
    headings = [None, *(block.heading for block in page.blocks)]
    shown = zip(page.blocks, headings, strict=False)
    title = label(article.title, _TITLE)
    if style is Style.PLAIN:
        texts = [_spoken(article, block, above, phrases) for block, above in shown]
        return Reply(("\n".join([title, number, *texts]),), style)
    head = "\n".join([*([f"**{title}**"] if title else []), _SMALL + number])
    return Reply((head, *(_written(article, block, above, phrases) for block, above in shown)), style)


def _blocks(article: Article, longest: int) -> Iterator[Block]:
    before = 0
    for passage in article.passages:
        start = passage.start
        while start < passage.end:
            end = passage.end
            if end - start > longest:
                end = max(boundary(article.text, start + longest), start + 1)
            text = article.text[start:end]
            lead, tail = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
            if lead < len(text):
                continued = passage.paragraph == before
                yield Block(start + lead, end - tail, passage.paragraph, passage.heading, continued)
                before = passage.paragraph
            start = end


def _cost(text: str, block: Block) -> int:
    """Bound what a text takes: an escape or a second unit for each character, a new quoted line for each break."""
    return 2 * (block.end - block.start) + 2 * len(LINE_BREAK.findall(text, block.start, block.end))


def _written(article: Article, block: Block, above: tuple[str, ...] | None, phrases: Phrases) -> str:
    heading = label(" › ".join(block.heading), _HEADING) if block.heading != above else ""
    place = f"¶ {block.paragraph}"
    number = _SMALL + (phrases.continued.format(place=place) if block.continued else place)
    lines = [f"**{heading}**"] if heading else []
    return "\n".join([*lines, number, quotation(article.text[block.start : block.end])])


def _spoken(article: Article, block: Block, above: tuple[str, ...] | None, phrases: Phrases) -> str:
    heading = label(" › ".join(block.heading), _HEADING) if block.heading != above else ""
    place = phrases.plain_paragraph.format(paragraph=block.paragraph)
    number = phrases.continued.format(place=place) if block.continued else place
    return "\n".join([*([heading] if heading else []), number, bare(article.text[block.start : block.end])])
