import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import wire as w
from conftest import sync
from discord import Locale, app_commands

from bot import answers
from bot.client import Verbatim
from bot.phrases import load
from bot.rendering import Style
from bot.sync import digest
from bot.translating import CommandTranslator
from knowledge import Answer, Library

QUESTION = "How much does matcha cost?"
QUOTE = "A cup of matcha costs $4.50 in Kyoto."
MENTION = f"<@{w.BOT}>"
LOCALES = ["en-US", "en-GB", "de", "es-ES", "es-419", "fr", "ja", "pt-BR", "ru", "zh-CN", "ko", "it"]
# interactions/application-commands.mdx, Application Command Naming; \w stands for its letters and numbers.
NAME = re.compile(r"[-_'\w]{1,32}")
SLASH = 1


@asynccontextmanager
async def running(wire: w.Wire, client: Verbatim) -> AsyncIterator[Verbatim]:
    async with client:
        task = asyncio.create_task(client.start(w.TOKEN))
        async with asyncio.timeout(20):
            await wire.ready.wait()
        yield client
    await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
async def bot(wire: w.Wire, library: Library) -> AsyncIterator[Verbatim]:
    async with running(wire, Verbatim(library, on_setup=sync)) as client:
        yield client


@pytest.fixture
async def plain_bot(wire: w.Wire, library: Library) -> AsyncIterator[Verbatim]:
    async with running(wire, Verbatim(library, style=Style.PLAIN)) as client:
        yield client


def parts(wire: w.Wire) -> list[w.JSON]:
    """List the commands sent to Discord and all their options."""
    found = list(wire.commands)
    for part in found:
        found += part.get("options") or []
    return found


def names(rows: list[w.JSON], locale: str) -> list[str]:
    return [row["name_localizations"][locale] for row in rows]


@pytest.mark.usefixtures("bot")
async def test_every_name_of_a_command_is_sent_in_every_language(wire: w.Wire) -> None:
    assert [sorted(part["name_localizations"]) for part in parts(wire)] == [sorted(LOCALES)] * len(parts(wire))


@pytest.mark.usefixtures("bot")
async def test_every_description_of_a_command_is_sent_in_every_language(wire: w.Wire) -> None:
    described = [part for part in parts(wire) if part.get("description")]
    assert [sorted(part["description_localizations"]) for part in described] == [sorted(LOCALES)] * len(described)


@pytest.mark.usefixtures("bot")
async def test_every_translated_name_is_one_that_discord_takes(wire: w.Wire) -> None:
    slash = [part for part in parts(wire) if part.get("description")]
    sent = {name for part in slash for name in part["name_localizations"].values()}
    assert {name for name in sent if not NAME.fullmatch(name) or name != name.lower()} == set()


@pytest.mark.usefixtures("bot")
async def test_every_translated_text_of_a_command_is_short_enough(wire: w.Wire) -> None:
    named = [name for part in parts(wire) for name in part["name_localizations"].values()]
    described = [text for part in parts(wire) for text in (part.get("description_localizations") or {}).values()]
    assert (max(map(len, named)) <= 32, max(map(len, described)) <= 100) == (True, True)


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("locale", LOCALES)
async def test_no_two_commands_or_options_share_a_translated_name(wire: w.Wire, locale: str) -> None:
    groups = [wire.commands, *(part["options"] for part in parts(wire) if part.get("options"))]
    shared = [names(group, locale) for group in groups]
    assert [group for group in shared if len(set(group)) < len(group)] == []


@pytest.mark.usefixtures("bot")
async def test_the_default_names_are_english(wire: w.Wire) -> None:
    assert [part["name"] for part in parts(wire)] == [part["name_localizations"]["en-US"] for part in parts(wire)]


async def test_another_translation_is_another_digest(bot: Verbatim) -> None:
    class Renamed(CommandTranslator):
        async def translate(
            self, string: app_commands.locale_str, locale: Locale, context: app_commands.TranslationContextTypes
        ) -> str | None:
            text = await super().translate(string, locale, context)
            return "suchen" if (text, locale) == ("fragen", Locale.german) else text

    before = await digest(bot)
    await bot.tree.set_translator(Renamed())
    assert await digest(bot) != before


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("locale", LOCALES)
async def test_a_command_is_answered_in_the_askers_language(wire: w.Wire, locale: str) -> None:
    wire.locale = locale
    await wire.ask(QUESTION)
    assert load(locale).asked.format(question=QUESTION) in w.shown(await wire.reply())


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(("guild", "word"), [("fr", "Ta question"), ("pl", "You asked")])
async def test_where_the_askers_language_is_not_spoken_the_servers_is(wire: w.Wire, guild: str, word: str) -> None:
    wire.locale, wire.guild_locale = "sv-SE", guild
    await wire.ask(QUESTION)
    assert word in w.shown(await wire.reply())


@pytest.mark.usefixtures("bot")
async def test_a_locale_that_nobody_has_heard_of_is_answered_in_english(wire: w.Wire) -> None:
    wire.locale = wire.guild_locale = "tlh"
    await wire.ask(QUESTION)
    assert "You asked" in w.shown(await wire.reply())


@pytest.mark.usefixtures("bot")
async def test_the_menu_speaks_the_askers_language(wire: w.Wire) -> None:
    wire.locale = "de"
    await wire.menu(w.message("77", w.CHANNEL, w.person(), ""))
    assert w.shown(await wire.reply()).strip() == load("de").no_text


async def test_a_failure_is_told_in_the_askers_language(wire: w.Wire, bot: Verbatim) -> None:
    class Broken(Library):
        def ask(self, question: str, *, article: str | None = None, top: int = 10) -> Answer:
            raise RuntimeError(f"broken on purpose ({len(question)}, {article}, {top})")

    bot.library, wire.locale = Broken([]), "de"
    await wire.ask(QUESTION)
    assert "Hier ist etwas schiefgegangen" in w.shown(await wire.reply())


@pytest.fixture
def japanese_server(wire: w.Wire) -> None:
    wire.guild_locale = "ja"


@pytest.mark.usefixtures("japanese_server", "bot")
async def test_a_mention_is_answered_in_the_servers_language(wire: w.Wire) -> None:
    await wire.say(f"{MENTION} {QUESTION}", place=w.CHANNEL)
    assert f"質問：「{QUESTION}」" in w.shown(await wire.reply())


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    ("text", "word"),
    [
        (QUESTION, "You asked"),
        ("Wieviel kostet der matcha?", "Deine Frage"),
        ("¿Cuánto cuesta el matcha?", "Tu pregunta"),
        ("抹茶はいくらですか", "質問："),
        ("Hola!", "¡Hola!"),
        ("Merci beaucoup", "De rien."),
        ("Πόσο κοστίζει το matcha;", "You asked"),
    ],
)
async def test_a_direct_message_is_answered_in_its_own_language(wire: w.Wire, text: str, word: str) -> None:
    await wire.say(text)
    assert word in w.shown(await wire.reply())


@pytest.mark.usefixtures("plain_bot")
async def test_a_plain_answer_is_the_messages_content_and_no_component(wire: w.Wire) -> None:
    await wire.ask(QUESTION, private=True)
    sent = await wire.reply()
    assert (sent["content"].splitlines()[0], sent.get("flags")) == (f"“{QUOTE}”", w.EPHEMERAL)
    assert sent["allowed_mentions"] == {"parse": []}


@pytest.mark.usefixtures("plain_bot")
async def test_a_plain_answer_to_a_message_is_its_content_too(wire: w.Wire) -> None:
    await wire.say(QUESTION)
    sent = await wire.reply()
    assert (sent["content"].splitlines()[0], sent.get("flags")) == (f"“{QUOTE}”", None)


@pytest.mark.usefixtures("plain_bot")
async def test_a_plain_answer_follows_a_deferral(wire: w.Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "_SLOW", 0)
    await wire.ask(QUESTION)
    deferral, edit = await wire.reply(), await wire.reply()
    assert (deferral["type"], edit["content"].splitlines()[0]) == (5, f"“{QUOTE}”")


@pytest.mark.usefixtures("plain_bot")
async def test_a_plain_answer_is_sent_where_the_history_is_closed(wire: w.Wire) -> None:
    wire.fail(f"channels/{w.CHANNEL}/messages", w.error(400, 160002, "no history"))
    await wire.say(f"{MENTION} {QUESTION}", place=w.CHANNEL)
    assert (await wire.reply())["content"].startswith(f"“{QUOTE}”")
