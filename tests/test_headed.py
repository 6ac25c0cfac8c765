"""What stands under a heading answers the question that it asks."""

from pathlib import Path

import pytest

from knowledge import Answer, Library
from knowledge.conversation import turn
from knowledge.reading import read_article
from knowledge.reasons import Link

FAQ = """---
title: Emberfall Server FAQ
---
# Emberfall

Emberfall is a server for Minecraft.

## How do I join?

Open Minecraft and add the address play.emberfall.example. Bedrock players use port 19132.

## How do I claim land?

Use a golden shovel and click two corners. Every new player gets 100 claim blocks. It limits how deep a claim goes.

## Refunds

The store is open at all times. Money is given back within 14 days.

## Obsidion

Portals are made of obsidian. The currency is earned by voting.

## Limits

Bases wider than 500 blocks are cut. Pets are not saved.

## 3.0.0

- Dropped support for Java 8.
- Fixed a leak in the portal.

## 2.9.0

- Fixed a crash of the 3.0.12 client.
"""
OTHER = "# Ilse\n\nIlse refused to join the faculty. She paid two claims for her land."


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("articles")
    (folder / "faq.md").write_text(FAQ, "utf-8")
    (folder / "other.md").write_text(OTHER, "utf-8")
    return Library([read_article(folder / "faq.md"), read_article(folder / "other.md")])


def quote(answer: Answer) -> str:
    return answer.evidence[0].quote if answer.evidence else ""


@pytest.mark.parametrize(
    ("question", "beginning"),
    [
        ("How do I join?", "Open Minecraft"),
        ("how to join the server", "Open Minecraft"),
        ("yo pls how do u join lol", "Open Minecraft"),
        ("how do i claim my land", "Use a golden shovel"),
        ("How do I get a refund?", "The store is open"),
        ("When are refunds given?", "Money is given back within 14 days"),
        ("what are the limits?", "Bases wider"),
        ("What was fixed in 3.0.0?", "Fixed a leak"),
    ],
)
def test_question_that_a_heading_asks_or_names_is_answered_under_it(
    library: Library, question: str, beginning: str
) -> None:
    assert quote(library.ask(question)).startswith(beginning)


@pytest.mark.parametrize(
    ("question", "answered"), [("and for bedrock?", "Bedrock players use port 19132."), ("and for whales?", "")]
)
def test_follow_up_finds_what_stands_under_the_heading_that_was_asked(
    library: Library, question: str, answered: str
) -> None:
    faq = Library(library.articles[:1])
    before = turn(faq.ask("How do I join?"))
    assert before is not None
    assert quote(faq.ask(question, turns=[before])) == answered


def test_answer_to_the_question_of_a_heading_is_how_its_section_begins(library: Library) -> None:
    answer = library.ask("How do I claim land?")
    assert (answer.certainty, len(answer.evidence)) == ("sure", 3)
    assert all(one.citation.heading[-1] == "How do I claim land?" for one in answer.evidence)


@pytest.mark.parametrize("question", ["When was 3.0.0 released?", "Who crowns the king of refunds?"])
def test_heading_answers_nothing_that_its_section_lacks(library: Library, question: str) -> None:
    assert library.ask(question).status == "refused"


HANDBOOK = """---
title: Handbook
---
# Riverton Marathon 2024

The race takes place on Sunday. It is run by a club of Riverton with 400 volunteers.

## Prize giving

Bring your friends and clap.

## Timetable

Prize giving is at noon on Sunday. Shops close at nine.

## 3. Bags

Hall B is open for them from six.
"""


@pytest.mark.parametrize(
    ("question", "beginning"),
    [
        ("What is the Riverton Marathon?", "The race takes place"),
        ("What about the bags?", "Hall B"),
        ("When is the prize giving?", "Prize giving is at noon"),
        ("What is the prize giving?", "Bring your friends"),
        ("Where is the marathon of the king?", ""),
    ],
)
def test_section_that_is_named_answers_by_how_it_begins(tmp_path: Path, question: str, beginning: str) -> None:
    (tmp_path / "a.md").write_text(HANDBOOK, "utf-8")
    assert quote(Library([read_article(tmp_path / "a.md")]).ask(question)).startswith(beginning)


def test_refusal_does_not_lack_what_a_heading_has(library: Library) -> None:
    answer = library.ask("When was 3.0.0 released?")
    assert (answer.found, answer.missing) == (("3.0.0",), ("released",))
    assert answer.nearest is not None
    assert answer.nearest.citation.heading[-1] == "3.0.0"


def test_heading_of_an_article_that_was_not_chosen_answers_nothing(library: Library) -> None:
    assert "Ilse refused" in library.ask("How do I join?", article="Ilse").candidates[0].quote


def test_why_names_the_heading_that_has_a_word(library: Library) -> None:
    why = library.why(library.ask("How do I join?"))
    assert [(one.asked, one.link, one.found) for one in why.reasons] == [("join", Link.ABOVE, ("How do I join?",))]


def test_word_of_a_heading_is_not_corrected(library: Library) -> None:
    assert library.ask("How do I earn obsidion?").did_you_mean is None


def test_one_word_of_a_heading_gets_what_stands_under_it(library: Library) -> None:
    answer = library.ask("refunds")
    assert answer.text == "One word is no question, but “refunds” is in “Emberfall Server FAQ”. " + (
        "Ask what you want to know about it."
    )
    assert answer.nearest is not None
    assert answer.nearest.quote == "The store is open at all times."


def test_heading_without_spaces_is_asked_and_named_too(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# 帮助\n\n## 如何加入服务器？\n\n打开游戏，输入地址。\n\n## 退款\n\n十四天内可以申请。\n", "utf-8"
    )
    library = Library([read_article(tmp_path / "a.md")])
    assert quote(library.ask("如何加入服务器")) == "打开游戏，输入地址。"
    assert quote(library.ask("怎么退款？")) == "十四天内可以申请。"
    assert library.ask("退款").talk == "known word"
