"""A quote on a page → a link that scrolls to it: the text fragments of browsers (WICG scroll-to-text-fragment)."""

from collections.abc import Iterator
from urllib.parse import quote as percent_encoded
from urllib.parse import urlsplit

from ..limits import LINK_LENGTH

# Quotes up to this length are looked for whole; longer ones by their first and last words.
_WHOLE = 120
_ENDS = (6, 4, 3)
# The same in characters, for text with hardly a space; elsewhere half a word is never found.
_CHARACTERS = (12, 8, 4)
_DIRECTIVE = ":~:"
# All that a URL may hold (RFC 3986) but for round brackets, which would end a link in Markdown.
_URL_CHARACTERS = "!#$%&'*+,/:;=?@[]~"


def link_to(url: str | None, quote: str) -> str | None:
    """Link to the quote on the article's page; to the page alone, or to nothing, where that gets too long."""
    page = _page(url) if url else None
    if page is None:
        return None
    base = page.partition(_DIRECTIVE)[0]
    joint = "" if "#" in base else "#"
    links = (f"{base}{joint}{_DIRECTIVE}text={fragment}" for fragment in _fragments(quote))
    return next((link for link in (*links, page) if len(link) <= LINK_LENGTH), None)


def _page(url: str) -> str | None:
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return percent_encoded(parts.geturl(), safe=_URL_CHARACTERS, errors="replace")


def _fragments(quote: str) -> Iterator[str]:
    words = quote.split()
    text = " ".join(words)
    if len(text) <= _WHOLE:
        yield _encoded(text)
    for count in _ENDS:
        if len(words) > 2 * count:
            yield f"{_encoded(' '.join(words[:count]))},{_encoded(' '.join(words[-count:]))}"
    for count in _CHARACTERS:
        if len(words) < 2 * min(_ENDS) and len(text) > 2 * count:
            yield f"{_encoded(text[:count].rstrip())},{_encoded(text[-count:].lstrip())}"


def _encoded(text: str) -> str:
    """Encode a fragment's text; a bare "-", "," or "&" would be syntax there."""
    return percent_encoded(text, safe="", errors="replace").replace("-", "%2D")
