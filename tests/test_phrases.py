import ast
import re
from dataclasses import fields
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from string import Formatter

import polib
import pytest

from bot.phrases import Phrases, Plural, load
from bot.phrases.catalogues import SOURCE, names
from bot.phrases.catalogues import catalogue as fresh

ROOT = Path(__file__).parent.parent
KEYS = [field.name for field in fields(Phrases)]
TRANSLATED = [name for name in names() if name != SOURCE]
# What Discord allows, in characters, by what a name ends in (tests of the replies hold the rest to their limits).
LIMITS = {"_name": 32, "_description": 100, "_button": 80, "_placeholder": 150}
CONTENT = 2000
# gettext's manual, Plural forms: how many each language has.
FORMS = {"en": 2, "de": 2, "es": 2, "fr": 2, "it": 2, "ja": 1, "ko": 1, "pt_BR": 2, "ru": 3, "zh_CN": 1}
SAID = re.compile(r"(?:phrases|load\(.*\)|to_user\(.*\)|to_writer\(.*\))\Z")


@cache
def catalogue(name: str) -> polib.POFile:
    return polib.pofile((ROOT / "bot" / "phrases" / f"{name}.po").read_text("utf-8"), encoding="utf-8")


def texts(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def rows(name: str) -> dict[str, list[str]]:
    return {entry.msgid: texts(entry) for entry in catalogue(name)}


def placeholders(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


def said_in_code() -> set[str]:
    trees = [ast.parse(file.read_text("utf-8")) for file in (ROOT / "bot").rglob("*.py")]
    nodes = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Attribute))
    return {node.attr for node in nodes if SAID.search(ast.unparse(node.value))}


def forms(name: str) -> GNUTranslations:
    """Read a catalogue's rule with a text that tells the forms apart."""
    told = polib.POFile()
    told.metadata = catalogue(name).metadata
    count = int(re.findall(r"nplurals=(\d)", told.metadata["Plural-Forms"])[0])
    told.append(polib.POEntry(msgid="n", msgid_plural="n", msgstr_plural={form: f"{form}" for form in range(count)}))
    return GNUTranslations(BytesIO(told.to_binary()))


@pytest.mark.parametrize("name", names())
def test_no_sentence_is_missing_or_left_over(name: str) -> None:
    assert sorted(entry.msgid for entry in catalogue(name)) == sorted(KEYS)


@pytest.mark.parametrize("name", names())
def test_every_sentence_is_said(name: str) -> None:
    assert [key for key, said in rows(name).items() if not all(said)] == []


@pytest.mark.parametrize("name", names())
def test_no_entry_is_fuzzy_or_obsolete(name: str) -> None:
    assert [*catalogue(name).fuzzy_entries(), *catalogue(name).obsolete_entries()] == []


def test_no_sentence_is_unused() -> None:
    assert set(KEYS) - said_in_code() == set()


@pytest.mark.parametrize("name", TRANSLATED)
def test_every_longer_sentence_is_translated(name: str) -> None:
    english = rows(SOURCE)
    assert [key for key, said in rows(name).items() if said == english[key] and len(said[0]) > 20] == []


@pytest.mark.parametrize("name", TRANSLATED)
def test_the_words_in_braces_are_those_of_english(name: str) -> None:
    english = {key: placeholders(said[0]) for key, said in rows(SOURCE).items()}
    wrong = {key: said for key, said in rows(name).items() if any(placeholders(one) != english[key] for one in said)}
    assert wrong == {}


@pytest.mark.parametrize("name", names())
def test_no_sentence_is_longer_than_discord_allows(name: str) -> None:
    def limit(key: str) -> int:
        return next((most for end, most in LIMITS.items() if key.endswith(end)), CONTENT)

    assert [key for key, said in rows(name).items() if max(map(len, said)) > limit(key)] == []


@pytest.mark.parametrize("name", names())
def test_what_counts_has_every_form_of_the_language(name: str) -> None:
    counting = {entry.msgid: sorted(entry.msgstr_plural) for entry in catalogue(name) if entry.msgid_plural}
    plural = [field.name for field in fields(Phrases) if field.type is Plural]
    assert counting == {key: list(range(FORMS[name])) for key in plural}


@pytest.mark.parametrize("name", names())
def test_every_form_is_chosen_by_some_number(name: str) -> None:
    assert {forms(name).ngettext("n", "n", number) for number in range(30)} == set(map(str, range(FORMS[name])))


@pytest.mark.parametrize(
    ("name", "number", "form"),
    [("ru", 1, "0"), ("ru", 21, "0"), ("ru", 3, "1"), ("ru", 5, "2"), ("ru", 12, "2"), ("fr", 0, "0"), ("de", 0, "1")],
)
def test_a_number_takes_the_form_that_its_language_wants(name: str, number: int, form: str) -> None:
    assert forms(name).ngettext("n", "n", number) == form


@pytest.mark.parametrize(("count", "said"), [(1, "1 autre"), (2, "2 autres")])
def test_a_counting_sentence_is_filled_in(count: int, said: str) -> None:
    assert load("fr").more_words.format(count=count) == said


@pytest.mark.parametrize("name", names())
def test_sentences_name_the_command_and_the_menu_as_they_are_called(name: str) -> None:
    phrases = load(name.replace("_", "-"))
    command = f"`/{phrases.ask_name}`"
    assert [command in phrases.hint, command in phrases.unreadable_role] == [True, True]
    assert phrases.menu_name in phrases.unreadable


@pytest.mark.parametrize("name", TRANSLATED)
def test_two_equal_texts_of_commands_have_one_translation(name: str) -> None:
    english, there = rows(SOURCE), rows(name)
    pairs = {(english[key][0], there[key][0]) for key in KEYS if key.endswith(("_name", "_description"))}
    assert len({text for text, _ in pairs}) == len(pairs)


@pytest.mark.parametrize(
    ("locales", "greeting"),
    [
        (("de", "fr"), "Hallo!"),
        (("pl", "fr"), "Salut"),
        (("pl", None), "Hello!"),
        (("es-419",), "¡Hola!"),
        (("en-GB", "de"), "Hello!"),
        (("../de",), "Hello!"),
        ((), "Hello!"),
    ],
)
def test_the_first_locale_that_is_spoken_decides(locales: tuple[str | None, ...], greeting: str) -> None:
    assert load(*locales).greeting.startswith(greeting)


def test_a_language_is_read_once() -> None:
    assert load("pt-BR") is load("pt")


def test_what_a_catalogue_lacks_is_said_in_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (SOURCE, "de"):
        kept = [entry for entry in catalogue(name) if name == SOURCE or entry.msgid != "hint"]
        partial = polib.POFile()
        partial.metadata = catalogue(name).metadata
        partial.extend(kept)
        (tmp_path / f"{name}.po").write_text(str(partial), "utf-8")
    monkeypatch.setattr("bot.phrases.catalogues._FOLDER", tmp_path)
    fresh.cache_clear()
    said = [fresh("de").gettext(key) for key in ("hint", "place")]
    fresh.cache_clear()
    assert said == [load().hint, load("de").place]
