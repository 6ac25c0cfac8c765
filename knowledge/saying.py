"""What a question says itself, and what it leaves to the turn before; pure."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from .asking import kind
from .language import Language
from .lexicon import Lexicon
from .mentions import Wanted
from .query import Query
from .sayings import UNSPACED
from .terms import Token

# An elliptic question has few words ("in London?"); a longer one speaks for itself.
_SHORT = 5
_FEW = 2
# The noun that tells the kind stands so close to its question word: "how many more years".
_REACH = 3
_OTHER, _COUNT, _TIME = "thing", "quantity", "time"
_REFERRING = ("person", "group", "thing", "place")


class Says:
    """Read off a question what it says itself and what it leaves to the turn before."""

    def __init__(self, query: Query, spoken: Language, lexicon: Lexicon) -> None:
        """Take the question, what is known of its language, and how the articles spell their words."""
        self.query, self.spoken, self.lexicon = query, spoken, lexicon
        self.words = tuple(token.surface.casefold() for token in query.tokens)
        self.turn = self._opening("topic")
        self.linked = self.turn or self._opening("link")
        self.rest = query.tokens[self.linked :]
        self.asking = {part for row in spoken.asks.values() for phrase in row for part in phrase.split("_")}
        self.asked = tuple(_unspaced(query.text, self.asking))
        self._counting = frozenset(spoken.asks.get(_COUNT, ()))
        self.filler = frozenset(spoken.following.get("filler", ())) - self.asking
        self.topic = tuple(word for at, word in enumerate(self.rest) if self._means(at))
        self.names = tuple(word for word in self.topic if self._is_name(word))
        self.one = self._refers("person")
        self.person = self.one or self._refers("group")
        self.place = not self.person and self._ends_with("place")
        self.refers = self.person or self.place or self._refers("thing")

    @property
    def clearly(self) -> bool:
        """Tell whether the question can't be understood alone."""
        if not self.topic or self.turn:
            return True
        if self.refers:
            outward, few = self._outward, len(self.topic) <= _FEW
            return (outward and (few or not self.names)) or (few and not self.names)
        return (bool(self.linked) or not self.asks) and len(self.topic) <= _FEW and len(self.rest) <= _SHORT

    @property
    def leans(self) -> bool:
        """Tell whether it may lean on what was said before."""
        return self.clearly or self.refers or bool(self.linked) or (len(self.topic) < _FEW and not self.names)

    @property
    def wanted(self) -> Wanted:
        """Tell what a word that stands for something may mean."""
        told = self.spoken.persons
        if self.one:
            rows = ((Wanted.HE, ("he", "him")), (Wanted.SHE, ("she", "her")))
            of = (
                wanted for wanted, keys in rows for key in keys if not told.get(key, frozenset()).isdisjoint(self.words)
            )
            return next(of, Wanted.PERSON)
        if self.person:
            return Wanted.ANY
        return Wanted.PLACE if self.place else Wanted.THING

    @property
    def kind(self) -> str:
        """Name the kind of answer that it wants."""
        bare = self.query.text[self.rest[0].start :] if self.rest else ""
        return kind([token.surface.casefold() for token in self.rest], bare, self.spoken)

    @property
    def asks(self) -> bool:
        """Tell whether it has a question word of its own, or opens with a verb as a question does."""
        asking = {word.split("_")[0] for word in self.spoken.asks.get(_OTHER, ())}
        asking.update(self.spoken.questioning.get("early", ()))
        return self.kind != _OTHER or any(word.surface.casefold() in asking for word in self.rest)

    @property
    def own(self) -> str:
        """Give what it says itself as it is typed, without what links it and what only fills."""
        return self._typed(without=[word for word in self.rest if word.surface.casefold() in self.filler])

    @property
    def bare(self) -> str:
        """Give what it says itself as it is typed, without what links it."""
        return self._typed(without=())

    def _typed(self, without: Sequence[Token]) -> str:
        if not self.rest:
            return ""
        text, start = self.query.text, self.rest[0].start
        for word in reversed(without):
            text = text[: word.start].rstrip() + text[word.end :]
        return text[start:].strip(" ?？¿!.")

    @property
    def _outward(self) -> bool:
        """Tell whether what stands for something comes first or last: within, it may mean a word of the question."""
        meaning = (at for at, word in enumerate(self.rest) if not (word.stop or self._stands_for(word)))
        before = next(meaning, len(self.rest))
        return any(self._stands_for(word) for word in (*self.rest[:before], self.rest[-1]))

    def _stands_for(self, word: Token) -> bool:
        return any(word.surface.casefold() in self.spoken.following.get(kind, ()) for kind in _REFERRING)

    def _means(self, at: int) -> bool:
        word = self.rest[at]
        return not word.stop and word.surface.casefold() not in self.filler and not self._asks_with(at)

    def _asks_with(self, at: int) -> bool:
        """Tell whether a word asks or refers: a question word, the noun after it ("in which year"), "which one"."""
        word, words = self.rest[at], [token.surface.casefold() for token in self.rest[max(at - _REACH, 0) : at + 1]]
        if words[-1] in self.asking or self._stands_for(word):
            return True
        if any(start <= word.start and word.end <= end for start, end in self.asked):
            return True
        # In "how many countries" the noun is what is counted, but for "how many years".
        kinds = (
            (_TIME,) if self._counting.intersection((*words, *map("_".join, pairwise(words)))) else self.spoken.nouns
        )
        return any(words[-1] in self.spoken.nouns.get(kind, ()) for kind in kinds) and not self.asking.isdisjoint(words)

    def _opening(self, which: str) -> int:
        """Count the words that it opens with of a kind, such as "and what about"."""
        phrases = [phrase.split("_") for phrase in self.spoken.following.get(which, ())]
        found = [len(phrase) for phrase in phrases if list(self.words[: len(phrase)]) == phrase]
        links = {phrase[0] for phrase in (row.split("_") for row in self.spoken.following.get("link", ()))}
        if which == "topic" and self.words and self.words[0] in links:
            found += [len(phrase) + 1 for phrase in phrases if list(self.words[1 : len(phrase) + 1]) == phrase]
        return max(found, default=0)

    def _refers(self, which: str) -> bool:
        """Tell whether a word stands for something that is not named before it."""
        wanted = set(self.spoken.following.get(which, ()))
        for at, word in enumerate(self.rest):
            if word.surface.casefold() in wanted and not self._is_the_article(at):
                return True
            if word in self.topic and word in self.names:
                return False
        return any(one in self.query.text for one in wanted if UNSPACED.match(one))

    def _is_the_article(self, at: int) -> bool:
        """Tell whether a word means what is read: "what does it say about China?"."""
        said = [word.surface.casefold() for word in self.rest[at : at + 2]]
        return "_".join(said) in self.spoken.following.get("article", ())

    def _ends_with(self, which: str) -> bool:
        return bool(self.words) and self.words[-1] in self.spoken.following.get(which, ())

    def _is_name(self, word: Token) -> bool:
        """Tell whether it is a name, as typed or, where people type no capitals, as the articles spell it."""
        if word.is_number or (word.start and word.surface[:1].isupper()):
            return True
        return self.lexicon.is_name(word.surface)


def _unspaced(text: str, asking: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Give where question words stand in a text whose words have no spaces between them."""
    for word in asking:
        if UNSPACED.match(word) and word in text:
            start = text.index(word)
            yield start, start + len(word)
