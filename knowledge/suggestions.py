"""What can be asked of a library: questions that it is known to answer, headings, key phrases."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from .article import Article
from .completion import Texts, complete, fold
from .index import Index
from .query import read
from .replies import only_word
from .topics import topics
from .traits import Unit

# Of each kind so many an article, so that those of fifty can still be looked through at every key.
_QUESTIONS, _HEADINGS = 50, 50
# Where nothing was typed yet, so many of each kind come first.
_OPENING = (10, 8, 7)


@dataclass(frozen=True, slots=True)
class Outlined:
    """Hold what can be asked of one article, by kind."""

    article: Article
    questions: tuple[str, ...]
    headings: tuple[str, ...]
    phrases: tuple[str, ...]


class Suggestions:
    """Hold what can be asked of a library; made once, then looked through at every key."""

    def __init__(self, outlined: Iterable[Outlined], fits: Callable[[str], bool]) -> None:
        """Keep the texts that may be offered as they are: those that fit and that are more than a word."""
        self.outlined = tuple(outlined)
        by_article = [_offered(one, fits) for one in self.outlined]
        self._of = [Texts.of(_mixed([kinds])) for kinds in by_article]
        self._all = Texts.of(_mixed(by_article))

    def of(self, article: Article) -> Outlined | None:
        """Give what can be asked of an article of this library."""
        return next((one for one in self.outlined if one.article is article), None)

    def matching(self, typed: str, article: Article | None, most: int) -> list[str]:
        """List what may be meant by what is typed so far, best first; of one article, or of all."""
        own = (texts for one, texts in zip(self.outlined, self._of, strict=True) if one.article is article)
        texts = next(own, self._all) if article else self._all
        return [texts.shown[at] for at in complete(typed, texts, most)]


def outline_of(articles: Sequence[Article], index: Index, questions: Sequence[Sequence[str]]) -> list[Outlined]:
    """Find what can be asked of each article; `questions` are those that each is known to answer."""
    units: dict[int, list[Unit]] = {id(article): [] for article in articles}
    for unit in index.units:
        units[id(unit.article)].append(unit)
    return [
        Outlined(article, tuple(known), headings(article), topics(units[id(article)], article.language))
        for article, known in zip(articles, questions, strict=True)
    ]


def headings(article: Article) -> tuple[str, ...]:
    """List the headings of an article in their order, once each, without those above them."""
    return tuple(dict.fromkeys(passage.heading[-1] for passage in article.passages if passage.heading))


def _offered(outlined: Outlined, fits: Callable[[str], bool]) -> tuple[list[str], list[str], list[str]]:
    code = outlined.article.language
    questions = [text for text in outlined.questions if fits(text)]
    phrases = [text for text in outlined.phrases if fits(text) and only_word(read(text, [code])) is None]
    return questions[:_QUESTIONS], [text for text in outlined.headings if fits(text)][:_HEADINGS], phrases


def _mixed(by_article: Sequence[Sequence[Sequence[str]]]) -> list[str]:
    """Put the kinds after each other, the articles in turn, and the first of each kind before the rest."""
    kinds = [_in_turn(rows) for rows in zip(*by_article, strict=True)]
    opening = [text for kind, most in zip(kinds, _OPENING, strict=False) for text in kind[:most]]
    rest = [text for kind, most in zip(kinds, _OPENING, strict=False) for text in kind[most:]]
    once = {fold(text): text for text in reversed([*opening, *rest])}
    return [text for text in dict.fromkeys([*opening, *rest]) if once[fold(text)] == text]


def _in_turn(rows: Iterable[Sequence[str]]) -> list[str]:
    return [text for row in zip_longest(*rows) for text in row if text is not None]
