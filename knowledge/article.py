"""The values everything else speaks of: an article's text and the spans into it."""

from dataclasses import dataclass

from .errors import UnknownPlaceError
from .language import detect
from .segmentation import passages, sentences
from .structure import Block, outline


@dataclass(frozen=True, slots=True)
class Sentence:
    """Point at one sentence; `paragraph` and `number` count from 1, headings and titles not counted."""

    start: int
    end: int
    paragraph: int
    number: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Point at a paragraph, or a part of a very long one; its sentences cover all its non-blank characters.

    Where it is `headed`, it is of a table, and the paragraph's first sentence heads the columns.
    """

    start: int
    end: int
    paragraph: int
    heading: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    headed: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """Say where a quote stands, so that anyone can look it up: offsets are code points, half open."""

    article: str
    source: str
    url: str | None
    heading: tuple[str, ...]
    paragraph: int
    sentence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """Hold a text and its passages; `text[start:end]` of every span is a quote, to the character."""

    text: str
    title: str
    source: str
    url: str | None
    language: str
    aliases: tuple[str, ...]
    passages: tuple[Passage, ...]
    synonyms: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def from_text(
        cls, text: str, *, title: str | None = None, source: str = "", language: str | None = None
    ) -> "Article":
        """Read plain text; a title not given is its first line, where that looks like one, else `source`."""
        found = outline(text, title)
        return cls.from_blocks(text, found.blocks, title=found.title or source, source=source, language=language)

    @classmethod
    def from_blocks(
        cls,
        text: str,
        blocks: tuple[Block, ...],
        *,
        title: str,
        source: str = "",
        url: str | None = None,
        language: str | None = None,
        aliases: tuple[str, ...] = (),
    ) -> "Article":
        """Build an article from paragraphs already found; the language is detected where none is given."""
        language = language or detect(text)
        cut = tuple(
            passage
            for number, block in enumerate(blocks, start=1)
            for passage in _passages(text, block, number, language)
        )
        return cls(text, title, source, url, language, aliases, cut)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """List the sentences in reading order."""
        return tuple(sentence for passage in self.passages for sentence in passage.sentences)

    def passage_at(self, paragraph: int, sentence: int = 1) -> Passage:
        """Find the passage that holds a sentence; raise UnknownPlaceError where there is none."""
        for passage in self.passages:
            if passage.paragraph == paragraph and any(s.number == sentence for s in passage.sentences):
                return passage
        raise UnknownPlaceError(self._no_such_place(paragraph, sentence))

    def cite(self, passage: Passage, sentence: Sentence) -> Citation:
        """Cite a sentence of this article."""
        place = (sentence.paragraph, sentence.number, sentence.start, sentence.end)
        return Citation(self.title, self.source, self.url, passage.heading, *place)

    def _no_such_place(self, paragraph: int, sentence: int) -> str:
        last = max((passage.paragraph for passage in self.passages), default=0)
        if not 1 <= paragraph <= last:
            return f"There is no paragraph {paragraph}: “{self.title}” has paragraphs 1 to {last}."
        count = sum(len(p.sentences) for p in self.passages if p.paragraph == paragraph)
        return f"There is no sentence {sentence} in paragraph {paragraph}: it has sentences 1 to {count}."


def _passages(text: str, block: Block, number: int, language: str) -> list[Passage]:
    spans = sentences(text, block, language)
    found = [Sentence(span.start, span.end, number, n) for n, span in enumerate(spans, start=1)]
    return [
        Passage(part[0].start, part[-1].end, number, block.heading, tuple(part), block.headed)
        for part in passages(found)
    ]
