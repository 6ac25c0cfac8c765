from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.triggers import Action, Author, Decision, Heard, Place, decide, without_names

NAMES = ("<@1>", "<@!1>", "<@&2>")
TYPED = Heard("<@1> where from?", Author.PERSON, Place.SERVER, NAMES, mentioned=True)
DIRECT = Heard("where from?", Author.PERSON, Place.DIRECT, NAMES)
TEXTS = ["", "<@1>", "<@!1> where from?", "<@&2> where from?", "where from?", "?!", "<@9> where from?"]


@pytest.mark.parametrize("author", [Author.BOT, Author.WEBHOOK, Author.SYSTEM, Author.SELF])
@pytest.mark.parametrize(("text", "place", "mentioned"), [*product(TEXTS, Place, [True, False])])
def test_only_people_are_answered(author: Author, text: str, place: Place, mentioned: bool) -> None:
    heard = Heard(text, author, place, NAMES, mentioned, is_reply=True)
    assert decide(heard) == Decision(Action.IGNORE)


@pytest.mark.parametrize("name", NAMES)
def test_a_typed_mention_in_a_server_is_a_question(name: str) -> None:
    heard = replace(TYPED, text=f"{name} where from?", role_mentioned=True)
    assert decide(heard) == Decision(Action.ANSWER, "where from?")


@pytest.mark.parametrize("is_reply", [True, False])
def test_a_message_without_a_mention_in_a_server_is_ignored(is_reply: bool) -> None:
    heard = replace(TYPED, text="where from?", mentioned=False, is_reply=is_reply)
    assert decide(heard) == Decision(Action.IGNORE)


def test_a_bare_reply_ping_is_no_question() -> None:
    assert decide(replace(TYPED, text="thanks, great!", is_reply=True)) == Decision(Action.IGNORE)


def test_a_mention_that_discord_did_not_see_is_no_question() -> None:
    assert decide(replace(TYPED, text="`<@1>` where from?", mentioned=False)) == Decision(Action.IGNORE)


def test_a_mention_of_somebody_else_is_no_question() -> None:
    assert decide(replace(TYPED, text="<@9> where from?", mentioned=False)) == Decision(Action.IGNORE)


@pytest.mark.parametrize("text", ["<@1>", " <@!1>  ", "<@1> ?", "<@1> ^^", "<@1> <@&2>"])
def test_a_mention_alone_as_a_reply_asks_for_the_message_replied_to(text: str) -> None:
    assert decide(replace(TYPED, text=text, is_reply=True)) == Decision(Action.ANSWER_REFERENCE)


@pytest.mark.parametrize("text", ["<@1>", "<@1> ?", "<@1> 🙂"])
def test_a_mention_alone_gets_a_hint(text: str) -> None:
    assert decide(replace(TYPED, text=text)) == Decision(Action.HINT)


def test_a_mention_with_a_question_as_a_reply_asks_its_own_question() -> None:
    assert decide(replace(TYPED, is_reply=True)) == Decision(Action.ANSWER, "where from?")


def test_a_role_mention_whose_text_is_hidden_is_told_so() -> None:
    heard = replace(TYPED, text="", mentioned=False, role_mentioned=True)
    assert decide(heard) == Decision(Action.SAY_UNREADABLE)


@pytest.mark.parametrize("is_reply", [True, False])
def test_a_direct_message_is_a_question(is_reply: bool) -> None:
    assert decide(replace(DIRECT, is_reply=is_reply)) == Decision(Action.ANSWER, "where from?")


@pytest.mark.parametrize("text", ["", "  ", "?", "🙂"])
def test_an_empty_direct_message_gets_a_hint(text: str) -> None:
    assert decide(replace(DIRECT, text=text)) == Decision(Action.HINT)


def test_a_mention_alone_as_a_reply_in_a_direct_message_asks_for_the_message_replied_to() -> None:
    heard = replace(DIRECT, text="<@1>", mentioned=True, is_reply=True)
    assert decide(heard) == Decision(Action.ANSWER_REFERENCE)


def test_anywhere_else_nothing_is_answered() -> None:
    assert decide(replace(TYPED, place=Place.OTHER)) == Decision(Action.IGNORE)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("<@1>, where from?", "where from?"),
        ("<@1>: where from?", "where from?"),
        ("hey <@1> where from?", "hey where from?"),
        ("where from, <@1>?", "where from,?"),
        ("where from <@!1>", "where from"),
        ("<@9> where <@1>", "<@9> where"),
    ],
)
def test_the_bots_name_is_taken_out_of_the_question(text: str, question: str) -> None:
    assert without_names(text, NAMES) == question


def test_without_names_the_text_stays() -> None:
    assert without_names(" where from? ", ()) == "where from?"


@given(st.text(), st.sampled_from(Author), st.sampled_from(Place), *[st.booleans()] * 3)
def test_a_question_is_given_exactly_where_one_is_to_be_answered(
    text: str, author: Author, place: Place, mentioned: bool, role_mentioned: bool, is_reply: bool
) -> None:
    decision = decide(Heard(text, author, place, NAMES, mentioned, role_mentioned, is_reply))
    assert bool(decision.question) == (decision.action is Action.ANSWER)
