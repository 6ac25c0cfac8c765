import re

import pytest
from discord_markdown import read
from hypothesis import given
from hypothesis import strategies as st

from bot.phrases import load
from bot.rendering import Reply, label, render
from bot.rendering.markdown import size
from bot.rendering.quotation import bold, quotation, window, within
from bot.rendering.reply import shares
from knowledge import Answer, Article, Citation, Evidence, Library, Role, Status

PHRASES = load()
LIMIT = 4000
HOSTILE = [
    *[
        "**",
        "*",
        "_",
        "__",
        "~~",
        "||",
        "`",
        "```",
        "\\",
        "[a](http://x)",
        "[",
        "]",
        "(",
        ")",
        "<",
        ">",
        "#",
        "##",
        "-#",
    ],
    *["<@1>", "<@!1>", "<@&1>", "<#1>", "</cmd:1>", "<t:1>", "<a:x:1>", "<:x:1>", "<id:guide>", "@everyone", "@here"],
    *[
        ":smile:",
        "https://x.org/a_b_c?d=(e)",
        "<https://x>",
        "\n# ",
        "\n- ",
        "\n1. ",
        "\n> ",
        "\n>>> ",
        "\n-# ",
        "\n  * ",
    ],
    *[
        "\u200b",
        "\u200d",
        "\u202e",
        "\u2067",
        "א ב",
        "مرحبا",
        "👩‍👩‍👧",
        "👍🏽",
        "e\u0301",
        "東京",
        "हिन्दी",
        "\t",
        "  ",
        "\r\n",
    ],
    *[
        "\u2028",
        "\x0b",
        "¯\\_(ツ)_/¯",
        "a",
        "b1",
        "tea",
        "Wörter",
        "$2.9",
        "1.",
        "2)",
        "-",
        "+",
        "{",
        "}",
        "%s",
        "{id}",
    ],
]
texts = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=6), max_size=25).map("".join)
quotes = texts.map(str.strip).filter(bool)


@st.composite
def evidences(draw: st.DrawFn, *, quotes: st.SearchStrategy[str] = quotes) -> Evidence:
    quote = draw(quotes)
    ends = st.integers(0, len(quote))
    spans = draw(st.lists(st.tuples(ends, ends).map(sorted).map(tuple), max_size=6))
    start = draw(st.integers(0, 10**6))
    url = draw(
        st.sampled_from([None, "https://x.org/a", "https://x.org/" + "long/" * 95, "javascript:alert(1)"]) | texts
    )
    headings = tuple(draw(st.lists(texts, max_size=3)))
    place = (draw(st.integers(1, 10**5)), draw(st.integers(1, 10**4)), start, start + len(quote))
    citation = Citation(draw(texts), "", url, headings, *place)
    return Evidence(quote, citation, 1.0, draw(st.sampled_from(Role)), tuple(spans))


@st.composite
def answers(draw: st.DrawFn, *, quotes: st.SearchStrategy[str] = quotes, most: int = 4) -> Answer:
    question, words = draw(texts), st.lists(texts, max_size=9).map(tuple)
    status = draw(st.sampled_from([Status.ANSWERED, Status.REFUSED]))
    found = draw(st.lists(evidences(quotes=quotes), min_size=1, max_size=most))
    return Answer(
        question,
        draw(st.just(question) | texts),
        status,
        draw(st.floats(0, 1)),
        tuple(found) if status is Status.ANSWERED else (),
        (),
        draw(words),
        draw(words),
        found[0] if status is Status.REFUSED else None,
        draw(st.none() | texts),
    )


def shown_lines(text: str) -> str:
    """Fold what may be folded: a line break is a space, or stays one line break."""
    return re.sub(r"\r\n|[\r\n\v\f\x85\u2028\u2029]", " ", text)


def text_of(reply: Reply) -> str:
    return "\n".join(reply.blocks)


def evidence(
    quote: str, *spans: tuple[int, int], title: str = "Tea", url: str | None = None, start: int = 0
) -> Evidence:
    citation = Citation(title, "", url, (), 4, 2, start, start + len(quote))
    return Evidence(quote, citation, 1.0, Role.ANSWER, spans)


def answered(*found: Evidence, question: str = "Who?", confidence: float = 0.9) -> Answer:
    return Answer(question, question, Status.ANSWERED, confidence, found)


@given(quotes, st.data())
def test_a_quotation_unescaped_is_the_quote(quote: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(quote))
    spans = data.draw(st.lists(st.tuples(ends, ends).map(sorted).map(tuple), max_size=6))
    shown = read(quotation(quote, spans))
    assert [shown_lines(text) for text in shown.quotes] == [shown_lines(quote)]


@given(quotes, st.data())
def test_a_quotation_holds_no_markup_but_bold(quote: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(quote))
    spans = data.draw(st.lists(st.tuples(ends, ends).map(sorted).map(tuple), max_size=6))
    shown = read(quotation(quote, spans))
    assert shown.constructs == ["strong"] * len(bold(quote, spans))


@given(quotes, st.data())
def test_bold_words_are_the_ones_chosen(quote: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(quote))
    spans = data.draw(st.lists(st.tuples(ends, ends).map(sorted).map(tuple), max_size=6))
    assert read(quotation(quote, spans)).bold == [quote[a:b] for a, b in bold(quote, spans)]


@given(answers())
def test_every_reply_is_inside_discords_limit(answer: Answer) -> None:
    reply = render(answer, PHRASES)
    assert 0 < sum(len(block.encode("utf-16-le", "surrogatepass")) // 2 for block in reply.blocks) <= LIMIT


@given(
    answers(quotes=st.lists(quotes, min_size=1, max_size=4).map(lambda parts: " ".join(parts * 300)[:10_000].strip()))
)
def test_a_reply_of_very_long_sentences_is_inside_discords_limit(answer: Answer) -> None:
    reply = render(answer, PHRASES)
    assert reply.size <= LIMIT
    assert all(block.strip() for block in reply.blocks)


@given(answers())
def test_a_reply_holds_only_the_bots_own_markup(answer: Answer) -> None:
    shown = read(text_of(render(answer, PHRASES)))
    assert set(shown.constructs) <= {"strong", "link", "subtext"}
    assert shown.constructs.count("subtext") == 1


@given(answers())
def test_the_quotes_of_a_reply_are_exact(answer: Answer) -> None:
    shown = read(text_of(render(answer, PHRASES)))
    found = answer.evidence or (answer.nearest,)
    for text, one in zip(shown.quotes, found, strict=True):
        assert one is not None
        assert shown_lines(text) in shown_lines(one.quote)


@given(answers())
def test_every_link_is_web_and_within_the_length(answer: Answer) -> None:
    shown = read(text_of(render(answer, PHRASES)))
    assert all(link.startswith(("http://", "https://")) and len(link) <= 512 for link in shown.links)


@given(st.text(min_size=1, max_size=300), st.integers(1, 80))
def test_a_label_is_one_line_within_its_limit(text: str, limit: int) -> None:
    shown = label(text, limit)
    assert size(shown) <= limit
    assert "\n" not in shown


@given(texts)
def test_a_label_holds_no_markup(text: str) -> None:
    assert read("x " + label(text, 80)).constructs == []


@given(st.lists(st.integers(0, 5000), max_size=5), st.integers(0, 4000))
def test_shares_never_exceed_the_budget_or_the_need(needs: list[int], budget: int) -> None:
    given_ = shares(needs, budget)
    assert sum(given_) <= budget
    assert all(got <= need for got, need in zip(given_, needs, strict=True))


def test_small_needs_are_met_before_the_rest_is_divided() -> None:
    assert shares([5000, 100, 5000], 2100) == [1000, 100, 1000]


@given(st.lists(st.sampled_from(["tea", "brewed", "*hot*", "東京", "of"]), min_size=300, max_size=900), st.data())
def test_a_slice_is_exact_and_ends_at_words(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    first = data.draw(st.integers(0, len(text) - 3))
    start, end = window(text, [(first, first + 2)], 700)
    assert start == 0 or text[start - 1].isspace()
    assert end == len(text) or text[end].isspace()
    assert size(quotation(text[start:end], within([(first, first + 2)], start, end))) <= 700


def test_a_slice_holds_the_matched_words() -> None:
    text = "water " * 1500 + "matcha from Kyoto " + "water " * 1500
    at = text.index("matcha")
    start, end = window(text, [(at, at + 6)], 1000)
    assert start < at < end


def test_a_slice_without_spaces_does_not_part_a_letter_from_its_mark() -> None:
    text = "e\u0301" * 3000
    start, end = window(text, [(1000, 1001)], 501)
    assert (start % 2, end % 2) == (0, 0)


def test_a_long_sentence_is_marked_with_the_offsets_of_the_part_shown() -> None:
    text = "Intro. " + "water " * 1500 + "matcha " + "water " * 1500
    quote = text[7:].strip()
    at = quote.index("matcha")
    reply = text_of(render(answered(evidence(quote, (at, at + 6), start=7)), PHRASES))
    marked = re.search(r"part of it, characters (\d+) to (\d+)", reply)
    assert marked
    assert read(reply).quotes == [text[int(marked[1]) : int(marked[2])]]


def test_a_slice_can_be_read_on_a_phone() -> None:
    blocks = render(answered(evidence("water " * 1500)), PHRASES).blocks
    assert len(blocks[0]) < 1600


def test_emoji_count_as_the_strictest_client_counts_them() -> None:
    blocks = render(answered(*[evidence("👍" * 1990)] * 4), PHRASES).blocks
    assert len("".join(blocks).encode("utf-16-le")) // 2 <= LIMIT


@pytest.mark.parametrize("marker", ["# ", "### ", "-# ", "- ", "* ", "+ ", "1. ", "23. ", "2) ", "> ", ">>> "])
@pytest.mark.parametrize("before", ["", "tea\n  ", "tea\n\n"])
def test_a_line_of_a_quote_never_becomes_a_heading_or_a_list(before: str, marker: str) -> None:
    shown = read(quotation(f"{before}{marker}tea"))
    assert (shown.quotes, shown.constructs) == ([f"{before}{marker}tea"], [])


def test_a_whole_sentence_is_not_marked_as_a_part() -> None:
    assert "part of it" not in text_of(render(answered(evidence("Tea is hot.")), PHRASES))


def test_the_reply_starts_with_the_quote() -> None:
    assert render(answered(evidence("Tea is hot.", (0, 3))), PHRASES).blocks[0].startswith("> **Tea** is hot.\n")


def test_the_citation_stands_below_the_quote() -> None:
    assert render(answered(evidence("Tea is hot.")), PHRASES).blocks[0].splitlines()[1] == "¶ 4 · sentence 2 · Tea"


def test_the_citation_names_the_headings() -> None:
    citation = Citation("Tea", "", None, ("Japan", "Matcha"), 4, 2, 0, 1)
    found = Evidence("M.", citation, 1.0, Role.ANSWER, ())
    assert "¶ 4 · sentence 2 · Tea › Japan › Matcha" in render(answered(found), PHRASES).blocks[0]


def test_the_citation_links_to_the_quote_where_the_article_has_a_url() -> None:
    reply = render(answered(evidence("Tea is hot.", url="https://x.org/tea")), PHRASES)
    assert "[¶ 4 · sentence 2](https://x.org/tea#:~:text=Tea%20is%20hot.) · Tea" in reply.blocks[0]


def test_the_reply_repeats_the_question() -> None:
    assert "You asked: “Who?”" in render(answered(evidence("Tea is hot.")), PHRASES).blocks[-1]


def test_a_long_question_is_repeated_with_an_ellipsis() -> None:
    last = render(answered(evidence("Tea is hot."), question="why " * 1500), PHRASES).blocks[-1]
    assert last.endswith("why…”")
    assert len(last) < 300


@pytest.mark.parametrize(("confidence", "word"), [(0.9, "sure"), (0.5, "likely")])
def test_the_confidence_is_a_word(confidence: float, word: str) -> None:
    last = render(answered(evidence("Tea is hot."), confidence=confidence), PHRASES).blocks[-1]
    assert f"Confidence: {word}" in last


def test_context_is_marked_in_words() -> None:
    context = Evidence("Tea is a drink.", evidence("Tea is a drink.").citation, 0.0, Role.CONTEXT, ())
    blocks = render(answered(evidence("It came from China."), context), PHRASES).blocks
    assert blocks[1].startswith("For context:\n> Tea is a drink.")


@pytest.mark.parametrize(
    ("found", "missing", "said"),
    [
        (("tea",), ("Norway", "bags"), "It has “tea”, but nothing on “Norway” and “bags”."),
        (("tea",), (), "It has “tea”, but no sentence that answers this."),
        ((), ("*Norway*",), "It has no word for “\\*Norway\\*”."),
    ],
)
def test_a_refusal_says_which_words_are_there_and_which_not(
    found: tuple[str, ...], missing: tuple[str, ...], said: str
) -> None:
    answer = Answer("q", "q", Status.REFUSED, 0.1, found=found, missing=missing)
    assert render(answer, PHRASES).blocks[0] == f"The article does not say. {said}"


def test_a_refusal_without_any_word_says_what_to_do() -> None:
    assert render(Answer("who?", "who?", Status.REFUSED, 0.0), PHRASES).blocks[0] == PHRASES.nothing_to_find


def test_a_refusal_where_words_are_not_told_apart_names_none() -> None:
    answer = Answer("明天天气怎么样", "明天天气怎么样", Status.REFUSED, 0.1, nearest=evidence("天气干燥。"))
    assert render(answer, PHRASES).blocks[0] == PHRASES.silent


def test_a_refusal_offers_the_nearest_passage_as_no_answer() -> None:
    answer = Answer("q", "q", Status.REFUSED, 0.1, found=("tea",), nearest=evidence("Tea is hot."))
    blocks = render(answer, PHRASES).blocks
    assert blocks[1] == "The nearest passage, though it may not answer:\n> Tea is hot.\n¶ 4 · sentence 2 · Tea"


def test_a_refusal_with_many_words_says_how_many_more() -> None:
    words = tuple(f"w{n}" for n in range(9))
    blocks = render(Answer("q", "q", Status.REFUSED, 0.0, missing=words), PHRASES).blocks
    assert "“w5” and 3 more" in blocks[0]


def test_a_reply_without_evidence_says_its_sentence_alone() -> None:
    answer = Answer("hi", "hi", Status.REPLY, 0.0, text="Hello.")
    assert render(answer, PHRASES).blocks == ("Hello.",)


def test_a_suggestion_is_shown() -> None:
    answer = Answer("tee", "tee", Status.REFUSED, 0.0, missing=("tee",), did_you_mean="tea")
    assert "Did you mean: “tea”" in render(answer, PHRASES).blocks[0]


def test_what_was_searched_is_shown_where_it_differs() -> None:
    answer = Answer("and hot?", "tea hot?", Status.ANSWERED, 0.9, (evidence("Tea is hot."),))
    assert "Searched for: “tea hot?”" in render(answer, PHRASES).blocks[-1]


def test_a_wrapped_line_becomes_a_space() -> None:
    assert quotation("Tea is\nhot.") == "> Tea is hot."


def test_indented_lines_stay_lines() -> None:
    assert quotation("if tea:\n    drink()") == "> if tea:\n>     drink()"


@pytest.mark.parametrize(
    ("text", "span", "written"),
    [
        ("of 東京都です", (3, 5), "> of **東京**都です"),
        ("pay $2.9 now", (4, 8), "> pay $**2.9** now"),
        ("a *tea* b", (3, 6), "> a \\*tea\\* b"),
        ("my_tea_cup", (3, 6), "> my\\_**tea**\\_cup"),
        ("हिन्दी है", (0, 6), "> **हिन्दी** है"),
        ("“tea”, hot", (0, 6), "> “**tea**”, hot"),
        ("te\u0301a", (0, 2), "> te\u0301a"),
    ],
)
def test_bold_stands_only_where_it_cannot_break(text: str, span: tuple[int, int], written: str) -> None:
    assert quotation(text, [span]) == written


def test_neighbouring_matches_share_one_pair_of_markers() -> None:
    assert quotation("東京都", [(0, 1), (1, 2), (2, 3)]) == "> **東京都**"


def test_an_article_full_of_markup_is_shown_as_written() -> None:
    text = "Ping @everyone and <@1>: **tea** costs `5` at https://x.org/tea_cup_now ||today|| [a](http://x)."
    reply = render(Library([Article.from_text(text, title="T")]).ask("What does tea cost?"), PHRASES)
    assert read(text_of(reply)).quotes == [text]
