"""What simcord's page is given on its way to the browser, as pure functions over texts."""

import json
import re
from html import escape

from . import NAME

TITLE = f"{NAME}: preview"
NOTE = (
    f"A preview of {NAME} on this computer: a simulated Discord with the real bot in it. "
    "Nothing you type here leaves this computer. Message menus and other languages are only in the real Discord."
)
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_BODY = re.compile(r"<body[^>]*>")
# A name that is part of a longer word or already a mention stays as it was typed.
_NAMED = re.compile(rf"(?<![\w<@])@{NAME}(?!\w)", re.IGNORECASE)
_WRITING = frozenset({"send_message", "edit_message"})


def dressed(html: str) -> str:
    """Give the page its title, and the note that says what it is."""
    note = f'<p class="preview-note" role="note">{escape(NOTE)}</p>'
    titled = _TITLE.sub(f"<title>{escape(TITLE)}</title>", html, count=1)
    return _BODY.sub(lambda found: f"{found[0]}\n    {note}", titled, count=1)


def with_mention(action: bytes, bot_id: int) -> bytes:
    """Make a typed @Verbatim a mention, as Discord's own composer does; what is no message stays as it is."""
    try:
        body = json.loads(action)
    except ValueError:
        return action
    if not isinstance(body, dict) or body.get("kind") not in _WRITING or not isinstance(body.get("content"), str):
        return action
    return json.dumps({**body, "content": _NAMED.sub(f"<@{bot_id}>", body["content"])}).encode()
