"""Plain messages: questions in direct messages and typed mentions, and the replies to them."""

import logging
from typing import TYPE_CHECKING

import discord

from . import answers, speaking
from .delivering import answer_to, say_in
from .errors import cannot_write, is_gone, must_not_refer
from .phrases import Phrases
from .rendering import Reply, notice
from .triggers import Action, Author, Decision, Heard, Place, decide, without_names
from .waiting import too_soon

if TYPE_CHECKING:
    from .client import Verbatim

_log = logging.getLogger(__name__)
_SPOKEN = (discord.MessageType.default, discord.MessageType.reply)


async def on_message(bot: "Verbatim", message: discord.Message) -> None:
    """Answer a message where it is a question to the bot."""
    decision = decide(heard(bot, message))
    if decision.action is Action.IGNORE:
        return
    wait = too_soon(bot, message.author.id, message.channel.id, speaking.to_writer(message))
    if wait is None:
        reply = await _reply(bot, message, decision)
    else:
        # Once is polite; a second notice would be one more message for each that comes too soon.
        reply = None if wait.said else notice(wait.text, bot.style)
    if reply is not None:
        await send(bot, message, reply)


def heard(bot: "Verbatim", message: discord.Message) -> Heard:
    """Read off a message what the decision needs."""
    role = message.guild.self_role if message.guild else None
    reference = message.reference
    return Heard(
        text=message.content,
        author=_author(bot, message),
        place=_place(message),
        names=names(bot, message.guild),
        mentioned=bot.user in message.mentions,
        role_mentioned=role in message.role_mentions,
        is_reply=reference is not None and reference.type is discord.MessageReferenceType.reply,
    )


def names(bot: "Verbatim", guild: discord.Guild | None) -> tuple[str, ...]:
    """List the bot's mentions as they are typed: its own, and its own role's in a server."""
    own = (f"<@{bot.user.id}>", f"<@!{bot.user.id}>") if bot.user else ()
    role = guild.self_role if guild else None
    return (*own, role.mention) if role else own


async def send(bot: "Verbatim", message: discord.Message, reply: Reply) -> None:
    """Reply to a message; log once per channel where the bot may not write."""
    try:
        await _send(message, reply)
    except discord.HTTPException as error:
        if is_gone(error):
            _log.debug("The question %s was deleted before the answer.", message.id)
        elif not cannot_write(error):
            raise
        elif message.channel.id not in bot.mute_channels:
            bot.mute_channels.add(message.channel.id)
            _log.warning("No permission to write in channel %s: %s", message.channel.id, error)
    else:
        bot.mute_channels.discard(message.channel.id)


async def _send(message: discord.Message, reply: Reply) -> None:
    try:
        # A question that was deleted stays unanswered: the reply would repeat what its author took back.
        await answer_to(message, reply)
    except discord.HTTPException as error:
        if not must_not_refer(error):
            raise
        await say_in(message.channel, reply, message.author.id)


async def _reply(bot: "Verbatim", message: discord.Message, decision: Decision) -> Reply | None:
    phrases = speaking.to_writer(message)
    match decision.action:
        case Action.ANSWER:
            turns = bot.memory.turns(message.author.id, message.channel.id, bot.clock())
            return await answers.answer(bot.library, phrases, decision.question, style=bot.style, turns=turns)
        case Action.ANSWER_REFERENCE:
            return await _reply_to_reference(bot, message, phrases)
        case Action.HINT:
            return notice(phrases.hint, bot.style)
        case Action.SAY_UNREADABLE:
            return notice(phrases.unreadable_role, bot.style)
        case Action.IGNORE:
            return None


async def _reply_to_reference(bot: "Verbatim", message: discord.Message, phrases: Phrases) -> Reply:
    try:
        asked = await _referred(message)
    except discord.Forbidden:
        return notice(phrases.unreadable, bot.style)
    if asked is None:
        return notice(phrases.gone, bot.style)
    if asked.author == bot.user:
        return notice(phrases.hint, bot.style)
    if not asked.content:
        return notice(phrases.unreadable, bot.style)
    question = without_names(asked.content, names(bot, message.guild))
    return await answers.answer(bot.library, phrases, question, style=bot.style)


async def _referred(message: discord.Message) -> discord.Message | None:
    reference = message.reference
    if reference is None or reference.message_id is None:
        return None
    if isinstance(reference.resolved, discord.Message):
        return reference.resolved
    if isinstance(reference.resolved, discord.DeletedReferencedMessage):
        return None
    try:
        return await message.channel.fetch_message(reference.message_id)
    except discord.NotFound:
        return None


def _author(bot: "Verbatim", message: discord.Message) -> Author:
    if message.author == bot.user:
        return Author.SELF
    if message.webhook_id is not None:
        return Author.WEBHOOK
    if message.author.bot:
        return Author.BOT
    system = message.type not in _SPOKEN or message.author.system
    return Author.SYSTEM if system else Author.PERSON


def _place(message: discord.Message) -> Place:
    if message.guild is not None:
        return Place.SERVER
    return Place.DIRECT if isinstance(message.channel, discord.DMChannel) else Place.OTHER
