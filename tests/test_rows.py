import pytest

from knowledge import Article, Library, Role
from knowledge.reading.markdown import plain
from knowledge.rows import headings

PORT = """# The port of Delft

The port of Delft lies on the Schie. Ships carry grain and timber to Rotterdam. Two clerks count the freight.

| Year | Freight in tonnes | Ships | Harbour master |
|---|---|---|---|
| 2016 | 950 | 88 | Jansen |
| 2017 | 1,050 | 91 | Jansen |
| 2018 | 1,200 | 104 | De Vries |
| 2019 | 1,310 | 97 | Bakker |

In winter the canal freezes. Then no ship can pass the lock.
"""
PLANS = """# Cloud plans

Our service stores files in Europe. All plans can be cancelled each month. Support answers within a day.

| Plan | Price per month | Storage | Users | Support |
|:--|--:|--:|--:|---|
| Basic | $5 | 100 GB | 1 | email |
| Team | $20 | 1 TB | 10 | email and chat |
| Business | $80 | 5 TB | 100 | phone |
"""


def library(*texts: str) -> Library:
    pages = [plain(text, None) for text in texts]
    return Library([Article.from_blocks(text, page.blocks, title=page.title or "") for text, page in pages])


PORT_ONLY, BOTH = library(PORT), library(PORT, PLANS)


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("What was the freight in 2018?", "2018 | 1,200 | 104 | De Vries"),
        ("How many ships came in 2017?", "2017 | 1,050 | 91 | Jansen"),
        ("Who was harbour master in 2018?", "2018 | 1,200 | 104 | De Vries"),
        ("Who was the harbour master in 2016?", "2016 | 950 | 88 | Jansen"),
        ("In which year was the freight 1,310 tonnes?", "2019 | 1,310 | 97 | Bakker"),
        ("What is the price of the Team plan?", "Team | $20 | 1 TB | 10 | email and chat"),
        ("How much storage does the Business plan have?", "Business | $80 | 5 TB | 100 | phone"),
    ],
)
def test_a_row_is_found_by_what_heads_its_columns_and_shown_with_it(question: str, row: str) -> None:
    answer = BOTH.ask(question)
    first, *_, last = answer.evidence
    assert (first.quote, last.role, last.citation.sentence) == (row, Role.CONTEXT, 1)
    text = next(one.text for one in BOTH.articles if one.title == first.citation.article)
    assert text[first.citation.start : first.citation.end] == row


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Who was the harbour master?", "Year | Freight in tonnes | Ships | Harbour master"),
        ("Who counts the freight?", "Two clerks count the freight."),
        ("Where do ships carry grain?", "Ships carry grain and timber to Rotterdam."),
    ],
)
def test_what_does_not_ask_for_a_row_is_not_answered_by_one(question: str, quote: str) -> None:
    assert PORT_ONLY.ask(question).evidence[0].quote == quote


def test_a_row_that_is_not_there_is_not_found_by_its_headings() -> None:
    rows = {one.quote for one in PORT_ONLY.ask("What was the freight in 2015?").evidence}
    assert not any(quote[:2] == "20" for quote in rows)


def test_a_long_table_does_not_hide_what_is_said_of_its_headings() -> None:
    rows = "\n".join(f"| {year} | {year * 7 % 900} | 88 | Jansen |" for year in range(1950, 2016))
    long = library(PORT.replace("| 2016 |", f"{rows}\n| 2016 |"))
    assert long.ask("What was the freight in 1984?").evidence[0].quote.startswith("1984 |")
    assert long.ask("Who counts the freight?").evidence[0].quote == "Two clerks count the freight."


def test_only_rows_are_headed() -> None:
    units = library("# Site\n\nHome | About\nsells tea. It is open.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n").index.units
    heads = {unit.quote: headings(units, number) for number, unit in enumerate(units)}
    assert {quote: units[at].quote for quote, at in heads.items() if at is not None} == {"1 | 2": "A | B"}


def test_a_table_without_headings_has_a_first_row_like_the_others() -> None:
    tower = library("# The tower\n\nA tower.\n\n| | |\n|---|---|\n| Height | 330 m |\n| Weight | 7,300 t |\n")
    assert [headings(tower.index.units, number) for number in range(3)] == [None, None, None]
    assert [one.quote for one in tower.ask("What is the weight?").evidence] == ["Weight | 7,300 t"]


def test_a_table_alone_in_its_file_keeps_its_rows_together() -> None:
    answer = library("| Year | Freight |\n|---|---|\n| 2018 | 1,200 |\n| 2019 | 1,310 |\n").ask("freight in 2018?")
    assert [one.quote for one in answer.evidence] == ["2018 | 1,200", "Year | Freight"]


def test_a_table_within_a_list_is_headed_by_its_own_row() -> None:
    units = library("# Site\n\n- Tea\n- Rice\n  | A | B |\n  |---|---|\n  | 1 | 2 |\n").index.units
    heads = {unit.quote: headings(units, number) for number, unit in enumerate(units)}
    assert {quote: units[at].quote for quote, at in heads.items() if at is not None} == {"1 | 2": "A | B"}


def test_why_names_the_heading_that_led_to_a_row() -> None:
    why = PORT_ONLY.why(PORT_ONLY.ask("What was the freight in 2018?"))
    assert [one.asked for one in why.reasons] == ["freight", "2018"]
