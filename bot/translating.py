"""Give Discord the names and descriptions of the commands in every language that the bot speaks."""

from dataclasses import fields

import discord
from discord import app_commands

from .phrases import Phrases, Plural, load
from .phrases.catalogues import named


class CommandTranslator(app_commands.Translator):
    """Translate by the English text: discord.py marks every text of a command as one to be translated."""

    async def load(self) -> None:
        """Find the English texts, each with its name in the catalogues."""
        english = load()
        texts = ((getattr(english, field.name), field.name) for field in fields(Phrases) if field.type is not Plural)
        self._keys = dict(texts)

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, _: app_commands.TranslationContextTypes
    ) -> str | None:
        """Give a text in a locale; None where it is no text of the catalogues or the locale is not spoken."""
        key = self._keys.get(string.message)
        if key is None or named(str(locale)) is None:
            return None
        text: str = getattr(load(str(locale)), key)
        return text
