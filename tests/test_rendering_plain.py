import pytest
from discord_markdown import Shown, read
from hypothesis import given
from hypothesis import strategies as st
from test_rendering import answered, answers, evidence, quotes, shown_lines

from bot.phrases import load
from bot.phrases.catalogues import names
from bot.rendering import Style, render
from knowledge import Answer, Citation, Evidence, Role, Status

PHRASES = load()
LOCALES = [name.replace("_", "-") for name in names()]
LIMIT = 2000


def plain(answer: Answer, locale: str = "en") -> str:
    reply = render(answer, load(locale), Style.PLAIN)
    assert (len(reply.blocks), reply.style) == (1, Style.PLAIN)
    return reply.blocks[0]


def heard(answer: Answer) -> list[str]:
    return read(plain(answer)).lines


def folded(shown: Shown) -> str:
    return shown_lines("\n".join(shown.lines))


@given(answers(), st.sampled_from(LOCALES))
def test_a_plain_reply_is_inside_the_limit_of_a_messages_content(answer: Answer, locale: str) -> None:
    assert 0 < len(plain(answer, locale).encode("utf-16-le", "surrogatepass")) // 2 <= LIMIT


@given(answers(quotes=st.lists(quotes, min_size=1, max_size=4).map(lambda parts: " ".join(parts * 300)[:9000].strip())))
def test_a_plain_reply_of_very_long_sentences_is_inside_the_limit(answer: Answer) -> None:
    assert len(plain(answer).encode("utf-16-le", "surrogatepass")) // 2 <= LIMIT


@given(answers())
def test_a_plain_reply_holds_no_markup_but_links(answer: Answer) -> None:
    shown = read(plain(answer))
    assert (set(shown.constructs) <= {"link"}, shown.quotes) == (True, [])


@given(answers(most=1))
def test_the_quote_of_a_plain_reply_is_exact(answer: Answer) -> None:
    found = answer.evidence[0] if answer.evidence else answer.nearest
    assert found is not None
    shown = folded(read(plain(answer)))
    assert f"“{shown_lines(found.quote)}”" in shown or "Only a part is shown" in shown


def test_a_plain_reply_is_sentences_in_reading_order() -> None:
    assert heard(answered(evidence("Tea is hot.", (0, 3)))) == [
        "“Tea is hot.”",
        "From “Tea”, paragraph 4, sentence 2.",
        "Confidence: sure",
        "You asked: “Who?”",
    ]


def test_the_place_names_the_headings_and_links_without_a_preview() -> None:
    citation = Citation("Tea", "", "https://x.org/tea", ("Japan",), 4, 2, 0, 2)
    answer = answered(Evidence("M.", citation, 1.0, Role.ANSWER, ()))
    line = "[From “Tea”, “Japan”, paragraph 4, sentence 2.](<https://x.org/tea#:~:text=M.>)"
    assert plain(answer).splitlines()[1] == line


def test_context_is_said_before_it() -> None:
    context = Evidence("Tea is a drink.", evidence("Tea is a drink.").citation, 0.0, Role.CONTEXT, ())
    assert heard(answered(evidence("It came from China."), context))[2:4] == ["For context:", "“Tea is a drink.”"]


def test_a_plain_refusal_says_why_then_what_is_nearest() -> None:
    answer = Answer("q", "q", Status.REFUSED, 0.1, missing=("Norway",), nearest=evidence("Tea is hot."))
    assert heard(answer)[:4] == [
        "The article does not say. It has no word for “Norway”.",
        "The nearest passage, though it may not answer:",
        "“Tea is hot.”",
        "From “Tea”, paragraph 4, sentence 2.",
    ]


def test_a_suggestion_and_what_was_searched_are_said() -> None:
    answer = Answer("and tee?", "tee hot?", Status.REFUSED, 0.0, missing=("tee",), did_you_mean="tea hot?")
    assert heard(answer)[0] == "Did you mean: “tea hot?”"
    assert heard(answer)[-2:] == ["You asked: “and tee?”", "Searched for: “tee hot?”"]


def test_a_long_sentence_says_which_part_of_it_is_shown() -> None:
    quote = "water " * 1500 + "matcha " + "water " * 1500
    lines = heard(answered(evidence(quote.strip(), (9000, 9006), start=7)))
    start, end = (int(word.strip(".")) - 7 for word in lines[2].split() if word.strip(".").isdecimal())
    assert lines[0] == f"“{quote[start:end]}”"
    assert "matcha" in lines[0]


def test_fewer_sentences_are_shown_rather_than_scraps_of_each() -> None:
    page = "https://x.org/" + "long/" * 90
    lines = heard(answered(*[evidence("water " * 300, url=page)] * 3))
    assert min(len(line) for line in lines if line.startswith("“")) >= 200


def test_lines_that_matter_stay_lines() -> None:
    assert heard(answered(evidence("if tea:\n    drink()")))[:2] == ["“if tea:", "    drink()”"]


@pytest.mark.parametrize(
    ("locale", "place"),
    [
        ("de", "Aus „Tea“, Absatz 4, Satz 2."),
        ("ja", "出典は「Tea」、第4段落の2文目です。"),
        ("ru", "Источник: «Tea», абзац 4, предложение 2."),
    ],
)
def test_the_place_is_spoken_in_the_language(locale: str, place: str) -> None:
    assert place in plain(answered(evidence("Tea is hot.")), locale)
