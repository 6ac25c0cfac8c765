"""The forms that ask for a paragraph or for words; like the buttons they need no memory of having been shown."""

from collections.abc import Iterator, Mapping

import discord

from knowledge import Article

from ..phrases import Phrases
from .keys import Action, Key

# A place is as long as "123456789.12"; a search rarely has more words than fit here.
_PLACE, _WORDS = 20, 100
_FIELD = "read:field"


def form(key: Key, article: Article, phrases: Phrases) -> discord.ui.Modal:
    """Build the form of a button; what is sent back comes with the button's own custom id."""
    last = article.passages[-1].paragraph if article.passages else 0
    jump = key.action is Action.JUMP
    title = phrases.jump_button if jump else phrases.search_button
    text = phrases.jump_label.format(last=last) if jump else phrases.search_label
    modal = discord.ui.Modal(title=title, custom_id=str(key))
    field = discord.ui.TextInput[discord.ui.Modal](custom_id=_FIELD, max_length=_PLACE if jump else _WORDS)
    modal.add_item(discord.ui.Label(text=text, component=field))
    # A stopped form is not kept in memory; its answer is recognised by the custom id, also after a restart.
    modal.stop()
    return modal


def entry(data: object, name: str) -> object:
    """Read an entry of what Discord sends with an interaction."""
    return data.get(name) if isinstance(data, Mapping) else None


def written(data: object) -> str:
    """Read what was written into a form from what Discord sends."""
    return next((str(part.get("value") or "") for part in _parts(data) if part.get("custom_id") == _FIELD), "")


def _parts(data: object) -> Iterator[Mapping[str, object]]:
    """Walk the components, which Discord nests in rows or in labels."""
    if isinstance(data, Mapping):
        yield data
        children = data.get("components")
        for part in (*(children if isinstance(children, list) else ()), data.get("component")):
            yield from _parts(part)
