"""What happens when a button is pressed; every press is answered once."""

from typing import TYPE_CHECKING

import discord

from knowledge import Article, Citation, Passage, Sentence, UnknownPlaceError

from .. import answers, speaking
from ..delivering import Buttons, deliver, respond_with, style_of, texts_of, turn_to
from ..phrases import Phrases
from ..rendering import Reply, in_context, is_completed, label, notice, others, question_of, reasons
from ..waiting import has_to_wait
from .keys import About, Action, Key, asked_only, find
from .sharing import share

if TYPE_CHECKING:
    from ..client import Verbatim

_QUESTION = 200


async def press(interaction: discord.Interaction["Verbatim"], key: Key, phrases: Phrases) -> None:
    """Do what the button says, or say why not."""
    if key.action is Action.DELETE:
        await _delete(interaction, key, phrases)
    elif key.action is Action.AGAIN:
        await _again(interaction, key, phrases)
    elif (article := find(interaction.client.library, key.about)) is None:
        await _stale(interaction, key, phrases)
    elif key.action is Action.SHARE:
        await share(interaction, asked_only(interaction.client.library, key.about), phrases)
    elif key.action in (Action.CONTEXT, Action.TURN):
        await _context(interaction, article, key, phrases)
    else:
        await _anew(interaction, article, key, phrases)


async def _stale(interaction: discord.Interaction["Verbatim"], key: Key, phrases: Phrases) -> None:
    """Say that the article has changed, and repeat the question, so that it can be asked again from there."""
    question = _question(interaction)
    repeated = [phrases.asked.format(question=label(question, _QUESTION))] if question else []
    again = [(phrases.again_button, str(Key(Action.AGAIN, key.asker, key.about)))] if question else []
    reply = Reply((phrases.stale, *repeated), style_of(interaction.message, interaction.client.style))
    await respond_with(interaction, reply, private=True, buttons=again)


async def _again(interaction: discord.Interaction["Verbatim"], key: Key, phrases: Phrases) -> None:
    """Ask again; this is a question like any other, and counts as one, where a look at more does not."""
    library, question = interaction.client.library, _question(interaction)
    style = style_of(interaction.message, interaction.client.style)
    if question is None:
        await respond_with(interaction, notice(phrases.gone, style), private=True)
    elif not await has_to_wait(interaction, style):
        await _think(interaction, question)
        reply = await answers.answer(library, phrases, question, asked_only(library, key.about), style)
        await deliver(interaction, reply, private=True)


async def _anew(interaction: discord.Interaction["Verbatim"], article: Article, key: Key, phrases: Phrases) -> None:
    """Search once more for the question that the message repeats, where it was searched for then."""
    library, question = interaction.client.library, _question(interaction)
    style = style_of(interaction.message, interaction.client.style)
    if question is None:
        await respond_with(interaction, notice(phrases.gone, style), private=True)
        return
    await _think(interaction, question)
    only = asked_only(library, key.about)
    if key.action is Action.OTHERS:
        reply = others(await answers.search(library, question, only), phrases, style)
    else:
        place = _placed(article, key.about)
        reply = await _explained(interaction, question, only, article.cite(*place) if place else None)
    await deliver(interaction, reply, private=True)


async def _explained(
    interaction: discord.Interaction["Verbatim"], question: str, only: Article | None, shown: Citation | None
) -> Reply:
    """Say why the sentence of the message is there, whatever a new search finds first."""
    bot, message = interaction.client, interaction.message
    answer, why = await answers.explain(bot.library, question, only, shown)
    same = shown is None or (bool(answer.candidates) and answer.candidates[0].citation == shown)
    judged = same and not (message and is_completed(texts_of(message)))
    return reasons(answer, why, speaking.to_user(interaction), style_of(message, bot.style), judged=judged)


def _placed(article: Article, about: About) -> tuple[Passage, Sentence] | None:
    """Find the sentence that a button is about; the bot sends no key of one that a text known by its hash lacks."""
    try:
        passage = article.passage_at(about.paragraph, about.sentence)
    except UnknownPlaceError:
        return None
    return passage, next(one for one in passage.sentences if one.number == about.sentence)


async def _think(interaction: discord.Interaction["Verbatim"], question: str) -> None:
    """Defer where searching may take longer than Discord waits."""
    if answers.is_slow(interaction.client.library, question):
        await interaction.response.defer(ephemeral=True, thinking=True)


def _question(interaction: discord.Interaction["Verbatim"]) -> str | None:
    return question_of(texts_of(interaction.message)) if interaction.message else None


async def _context(interaction: discord.Interaction["Verbatim"], article: Article, key: Key, phrases: Phrases) -> None:
    place = _placed(article, key.about)
    if place is None:
        await respond_with(interaction, notice(phrases.outdated), private=True)
        return
    style = style_of(interaction.message, interaction.client.style)
    reply, buttons = in_context(article, *place, phrases, style), _neighbours(article, key, phrases)
    if key.action is Action.TURN:
        await turn_to(interaction, reply, buttons)
    else:
        await respond_with(interaction, reply, private=True, buttons=buttons)


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
