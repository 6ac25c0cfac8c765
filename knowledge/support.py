"""Tell how well words of the articles stand with the other words of a question."""

from collections.abc import Collection, Mapping, Sequence

from .index import Index
from .query import Query
from .terms import terms


def support(choices: Sequence[Collection[str]], query: Query, index: Index) -> Mapping[str, float]:
    """Give for each word that may be meant how high the sentences that hold it score, 1 at most.

    The question's known words score them and their passages, and the misspelt ones that can stand for one word alone.
    """
    if all(len(words) == 1 for words in choices):
        return {}
    code = query.language
    clear = [term for words in choices if len(words) == 1 for word in words for term in terms(word, code)]
    known = [*query.terms, *clear]
    scores = index.sentences.scores(known) + index.passages.scores(known)[index.passage_of]
    most = float(scores.max(initial=0.0))
    if not most:
        return {}
    found = {}
    for word in {word for words in choices if len(words) > 1 for word in words}:
        held = [float(scores[index.sentences.holders(term)].max(initial=0.0)) for term in terms(word, code)]
        found[word] = max(held, default=0.0) / most
    return found
