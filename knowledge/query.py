"""Read a question: which of its words carry meaning, and which terms they are looked up by."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from .recognising import recognise
from .terms import Token, tokens

# Discord's longest option and message have 6,000 and 4,000 characters; what a pasted text asks, it asks early.
_LONGEST = 6000
_MOST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Query:
    """Hold a question, all its tokens, the words among them that are looked for, and their terms once each."""

    text: str
    tokens: tuple[Token, ...]
    words: tuple[Token, ...]
    terms: tuple[str, ...]
    language: str

    def widened(self, added: Mapping[Token, Sequence[str]]) -> "Query":
        """Let words be found by further terms too; what was typed stays."""
        if not added:
            return self
        tokens = tuple(word._replace(terms=(*word.terms, *added.get(word, ()))) for word in self.tokens)
        words = tuple(word for word in tokens if not word.stop)
        terms = dict.fromkeys(term for word in words for term in word.terms)
        return replace(self, tokens=tokens, words=words, terms=tuple(terms))

    def surfaces(self, words: Iterable[Token]) -> tuple[str, ...]:
        """Give words as they were typed; overlapping ones (bigrams) are joined again."""
        spans: list[list[int]] = []
        for word in words:
            if spans and word.start < spans[-1][1]:
                spans[-1][1] = word.end
            else:
                spans.append([word.start, word.end])
        return tuple(dict.fromkeys(self.text[start:end] for start, end in spans))


def read(question: str, languages: Sequence[str], before: str | None = None) -> Query:
    """Read a question put to articles in these languages; the first one decides where it fits none.

    A question that is clearly in another language is read in its own, and its words in those of the articles too. The
    language that was spoken `before` goes before those of the articles.
    """
    known, read = dict.fromkeys(languages), question[:_LONGEST]
    spoken = recognise(read, tuple(known), before)
    words = list(tokens(read, spoken)[:_MOST_WORDS])
    for other in known:
        if other != spoken:
            words = _also(words, tokens(read, other))
    looked_for = tuple([token for token in words if not token.stop])
    terms = dict.fromkeys([term for word in looked_for for term in word.terms])
    return Query(question, tuple(words), looked_for, tuple(terms), spoken)


def _also(words: list[Token], others: Iterable[Token]) -> list[Token]:
    found = {(token.start, token.end): token.terms for token in others}
    return [
        Token(w.start, w.end, tuple(dict.fromkeys(w.terms + found.get((w.start, w.end), ()))), w.stop, w.surface)
        for w in words
    ]
