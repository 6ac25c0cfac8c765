"""Read a gettext catalogue as it is edited: no compiled file is kept beside it."""

import gc
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import polib

SOURCE = "en"
# importlib.resources would load zipfile and more, half a megabyte, and no wheel is run out of its archive.
_FOLDER = Path(__file__).parent
# Discord's locales (reference, Locales) and the catalogue that speaks each; a bare language is one detected in a text.
_CATALOGUES = {
    "en": "en",
    "en-US": "en",
    "en-GB": "en",
    "de": "de",
    "es": "es",
    "es-ES": "es",
    "es-419": "es",
    "fr": "fr",
    "ja": "ja",
    "pt": "pt_BR",
    "pt-BR": "pt_BR",
    "ru": "ru",
    "zh": "zh_CN",
    "zh-CN": "zh_CN",
    "ko": "ko",
    "it": "it",
}


def names() -> tuple[str, ...]:
    """List the catalogues, the English one first."""
    return tuple(dict.fromkeys(_CATALOGUES.values()))


def named(locale: str) -> str | None:
    """Name the catalogue that speaks a locale of Discord's, None where there is none."""
    return _CATALOGUES.get(locale)


@cache
def catalogue(name: str) -> GNUTranslations:
    """Read a catalogue; what it lacks is said in English."""
    text = (_FOLDER / f"{name}.po").read_text("utf-8")
    translations = GNUTranslations(BytesIO(polib.pofile(text, encoding="utf-8").to_binary()))
    # polib's parser holds itself, and with it every entry: ten catalogues read at start would take 0.9 MB for nothing.
    gc.collect(1)
    if name != SOURCE:
        translations.add_fallback(catalogue(SOURCE))
    return translations
