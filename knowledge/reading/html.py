"""Take the tags out of HTML: what remains is what a reader of the page would see."""

import re
from html.parser import HTMLParser

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_HTML_LIMIT = 20_000


class _Text(HTMLParser):
    """Keep what a reader of the page would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as inherited
        """Hide what follows a script's or a style's opening."""
        self._hidden = tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - as inherited
        """Show again what follows."""
        self._hidden = False

    def handle_data(self, data: str) -> None:
        """Keep text."""
        if not self._hidden:
            self.parts.append(data)


def without_tags(html: str) -> str:
    """Give the text of a piece of HTML."""
    # The standard library's parser (3.11) takes the square of the length for tags and comments that never close.
    html = _COMMENT.sub("", html)
    if len(html) > _HTML_LIMIT:
        return _TAG.sub("", html).strip()
    parser = _Text()
    parser.feed(html)
    parser.close()
    return "".join(parser.parts).strip()
