"""A question's words also stand for other words: acronyms for their long forms, numbers, and the owner's synonyms."""

from .acronyms import both_ways
from .index import Index
from .query import Query
from .terms import numbers
from .thesaurus import meant


def widen(query: Query, index: Index) -> Query:
    """Give the query with its words also found by what else they stand for; what was typed stays."""
    query = _counted(both_ways(query, index), index)
    added = meant(query, index.thesaurus)
    for term in dict.fromkeys(term for terms in added.values() for term in terms):
        index.name(term, sorted(index.thesaurus.groups[term].places))
    return query.widened(added)


def _counted(query: Query, index: Index) -> Query:
    """Let all words of a number be found by its digits where the articles have these: "million" by 2,000,000."""
    # The first word of a number of several words has its digits already.
    if not any(term[0].isdigit() for word in query.words for term in word.terms):
        return query
    added = {
        word: (digits,)
        for place, digits in numbers(query.tokens, query.language)
        if digits in index.sentences
        for word in query.tokens[place]
        if digits not in word.terms
    }
    return query.widened(added)
