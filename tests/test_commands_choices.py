from hypothesis import given
from hypothesis import strategies as st

from bot.commands.choices import choices, chosen
from knowledge import Article, Library


def library(*titles: str) -> Library:
    return Library([Article.from_text("Tea is hot.", title=title) for title in titles])


def test_titles_that_begin_so_come_first() -> None:
    assert [name for name, _ in choices(library("Green tea", "Tea", "Coffee"), "TEA")] == ["Tea", "Green tea"]


def test_nothing_typed_lists_all() -> None:
    assert len(choices(library("Tea", "Coffee"), "")) == 2


def test_an_alias_finds_its_article() -> None:
    article = Article.from_blocks("Tea.", (), title="Tea", aliases=("chai",))
    assert choices(Library([article]), "cha") == [("Tea", "Tea")]


def test_at_most_25_are_listed() -> None:
    assert len(choices(library(*(f"Tea {n}" for n in range(40))), "tea")) == 25


def test_a_title_too_long_is_cut_and_still_chosen() -> None:
    shelf = library("Tea " * 60 + "end")
    ((name, value),) = choices(shelf, "tea")
    assert name.endswith("…")
    assert chosen(shelf, value) is shelf.articles[0]


def test_a_long_title_goes_by_a_short_alias() -> None:
    article = Article.from_blocks("Tea.", (), title="Tea " * 60, aliases=("chai",))
    assert choices(Library([article]), "tea")[0][1] == "chai"


def test_what_is_no_choice_is_left_as_typed() -> None:
    assert chosen(library("Tea"), "coffee") == "coffee"


@given(st.lists(st.text(), max_size=30), st.text(max_size=5))
def test_every_choice_is_inside_discords_limits(titles: list[str], typed: str) -> None:
    listed = choices(library(*titles), typed)
    assert all(1 <= len(text) <= 100 for choice in listed for text in choice)


def test_articles_of_one_title_are_told_apart() -> None:
    shelf = library("Notes", "Notes")
    assert [chosen(shelf, value) for _, value in choices(shelf, "notes")] == list(shelf.articles)


def test_a_title_goes_before_another_articles_alias() -> None:
    drinks = Article.from_blocks("Tea.", (), title="Drinks", aliases=("Tea",))
    tea = Article.from_text("Tea is hot.", title="Tea")
    assert Library([drinks, tea]).find("tea") is tea


def test_blanks_choose_no_article() -> None:
    assert chosen(library("Tea"), " ") is None
