"""A follow-up question and the turn before it → the question that is searched; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from .answering import Answer, Status
from .antecedents import Antecedents
from .language import language
from .lexicon import Lexicon, acronym
from .mentions import Wanted, titles
from .query import Query, read
from .saying import Says
from .structure import Span
from .terms import Token

# So many turns are kept: a question leans on the last, which has taken over what it leans on itself.
TURNS = 5
# So many words are carried over, those of the last turns: a search by more finds anything.
_CARRIED = 8
_PERSON = "person"


@dataclass(frozen=True, slots=True)
class Turn:
    """Hold a turn of a conversation: what was searched for, what was quoted, and the words carried over to it."""

    searched: str
    quote: str | None = None
    carried: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Followed:
    """Hold a question that leans on the turn before it.

    `searched` is the question with what it leaves out, `shown` the same as people read it, with words that only fill;
    `said` is it as it was asked, `own` the words of meaning that it says
    itself, `names` the names among them, `carried` the words it leaves out, `subject` the name that its pronoun stands
    for, if any. Where another thing is asked about ("and China?"), `relation` are the words that say what is asked of
    it. `clearly` is whether it cannot be asked alone; else it is only tried where alone it finds nothing. `speaks` is
    whether it says something itself and refers to nothing, so that it may have been a new question after all; `added`
    is whether it stands behind the earlier question as it was, for it names nothing in place of anything.
    """

    searched: str
    shown: str
    said: str
    own: tuple[Token, ...]
    names: tuple[Token, ...]
    relation: tuple[Token, ...]
    carried: tuple[Token, ...]
    clearly: bool
    subject: tuple[Token, ...] = ()
    speaks: bool = False
    added: bool = False


def turn(answer: Answer) -> Turn | None:
    """Give what a later question may lean on; None for a reply to a greeting or thanks, on which none does."""
    if answer.status is Status.REPLY:
        return None
    return Turn(answer.searched, answer.evidence[0].quote if answer.evidence else None, answer.carried)


def follow(question: Query, before: Turn, lexicon: Lexicon) -> Followed | None:
    """Complete a question by the turn before it; None where it says all itself."""
    spoken = language(question.language)
    says = Says(question, spoken, lexicon)
    if not says.leans:
        return None
    asked = read(before.searched, [question.language])
    earlier = Says(asked, language(asked.language), lexicon)
    subject = _subject(says, earlier, before.quote)
    carried, place = _carried(says, earlier, subject, before.carried)
    searched, shown = (_completed(own, says, earlier, carried, place) for own in (says.own, says.bare))
    relation = () if says.asks else tuple(word for word in earlier.topic if word not in earlier.names)
    # "Who is he?" after a sentence that names nobody carries nothing over: what it would find is about something else.
    if not carried or (says.one and not subject and not says.topic):
        return None
    new = says.turn > 0 or not says.linked or len(says.topic) > 1
    speaks = bool(says.topic) and not says.refers and new
    added = place is None and not says.asks
    return Followed(
        searched, shown, says.own, says.topic, says.names, relation, carried, says.clearly, subject, speaks, added
    )


def _subject(says: Says, earlier: Says, quote: str | None) -> tuple[Token, ...]:
    """Give the name that a pronoun stands for: one of the earlier question, or of the sentence that answered it."""
    if not says.refers:
        return ()
    words = _words_of_names(earlier)
    named = says.lexicon.persons.fitting({word: (word,) for word in words}, says.spoken, says.wanted)
    # "It" is of the answer only where the question named nothing but persons.
    if quote is None or (says.wanted is Wanted.THING and (named or not words)):
        return named
    found = Antecedents(quote, earlier.topic, says.spoken, says.lexicon)
    # "Who is Mika?" names who is meant; "who founded the house?" leaves it to the answer.
    asked_who = earlier.kind == _PERSON and len(earlier.topic) > len(words)
    if (says.one or says.wanted is Wanted.ANY) and not asked_who and (named or not says.one):
        return (found.adjoining(says.wanted) if says.one else ()) or named
    answering = found.adjoining(says.wanted) or found.nearest(says.wanted)
    # The answer may say "he" itself.
    meant = says.lexicon.persons.said_by(quote) if says.one and asked_who else ()
    return _likeliest(says, answering, meant, named)


def _words_of_names(earlier: Says) -> tuple[Token, ...]:
    """List the words of names in a question but for numbers, acronyms and titles."""
    none = titles(earlier.spoken)
    words = (word for word in earlier.names if word.surface[:1].isalpha() and not acronym(word))
    return tuple(word for word in words if word.surface.casefold() not in none)


def _likeliest(says: Says, *names: tuple[Token, ...]) -> tuple[Token, ...]:
    """Give the first name, of a person where one is meant and any is surely a person's."""
    standing = says.lexicon.persons.standing
    surely = (name for name in names if says.one and standing(name, says.wanted) > 0)
    return next(chain(surely, filter(None, names)), ())


def _carried(
    says: Says, earlier: Says, subject: tuple[Token, ...], before: Sequence[str]
) -> tuple[tuple[Token, ...], Span | None]:
    """Give the words that are carried over, and where in the earlier question a name is replaced."""
    known = {term for word in says.topic for term in word.terms}
    # Where it asks nothing itself, it asks what was asked before of something else.
    place = None if says.asks else _replaces(earlier, says)
    kept = [word for word in earlier.topic if place is None or not place.start <= word.start < place.end]
    if subject and says.topic and says.asks:
        # What "she" stands for is known: what led there from question to question is asked no more.
        kept = [word for word in kept if word.surface not in before]
    left_out = [word for word in (*subject, *kept) if known.isdisjoint(word.terms)]
    return tuple(reversed({word.terms: word for word in reversed(left_out)}.values()))[-_CARRIED:], place


def _completed(own: str, says: Says, earlier: Says, carried: Sequence[Token], place: Span | None) -> str:
    """Give the question to search, of what it says itself and what is carried over to it."""
    if says.asks:
        return f"{own}? {' '.join(word.surface for word in carried)}"
    text = earlier.query.text.rstrip(" ?？!.")
    if not says.topic:
        # "Tell me more" asks the same again, and must not be part of what the next question leans on.
        return f"{text}?"
    return f"{text[: place.start]}{own}{text[place.end :]}?" if place else f"{text} {own}?"


def _replaces(earlier: Says, says: Says) -> Span | None:
    """Find the name that a new one replaces: after the same small word ("in Japan", "in China"), or the only one."""
    words = earlier.query.tokens
    small = next((word.surface.casefold() for word in says.rest if word.stop), None) if says.names else None
    for word, after in pairwise(words):
        if small and word.surface.casefold() == small and after in earlier.names:
            return Span(word.start, after.end)
    kinds = {word.is_number for word in says.names}
    places = [at for at, word in enumerate(words) if word in earlier.names and {word.is_number} == kinds]
    # Of "Balliol College" a shorter name, "and Merton?", replaces but a part.
    if not len(places) <= len(says.names) == len(says.rest) or len(places) in (0, len(earlier.topic)):
        return None
    first, last = words[places[0]], words[places[-1]]
    return Span(first.start, last.end) if places[-1] - places[0] == len(places) - 1 else None
