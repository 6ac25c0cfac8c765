"""A greeting, thanks or a question about the bot → the sentence to reply with."""

from knowledge import Answer, Talk

from ..phrases import Phrases
from .listing import listed
from .markdown import label

_TITLE = 80
_TITLES, _FEW = 10, 3
_TEXT = 1000


def talking(answer: Answer, phrases: Phrases) -> str:
    """Say what fits; a sentence of the library's own where it says no kind."""
    if answer.talk is None:
        return label(answer.text or "", _TEXT)
    sentences = {
        Talk.GREETING: phrases.greeting,
        Talk.THANKS: phrases.thanks,
        Talk.FAREWELL: phrases.farewell,
        Talk.REMARK: phrases.remark,
        Talk.ABOUT: phrases.about,
        Talk.KNOWN_WORD: phrases.known_word,
        Talk.UNKNOWN_WORD: phrases.unknown_word,
    }
    word = phrases.quoted.format(text=label(answer.question, _TITLE))
    articles = listed(answer.titles, phrases, most=_FEW, limit=_TITLE) or phrases.the_article
    return sentences.get(answer.talk, phrases.hint).format(articles=articles, word=word)


def unknown(name: str, titles: tuple[str, ...], phrases: Phrases) -> str:
    """Say that there is no such article, and which there are."""
    if not titles:
        return phrases.no_article
    known = listed(titles, phrases, most=_TITLES, limit=_TITLE)
    return phrases.unknown_article.format(name=phrases.quoted.format(text=label(name, _TITLE)), titles=known)
