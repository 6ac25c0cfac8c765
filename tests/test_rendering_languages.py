from string import Formatter

import pytest
from test_rendering import answered, evidence, text_of

from bot.answers import find
from bot.phrases import Phrases, load
from bot.phrases.catalogues import names
from bot.rendering import Reply, Style, render
from knowledge import Answer, Article, Citation, Evidence, Library, Role, Status, Talk

LOCALES = [name.replace("_", "-") for name in names()]
LIMITS = {Style.RICH: 4000, Style.PLAIN: 2000}
LONG = "Tee 👍 und *mehr* davon. " * 400
LIBRARY = Library([Article.from_text("Tea is a drink. It came from China.", title="Tea")])


def units(reply: Reply) -> int:
    return sum(len(block.encode("utf-16-le")) // 2 for block in reply.blocks)


def replies(phrases: Phrases, style: Style) -> list[Reply]:
    """Show a short and a long one of everything that the library can say."""
    page = "https://example.org/" + "tea/" * 122
    leaning = Evidence(LONG.strip(), evidence(LONG.strip(), start=10**6).citation, 0.0, Role.CONTEXT, ())
    words = tuple("wort*" * 20 + str(number) for number in range(9))
    place = Citation(LONG, "", page, (LONG,) * 3, 10**5, 10**4, 10**6, 10**6 + len(LONG.strip()))
    nearest = Evidence(LONG.strip(), place, 0.0, Role.ANSWER, ())
    refused = Answer(LONG, LONG + "?", Status.REFUSED, 0.1, (), (), words, words, nearest, LONG)
    return [
        render(one, phrases, style)
        for one in (
            answered(evidence("Tea is hot.")),
            answered(*[evidence(LONG.strip(), (5000, 5010), url=page)] * 3, leaning, question=LONG),
            answered(evidence(LONG.strip(), (5000, 5010), url=page), leaning, leaning, leaning, question=LONG),
            answered(evidence("Tea is hot."), *[leaning] * 3),
            Answer("q", "q", Status.REFUSED, 0.1, found=("tea",), missing=("Norway",), did_you_mean="tea"),
            refused,
            Answer("q", "q", Status.REFUSED, 0.0),
            *(Answer("q", "q", Status.REPLY, 0.0, talk=talk, titles=(LONG,) * 3) for talk in Talk),
        )
    ] + [find(LIBRARY, phrases, "What is tea?", "nothing" * 100, style)]


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("locale", LOCALES)
def test_every_reply_is_inside_discords_limit(locale: str, style: Style) -> None:
    assert [reply for reply in replies(load(locale), style) if not 0 < units(reply) <= LIMITS[style]] == []


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("locale", LOCALES)
def test_no_brace_is_left_to_fill_in(locale: str, style: Style) -> None:
    shown = "".join(text_of(reply) for reply in replies(load(locale), style))
    assert [field for _, field, _, _ in Formatter().parse(shown) if field is not None] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_the_quote_is_the_articles_own_in_every_language(locale: str) -> None:
    (block, _) = render(answered(evidence("Tea is hot.")), load(locale)).blocks
    assert block.splitlines()[0] == "> Tea is hot."


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("de", "Dazu sagt der Artikel nichts. Er erwähnt „tea“, aber nichts zu „Norway“ und „bags“."),
        (
            "fr",
            "L’article ne le dit pas. Il mentionne « tea », mais rien sur « Norway » et « bags ».",
        ),
        ("ja", "記事には書かれていません。「tea」は出てきますが、「Norway」、「bags」については何もありません。"),
        ("zh-CN", "文章没有说明这一点。文中提到了“tea”，但没有关于“Norway”和“bags”的内容。"),
    ],
)
def test_a_refusal_lists_words_as_the_language_does(locale: str, said: str) -> None:
    refused = Answer("q", "q", Status.REFUSED, 0.1, found=("tea",), missing=("Norway", "bags"))
    assert render(refused, load(locale)).blocks[0].replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("hi", "Hallo! Frag mich etwas über „Tea“: Ich antworte wortwörtlich daraus."),
        ("thanks", "Gern geschehen. Frag ruhig weiter."),
        ("who are you?", "Ich beantworte Fragen über „Tea“ mit wörtlichen Zitaten"),
        ("😀", "Stell mir eine Frage"),
    ],
)
def test_a_courtesy_is_returned_in_the_language(question: str, said: str) -> None:
    assert find(LIBRARY, load("de"), question).blocks[0].startswith(said)


def test_a_courtesy_without_an_article_is_returned_too() -> None:
    assert find(Library([]), load("it"), "ciao").blocks[0].startswith("Ciao! Fammi una domanda su questo articolo")


def test_an_unknown_article_is_told_in_the_language() -> None:
    reply = find(LIBRARY, load("de"), "What is tea?", "Kaffee")
    assert reply.blocks == ("Einen Artikel „Kaffee“ gibt es hier nicht. Vorhanden: „Tea“.",)


def test_of_many_articles_some_are_named_and_the_others_counted() -> None:
    shelf = Library([Article.from_text("Tea.", title=f"T{number}") for number in range(12)])
    assert find(shelf, load(), "What?", "X").blocks[0].endswith("“T8”, “T9” and 2 more.")
