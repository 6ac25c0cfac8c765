"""Hold every sentence the bot says, as data: one gettext catalogue per language, beside this file."""

from dataclasses import dataclass, fields
from functools import cache
from gettext import GNUTranslations
from typing import Any

from .catalogues import SOURCE, catalogue, named


@dataclass(frozen=True, slots=True)
class Plural:
    """Say a sentence that counts something, in the form that its language has for the number."""

    key: str
    catalogue: GNUTranslations

    def format(self, *, count: int, **words: object) -> str:
        """Fill in the number, and whatever else stands in braces."""
        return self.catalogue.ngettext(self.key, self.key, count).format(count=count, **words)


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
    plain_name: str
    plain_description: str
    menu_name: str
    article_command_description: str
    which_description: str
    paragraph_name: str
    paragraph_description: str
    search_name: str
    search_description: str
    topics_name: str
    topics_description: str
    help_name: str
    help_description: str
    privacy_name: str
    privacy_description: str
    forget_name: str
    forget_description: str
    forgotten: str
    page: str
    plain_paragraph: str
    continued: str
    previous_page_button: str
    next_page_button: str
    jump_button: str
    jump_label: str
    search_button: str
    search_label: str
    found_nothing: str
    found_places: Plural
    more_places: Plural
    open_place_placeholder: str
    which_article: Plural
    open_article_placeholder: str
    no_article: str
    no_paragraph: str
    page_stale: str
    topics_headings: str
    topics_phrases: str
    topics_none: str
    topics_hint: str
    claim: str
    claim_nothing: str
    claim_message: str
    wait_person: Plural
    wait_channel: Plural
    help: str
    privacy: str
    privacy_logged: str
    privacy_unlogged: str
    privacy_somebody: str
    place: str
    part: str
    plain_source: str
    plain_part: str
    context: str
    nearest: str
    sure: str
    likely: str
    not_found: str
    asked: str
    searched: str
    did_you_mean: str
    foreign: str
    nothing_to_find: str
    silent: str
    lacks: str
    has: str
    has_and_lacks: str
    quoted: str
    separator: str
    conjunction: str
    more_words: Plural
    hint: str
    greeting: str
    known_word: str
    unknown_word: str
    thanks: str
    farewell: str
    remark: str
    about: str
    the_article: str
    unknown_article: str
    no_text: str
    unreadable: str
    unreadable_role: str
    gone: str
    outdated: str
    failed: str
    context_button: str
    others_button: str
    why_button: str
    share_button: str
    delete_button: str
    again_button: str
    previous_button: str
    next_button: str
    marked: str
    goes_on: str
    others_above: str
    no_others: str
    why_matched: str
    why_missing: str
    why_similar: str
    why_form: str
    why_synonym: str
    why_short: str
    why_related: str
    why_above: str
    why_confidence: str
    why_lead: str
    shared_by: str
    cannot_share: str
    already_shared: str
    not_yours: str
    stale: str


def load(*locales: str | None) -> Phrases:
    """Give the sentences in the first of these locales that the bot speaks, else in English."""
    known = (named(locale) for locale in locales if locale)
    return _read(next(filter(None, known), SOURCE))


@cache
def _read(name: str) -> Phrases:
    said = catalogue(name)
    keys = ((field.name, field.type is Plural) for field in fields(Phrases))
    texts: dict[str, Any] = {key: Plural(key, said) if plural else said.gettext(key) for key, plural in keys}
    return Phrases(**texts)
