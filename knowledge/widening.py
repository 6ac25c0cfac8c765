"""A question's words also stand for other words: acronyms for their long forms, and the owner's synonyms."""

from .acronyms import both_ways
from .index import Index
from .query import Query
from .thesaurus import meant


def widen(query: Query, index: Index) -> Query:
    """Give the query with its words also found by what else they stand for; what was typed stays."""
    query = both_ways(query, index)
    added = meant(query, index.thesaurus)
    for term in dict.fromkeys(term for terms in added.values() for term in terms):
        index.name(term, sorted(index.thesaurus.groups[term].places))
    return query.widened(added)
