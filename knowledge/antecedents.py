"""Whom or what a pronoun stands for: a name of the question before, or of the sentence that answered it; pure."""

from collections.abc import Sequence

from .language import Language
from .lexicon import Lexicon, acronym, initials
from .mentions import Wanted, runs, titles
from .structure import Span
from .terms import Token, tokens

# A name is as good as so many words nearer after "by", or after "in" where a place is meant: "its shop, on Harbour
# Lane, was founded in 2011 by Ines Duarte".
_CUED = 4
_FAR = 1_000


class Antecedents:
    """Look for names in the sentence that was quoted to a question, given the question's words of meaning."""

    def __init__(self, quote: str, asked: Sequence[Token], spoken: Language, lexicon: Lexicon) -> None:
        """Take the sentence, the words, what is known of their language, and how the articles spell their words."""
        self.spoken, self.lexicon = spoken, lexicon
        self.words = tokens(quote, spoken.code)
        self.matched = self._matched(asked)
        self.runs = tuple(runs(self.words, quote, [at for at in range(len(self.words)) if self._is_name(at)]))

    def nearest(self, wanted: Wanted) -> tuple[Token, ...]:
        """Give the name nearest to what was asked, a person's first where one is wanted; none where no new one fits."""
        place = wanted is Wanted.PLACE
        fitting = [run for run in self._fitting(wanted) if place or not self._follows(run, "place_preposition")]
        best = min(fitting, key=lambda run: (self._distance(run, place=place), run), default=None)
        return self.words[slice(*best)] if best else ()

    def adjoining(self, wanted: Wanted) -> tuple[Token, ...]:
        """Give the name that follows right on a capitalised word of the question, such as a title."""
        for start, end in self._fitting(wanted):
            if start - 1 in self.matched and self.words[start - 1].surface[:1].isupper():
                return self.words[start:end]
        return ()

    def _fitting(self, wanted: Wanted) -> tuple[Span, ...]:
        names = {run: self.words[slice(*run)] for run in self.runs}
        return self.lexicon.persons.fitting(names, self.spoken, wanted)

    def _matched(self, asked: Sequence[Token]) -> frozenset[int]:
        """List where the words of the question stand, acronyms by their long forms."""
        terms = {term for word in asked for term in word.terms}
        surfaces = {word.surface.upper() for word in asked}
        spelt = (place for name, place in initials(self.words) if len(name) > 1 and name in surfaces)
        long = {word for place in spelt for word in self.words[place]}
        return frozenset(at for at, w in enumerate(self.words) if w in long or not terms.isdisjoint(w.terms))

    def _is_name(self, at: int) -> bool:
        word = self.words[at]
        if word.stop or at in self.matched or not word.surface[:1].isupper():
            return False
        if acronym(word) or word.surface.casefold() in titles(self.spoken):
            return False
        return word.start > 0 or self.lexicon.is_name(word.surface)

    def _distance(self, run: Span, *, place: bool) -> int:
        start, end = run
        nearest = min((start - at if at < start else at - end + 1 for at in self.matched), default=_FAR)
        return nearest - _CUED * self._follows(run, "place_preposition" if place else "agent")

    def _follows(self, run: Span, cue: str) -> bool:
        """Tell whether a name stands right after a word such as "by" or "in"."""
        before = self.words[run[0] - 1].surface.casefold() if run[0] else ""
        return before in self.spoken.cues.get(cue, frozenset())
