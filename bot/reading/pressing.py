"""What happens when a control under a page is used, or a form sent; every use is answered once."""

from typing import TYPE_CHECKING, Any

import discord

from knowledge import Article, UnknownPlaceError
from knowledge.places import parse_place

from .. import speaking
from ..delivering import respond_with, style_of
from ..phrases import Phrases
from ..rendering import Style, label, notice
from .forms import entry, form, written
from .keys import Action, Key, find, read_place
from .sheets import Sheet, page_sheet, search_sheet, stale_sheet
from .showing import show, turn

if TYPE_CHECKING:
    from ..client import Verbatim

_TITLE = 80
_PLACE = 20


async def press(interaction: discord.Interaction["Verbatim"], key: Key) -> None:
    """Turn the page, open what was chosen, or ask for a paragraph or words; say so where the article has changed."""
    library, (phrases, style) = interaction.client.library, _spoken(interaction)
    values = entry(interaction.data, "values")
    chosen = read_place(str(values[0])) if isinstance(values, list) and values else None
    article = find(library, chosen or key.place)
    if article is None:
        await show(interaction, stale_sheet(library.articles, phrases, style))
    elif key.action in (Action.JUMP, Action.SEARCH):
        await interaction.response.send_modal(form(key, article, phrases))
    else:
        await turn(interaction, page_sheet(article, (chosen or key.place).start, phrases, style))


async def submit(interaction: discord.Interaction["Verbatim"], key: Key) -> None:
    """Open the paragraph, or show what the search found, that was written into a form."""
    library, (phrases, style) = interaction.client.library, _spoken(interaction)
    text, article = written(interaction.data), find(library, key.place)
    if article is None:
        await show(interaction, stale_sheet(library.articles, phrases, style))
    elif key.action is Action.SEARCH:
        await turn(interaction, search_sheet(library, article, text, phrases, style))
    else:
        sheet = paragraph_sheet(article, text, phrases, style)
        await (turn(interaction, sheet) if isinstance(sheet, Sheet) else _say(interaction, sheet, style))


def paragraph_sheet(article: Article, wanted: str, phrases: Phrases, style: Style) -> Sheet | str:
    """Open the page with a paragraph (`4`) or a sentence of one (`4.2`); say which there are where it is not there."""
    try:
        paragraph, sentence = parse_place(wanted)
        passage = article.passage_at(paragraph, sentence or 1)
    except UnknownPlaceError:
        last = article.passages[-1].paragraph if article.passages else 0
        title = phrases.quoted.format(text=label(article.title, _TITLE))
        return phrases.no_paragraph.format(paragraph=label(wanted, _PLACE), title=title, last=last)
    start = next(one.start for one in passage.sentences if one.number == (sentence or 1))
    return page_sheet(article, start, phrases, style)


async def _say(interaction: discord.Interaction[Any], text: str, style: Style) -> None:
    await respond_with(interaction, notice(text, style), private=True)


def _spoken(interaction: discord.Interaction["Verbatim"]) -> tuple[Phrases, Style]:
    return speaking.to_user(interaction), style_of(interaction.message, interaction.client.style)
