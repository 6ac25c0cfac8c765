"""A passage with one sentence marked → the blocks of a message: what is before it, the sentence, what is after it."""

from knowledge import Article, Passage, Sentence

from ..limits import CONTENT, MESSAGE_TEXT
from ..phrases import Phrases
from .markdown import label, size
from .quotation import bare, quotation, window
from .reply import Reply, Style
from .shares import shares

_TITLE, _HEADING = 80, 120
_ROOM = 200


def in_context(
    article: Article, passage: Passage, sentence: Sentence, phrases: Phrases, style: Style = Style.RICH
) -> Reply:
    """Show a passage around a sentence; the sentence has a line of words above it, not a colour."""
    marked = phrases.marked.format(paragraph=sentence.paragraph, sentence=sentence.number)
    spans = [(passage.start, sentence.start), (sentence.start, sentence.end), (sentence.end, passage.end)]
    texts = [article.text[start:end].strip() for start, end in spans]
    after = phrases.goes_on if texts[2] else ""
    needs = [size(quotation(text)) if text else 0 for text in texts]
    fixed = size(marked) + size(after) + 2 * _ROOM + _TITLE + _HEADING
    plain = style is Style.PLAIN
    budgets = shares(needs, (CONTENT if plain else MESSAGE_TEXT) - fixed)
    cuts = (
        _cut(text, budget, from_end=number == 0)
        for number, (text, budget) in enumerate(zip(texts, budgets, strict=True))
    )
    before, own, following = (text and (bare(text) if plain else quotation(text)) for text in cuts)
    heading = label(" › ".join(filter(None, (article.title, *passage.heading))), _TITLE + _HEADING)
    blocks = filter(None, (heading, before, f"{marked}\n{own}", after and f"{after}\n{following}"))
    return Reply(("\n".join(blocks),), style) if plain else Reply(tuple(blocks))


def _cut(text: str, budget: int, *, from_end: bool) -> str:
    if not text or size(quotation(text)) <= budget:
        return text
    if not from_end:
        start, end = window(text, (), budget)
        return text[start:end]
    low, high = 0, len(text)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if size(quotation(text[middle:].lstrip())) <= budget else (middle + 1, high)
    return text[low:].lstrip()
