"""Hold every sentence the bot says, as data: one TOML file per language, beside this one."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Phrases:
    """Name the sentences of one language; a placeholder in braces is filled with text already escaped."""

    ask_name: str
    ask_description: str
    question_name: str
    question_description: str
    article_name: str
    article_description: str
    private_name: str
    private_description: str
    menu_name: str
    place: str
    part: str
    context: str
    nearest: str
    sure: str
    likely: str
    not_found: str
    asked: str
    searched: str
    did_you_mean: str
    nothing_to_find: str
    lacks: str
    has: str
    has_and_lacks: str
    conjunction: str
    more_words: str
    hint: str
    no_text: str
    unreadable: str
    unreadable_role: str
    gone: str
    outdated: str
    failed: str


@cache
def load(language: str = "en") -> Phrases:
    """Read the sentences of a language."""
    return Phrases(**tomllib.loads(files(__package__).joinpath(f"{language}.toml").read_text("utf-8")))
