"""A follow-up question and the turn before it → the question that is searched; pure."""

from dataclasses import dataclass

from .answering import Answer, Status
from .antecedents import Antecedents
from .asking import kind
from .language import Language, language
from .lexicon import Lexicon, acronym
from .query import Query, read
from .replies import UNSPACED
from .terms import Token

# So many turns are kept: a question leans on the last, which has taken over what it leans on itself.
TURNS = 5
# An elliptic question has few words ("in London?"); a longer one speaks for itself.
_SHORT = 5
_FEW = 2
# The noun that tells the kind stands so close to its question word: "how many more years".
_REACH = 3
# So many words are carried over, those of the last turns: a search by more finds anything.
_CARRIED = 8
_OTHER = "thing"
_PERSON = "person"
_REFERRING = ("person", "thing", "place")


@dataclass(frozen=True, slots=True)
class Turn:
    """Hold a turn of a conversation: what was searched for, and the sentence that was quoted, if any."""

    searched: str
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Followed:
    """Hold a question that leans on the turn before it.

    `searched` is the question with what it leaves out, `own` the words of meaning that it says itself, `names` the
    names among them, `carried` the words it leaves out, `subject` the name that its pronoun stands for, if any. Where
    another thing is asked about ("and China?"), `relation` are the words that say what is asked of it. `clearly` is
    whether it cannot be asked alone; else it is only tried where alone it finds nothing.
    """

    searched: str
    own: tuple[Token, ...]
    names: tuple[Token, ...]
    relation: tuple[Token, ...]
    carried: tuple[Token, ...]
    clearly: bool
    subject: tuple[Token, ...] = ()


def turn(answer: Answer) -> Turn | None:
    """Give what a later question may lean on; None for a reply to a greeting or thanks, on which none does."""
    if answer.status is Status.REPLY:
        return None
    return Turn(answer.searched, answer.evidence[0].quote if answer.evidence else None)


def follow(question: Query, before: Turn, lexicon: Lexicon) -> Followed | None:
    """Complete a question by the turn before it; None where it says all itself."""
    spoken = language(question.language)
    says = _Says(question, spoken, lexicon)
    if not says.leans:
        return None
    asked = read(before.searched, [question.language])
    earlier = _Says(asked, spoken, lexicon)
    subject = _subject(says, earlier, before.quote)
    searched, carried = _completed(says, earlier, subject)
    relation = () if says.asks else tuple(word for word in earlier.topic if word not in earlier.names)
    return Followed(searched, says.topic, says.names, relation, carried, says.clearly, subject) if carried else None


class _Says:
    """Read off a question what it says itself and what it leaves to the turn before."""

    def __init__(self, query: Query, spoken: Language, lexicon: Lexicon) -> None:
        self.query, self.spoken, self.lexicon = query, spoken, lexicon
        self.words = tuple(token.surface.casefold() for token in query.tokens)
        self.turn = self._opening("topic")
        self.linked = self.turn or self._opening("link")
        self.rest = query.tokens[self.linked :]
        self.asking = {part for row in spoken.asks.values() for phrase in row for part in phrase.split("_")}
        self.filler = frozenset(spoken.following.get("filler", ()))
        self.topic = tuple(word for at, word in enumerate(self.rest) if self._means(at))
        self.names = tuple(word for word in self.topic if self._is_name(word))
        self.one = self._refers("person")
        self.person = self.one or self._refers("group")
        self.place = self._ends_with("place")
        self.refers = self.person or self.place or self._refers("thing")

    @property
    def clearly(self) -> bool:
        """Tell whether the question can't be understood alone."""
        if not self.topic or self.turn:
            return True
        if self.refers:
            return not self.names or len(self.topic) <= _FEW
        return (bool(self.linked) or not self.asks) and len(self.topic) <= _FEW and len(self.rest) <= _SHORT

    @property
    def leans(self) -> bool:
        """Tell whether it may lean on what was said before."""
        return self.clearly or (len(self.topic) < _FEW and not self.names)

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
        if not self.rest:
            return ""
        text, start = self.query.text, self.rest[0].start
        for word in reversed([word for word in self.rest if word.surface.casefold() in self.filler]):
            text = text[: word.start].rstrip() + text[word.end :]
        return text[start:].strip(" ?？¿!.")

    def _means(self, at: int) -> bool:
        word = self.rest[at]
        return not word.stop and word.surface.casefold() not in self.filler and not self._asks_with(at)

    def _asks_with(self, at: int) -> bool:
        """Tell whether a word asks or refers: a question word, the noun after it ("in which year"), "which one"."""
        words = [token.surface.casefold() for token in self.rest[max(at - _REACH, 0) : at + 1]]
        if words[-1] in self.asking or any(words[-1] in self.spoken.following.get(kind, ()) for kind in _REFERRING):
            return True
        return any(words[-1] in nouns for nouns in self.spoken.nouns.values()) and not self.asking.isdisjoint(words)

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
        for word in self.rest:
            if word.surface.casefold() in wanted:
                return True
            if word in self.topic and word in self.names:
                return False
        return any(one in self.query.text for one in wanted if UNSPACED.match(one))

    def _ends_with(self, which: str) -> bool:
        return bool(self.words) and self.words[-1] in self.spoken.following.get(which, ())

    def _is_name(self, word: Token) -> bool:
        """Tell whether it is a name, as typed or, where people type no capitals, as the articles spell it."""
        if word.is_number or (word.start and word.surface[:1].isupper()):
            return True
        return self.lexicon.is_name(word.surface)


def _subject(says: _Says, earlier: _Says, quote: str | None) -> tuple[Token, ...]:
    """Give the name that a pronoun stands for: one of the earlier question, or of the sentence that answered it."""
    if not says.refers:
        return ()
    named = tuple(word for word in earlier.names if not word.is_number and not acronym(word))
    if quote is None or not (says.person or says.place):
        return named
    found = Antecedents(quote, earlier.topic, says.spoken, says.lexicon)
    # "Who is Mika?" names who is meant; "who founded the house?" leaves it to the answer.
    asked_who = earlier.kind == _PERSON and len(earlier.topic) > len(named)
    if not says.place and not asked_who and (named or not says.one):
        return (found.adjoining() if says.one else ()) or named
    return found.adjoining() or found.nearest(place=says.place) or named


def _completed(says: _Says, earlier: _Says, subject: tuple[Token, ...]) -> tuple[str, tuple[Token, ...]]:
    """Give the question to search, and the words that are carried over to it."""
    known = {term for word in says.topic for term in word.terms}
    left_out = [word for word in (*subject, *earlier.topic) if known.isdisjoint(word.terms)]
    carried = tuple(reversed({word.terms: word for word in reversed(left_out)}.values()))[-_CARRIED:]
    if not says.asks:
        # It asks what was asked before of something else.
        return f"{_without_replaced(earlier, says).rstrip(' ?？!.')} {says.own}?", carried
    return f"{says.own}? {' '.join(word.surface for word in carried)}", carried


def _without_replaced(earlier: _Says, says: _Says) -> str:
    """Leave out the name that stands after the same small word as the new one: "in Japan", then "in China"."""
    text = earlier.query.text
    small = next((word.surface.casefold() for word in says.rest if word.stop), None) if says.names else None
    for word, after in zip(earlier.query.tokens, earlier.query.tokens[1:], strict=False):
        if small and word.surface.casefold() == small and after in earlier.names:
            return (text[: word.start] + text[after.end :]).strip()
    return text
