"""What happens when a button is pressed; every press is answered once."""

from typing import TYPE_CHECKING

import discord

from knowledge import Article

from .. import answers
from ..delivering import Buttons, respond_with, texts_of, turn_to
from ..phrases import Phrases
from ..rendering import Reply, in_context, label, notice, others, question_of, reasons
from .keys import About, Action, Key, find
from .sharing import share

if TYPE_CHECKING:
    from ..client import Verbatim

_QUESTION = 200


async def press(interaction: discord.Interaction["Verbatim"], key: Key | None, phrases: Phrases) -> None:
    """Do what the button says, or say why not."""
    article = find(interaction.client.library, key.about) if key else None
    if key is None:
        await respond_with(interaction, notice(phrases.outdated), private=True)
    elif key.action is Action.DELETE:
        await _delete(interaction, key, phrases)
    elif key.action is Action.AGAIN:
        await respond_with(interaction, await _again(interaction, phrases), private=True)
    elif article is None:
        again = (phrases.again_button, str(Key(Action.AGAIN, key.asker, key.about)))
        repeats = interaction.message is not None and question_of(texts_of(interaction.message)) is not None
        await respond_with(interaction, _stale(interaction, phrases), private=True, buttons=(again,) if repeats else ())
    elif key.action is Action.SHARE:
        await share(interaction, phrases)
    elif key.action is Action.TURN:
        await turn_to(interaction, _context(article, key.about, phrases), _neighbours(article, key, phrases))
    elif key.action is Action.CONTEXT:
        reply, buttons = _context(article, key.about, phrases), _neighbours(article, key, phrases)
        await respond_with(interaction, reply, private=True, buttons=buttons)
    else:
        await respond_with(interaction, await _anew(interaction, key.action, phrases), private=True)


def _stale(interaction: discord.Interaction["Verbatim"], phrases: Phrases) -> Reply:
    """Say that the article has changed, and repeat the question, so that it can be asked again from there."""
    question = question_of(texts_of(interaction.message)) if interaction.message else None
    repeated = (phrases.asked.format(question=label(question, _QUESTION)),) if question else ()
    return Reply((phrases.stale, *repeated))


async def _again(interaction: discord.Interaction["Verbatim"], phrases: Phrases) -> Reply:
    question = question_of(texts_of(interaction.message)) if interaction.message else None
    if question is None:
        return notice(phrases.gone)
    return await answers.answer(interaction.client.library, phrases, question)


async def _anew(interaction: discord.Interaction["Verbatim"], action: Action, phrases: Phrases) -> Reply:
    """Search once more for the question that the message repeats."""
    question = question_of(texts_of(interaction.message)) if interaction.message else None
    if question is None:
        return notice(phrases.gone)
    found = await answers.search(interaction.client.library, question)
    return others(found, phrases) if action is Action.OTHERS else reasons(found, phrases)


def _context(article: Article, about: About, phrases: Phrases) -> Reply:
    passage = article.passage_at(about.paragraph, about.sentence)
    sentence = next(one for one in passage.sentences if one.number == about.sentence)
    return in_context(article, passage, sentence, phrases)


def _neighbours(article: Article, key: Key, phrases: Phrases) -> Buttons:
    """Give labels and custom ids of the buttons that turn to the passages before and after."""
    at = article.passages.index(article.passage_at(key.about.paragraph, key.about.sentence))
    places = ((phrases.previous_button, at - 1), (phrases.next_button, at + 1))
    turns = ((name, article.passages[to].sentences[0]) for name, to in places if 0 <= to < len(article.passages))
    return tuple(
        (name, str(Key(Action.TURN, key.asker, About(key.about.article, first.paragraph, first.number))))
        for name, first in turns
    )


async def _delete(interaction: discord.Interaction["Verbatim"], key: Key, phrases: Phrases) -> None:
    if interaction.user.id != key.asker and not interaction.permissions.manage_messages:
        await respond_with(interaction, notice(phrases.not_yours), private=True)
        return
    await interaction.response.defer()
    await interaction.delete_original_response()
