"""A shelf of articles and its index: ask it a question."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from .answering import DEFAULT, Answer, Evidence, Status, Thresholds, answer
from .article import Article, Citation
from .conversation import Followed, Turn, follow
from .errors import UnknownArticleError
from .following import ranked
from .headed import Headings
from .index import Index
from .meaning.vectors import Meaning
from .query import Query, read
from .ranking import rank
from .reading import find, read_article
from .reasons import Why, reasons
from .replies import courtesy, only_word, sentence
from .sayings import Talk
from .similarity import Likeness
from .spelling import corrections
from .widening import widen

# The contract's number of candidates, where no other is asked for.
TOP = 10


class Library:
    """Hold articles and their index, unchanging: build another one aside and swap the reference to update."""

    def __init__(self, articles: Iterable[Article], thresholds: Thresholds = DEFAULT) -> None:
        """Index the articles, in the given order; the thresholds say from which confidence to answer.

        Words alone decide until `meaning` is set to what `understand` has read.
        """
        self.articles = tuple(articles)
        self.thresholds = thresholds
        self.index = Index(self.articles)
        self.meaning: Meaning | None = None

    @cached_property
    def headings(self) -> Headings:
        """Give the headings of the articles, to find what stands under them."""
        return Headings(self.index)

    @classmethod
    def open(cls, paths: Iterable[str | Path], thresholds: Thresholds = DEFAULT) -> "Library":
        """Read files and the articles of folders; raise UnreadableError for what is not an article."""
        return cls([read_article(file) for path in paths for file in find(Path(path))], thresholds)

    @classmethod
    def bundled(cls, thresholds: Thresholds = DEFAULT) -> "Library":
        """Open the articles that come with the package."""
        return cls.open([Path(__file__).parent / "articles"], thresholds)

    def ask(
        self,
        question: str,
        *,
        article: str | Article | None = None,
        top: int = TOP,
        turns: Sequence[Turn] = (),
    ) -> Answer:
        """Answer a question from all articles, or from one (itself or its name); list `top` candidates.

        A question that leans on what was said before is completed by the last of the `turns`.
        """
        chosen = self.find(article) if isinstance(article, str) else article
        languages = [one.language for one in ((chosen,) if chosen else self.articles)]
        query = read(question, languages, read(turns[-1].searched, languages).language if turns else None)
        followed = follow(query, turns[-1], self.index.lexicon) if turns else None
        alone = None if followed and followed.clearly else self._ask(query, chosen, top)
        if followed is None or (alone and alone.status is Status.ANSWERED):
            return alone or self._ask(query, chosen, top)
        completed = self._follow(query, followed, turns[-1], chosen, top)
        if completed.status is Status.REPLY or (completed.status is Status.ANSWERED and not followed.added):
            return completed
        # What could be asked alone and finds nothing either way was a new question; so was what finds something alone,
        # more surely than behind the question before it.
        late = self._ask(query, chosen, top) if alone is None and followed.speaks else None
        if late and late.status is Status.ANSWERED and late.confidence > completed.confidence:
            return late
        return completed if completed.status is Status.ANSWERED else alone or completed

    def _ask(self, query: Query, chosen: Article | None, top: int) -> Answer:
        articles = (chosen,) if chosen else self.articles
        # What is a greeting in one language may be what a text in another is about.
        said = courtesy(query.text, query.language, foreign=not any(map(self.index.has, query.words)))
        meant = None if said else self._meant(query, articles, chosen, top)
        found = meant or self._search(query, chosen, top)
        word = None if meant else only_word(query)
        # "Nice" is a remark, and a city where the article is about it.
        if said and not (word and found.found and said.talk is not Talk.ABOUT):
            return _reply(found, said.talk, articles)
        return _reply(found, Talk.KNOWN_WORD if found.found else Talk.UNKNOWN_WORD, articles, word) if word else found

    def _meant(self, query: Query, articles: Sequence[Article], chosen: Article | None, top: int) -> Answer | None:
        """Answer a question as it is meant: with words that the articles lack only where that is an answer."""
        for text, own in corrections(query, self.index):
            found = self._search(read(text, [one.language for one in articles]), chosen, top)
            if own or found.status is Status.ANSWERED:
                return replace(found, question=query.text, searched=text, did_you_mean=text)
        return None

    def _follow(self, query: Query, followed: Followed, before: Turn, chosen: Article | None, top: int) -> Answer:
        languages = [one.language for one in ((chosen,) if chosen else self.articles)]
        if courtesy(query.text, query.language, foreign=False):
            return self._ask(query, chosen, top)
        searched, likeness = self.understood(read(followed.searched, languages, query.language))
        limit, among = max(top, 1), self.index.of(chosen) if chosen else None
        ranking = ranked(self.index, searched, followed, before, chosen, likeness, limit)
        if followed.own and ranking.confidence < self.thresholds.likely:
            # "How do I join?", "and on Bedrock?": what is carried over may stand in a heading only.
            ranking = self.headings.ranked(searched, ranking, limit, among, likeness)
        found = answer(self.index, searched, ranking, self.thresholds)
        carried = tuple(word.surface for word in followed.carried)
        return replace(found, question=query.text, searched=followed.shown, carried=carried)

    def _search(self, query: Query, chosen: Article | None, top: int) -> Answer:
        query, likeness = self.understood(query)
        among, limit = self.index.of(chosen) if chosen else None, max(top, 1)
        found = rank(self.index, query, limit, among, likeness)
        return answer(self.index, query, self.headings.ranked(query, found, limit, among, likeness), self.thresholds)

    def understood(self, query: Query) -> tuple[Query, Likeness | None]:
        """Give the question with what its words stand for, and its likeness to each sentence where there is a model."""
        query, meaning = widen(query, self.index), self.meaning
        if meaning is None or not query.tokens or not self.index.units:
            return query, None
        return query, meaning.likeness(query.text)

    def why(self, answer: Answer, shown: Citation | None = None) -> Why:
        """Say what led to the first sentence of an answer, or to the one shown, to a question put to this library."""
        first = shown or (answer.candidates[0].citation if answer.candidates else None)
        number = self._number(first) if first else None
        if number is None:
            return Why(())
        typed = read(answer.searched, self.index.languages)
        searched, likeness = self.understood(typed)
        alike = None if likeness is None else float(likeness.clauses[number])
        return Why(reasons(self.index, typed, searched, number), alike)

    def _number(self, citation: Citation) -> int | None:
        """Find the sentence of a citation; None where the library has it no more."""
        return next((at for at, unit in enumerate(self.index.units) if unit.citation == citation), None)

    def cited(self, citation: Citation) -> Article | None:
        """Give the article of a citation, of two with one title its own; None where the library has it no more."""
        place = (citation.article, citation.source)
        return next((one for one in self.articles if (one.title, one.source) == place), None)

    def find(self, name: str) -> Article:
        """Find an article by its title or an alias, whatever the case; raise UnknownArticleError."""
        wanted = name.strip().casefold()
        titles = [(article.title, article) for article in self.articles]
        aliases = [(alias, article) for article in self.articles for alias in article.aliases]
        for known, article in (*titles, *aliases):
            if wanted == known.strip().casefold():
                return article
        some = ", ".join(f"“{article.title}”" for article in self.articles[:10])
        raise UnknownArticleError(f"There is no article “{name}” here. There is: {some}.")


def _reply(found: Answer, talk: Talk, articles: Sequence[Article], word: str = "") -> Answer:
    known = (one for one in found.candidates[:1] if talk is Talk.KNOWN_WORD and _holds(one, word))
    nearest = next(known, None)
    # Of several articles the one that has the word.
    titles = (nearest.citation.article,) if nearest else tuple(one.title for one in articles)
    text = sentence(talk, titles, word)
    said = replace(found, status=Status.REPLY, evidence=(), nearest=nearest, missing=(), text=text)
    return replace(said, talk=talk, titles=titles)


def _holds(evidence: Evidence, word: str) -> bool:
    """Tell whether a sentence has the word that was looked for, or a heading above it."""
    return bool(evidence.matched) or any(word.casefold() in above.casefold() for above in evidence.citation.heading)
