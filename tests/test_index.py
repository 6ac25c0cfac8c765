from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Plus

from knowledge import Article
from knowledge.index import Index, Postings

DOCUMENTS = st.lists(st.lists(st.sampled_from("abcdef")), min_size=1).filter(any)


@given(DOCUMENTS)
def test_a_term_weighs_what_rank_bm25_says_to_the_last_bit(documents: list[list[str]]) -> None:
    postings, bm25 = Postings(documents, k1=0.6, b=0.3), BM25Plus(documents, k1=0.6, b=0.3, delta=0)
    assert all((postings.scores([term]) == bm25.get_scores([term])).all() for term in "abcdefg")


@given(DOCUMENTS)
def test_a_term_is_held_by_the_documents_that_have_it(documents: list[list[str]]) -> None:
    postings = Postings(documents, k1=0.6, b=0.3)
    found = {term: postings.holders(term).tolist() for term in "abcdefg"}
    assert found == {term: [at for at, one in enumerate(documents) if term in one] for term in "abcdefg"}


def test_an_added_term_finds_its_documents() -> None:
    postings = Postings([["a"], ["b"], ["a", "c"]], k1=0.6, b=0.3)
    postings.add("=", [0, 2])
    assert postings.scores(["="]).nonzero()[0].tolist() == [0, 2]


def test_an_added_term_leaves_the_others_where_they_are() -> None:
    postings = Postings([["a"], ["b"], ["a", "c"]], k1=0.6, b=0.3)
    postings.add("=", [1])
    assert postings.holders("a").tolist() == [0, 2]


def test_a_sentence_is_beside_those_of_its_own_passage_only() -> None:
    index = Index([Article.from_text("One is. Two is.\n\nThree is.", title="Numbers")])
    assert (index.previous.tolist(), index.following.tolist()) == ([3, 0, 3], [1, 3, 3])
