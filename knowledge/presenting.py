"""Turn answers into what a terminal or a program reads; pure."""

import json
import re
import textwrap
from dataclasses import dataclass

from .answering import Answer, Evidence, Role, Status
from .article import Article, Citation, Passage
from .reasons import Link, Why
from .structure import Span

_LINE_BREAK = re.compile(r"[ \t]*(?:\r\n|[\r\n])[ \t]*")
_BOLD, _DIM, _PLAIN = "\033[1m", "\033[2m", "\033[0m"
# Control characters of an article must not reach the terminal as commands.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Style:
    """Say how a terminal shows text: a width to wrap at, none for plain lines, and whether it knows bold."""

    width: int | None = None
    bold: bool = False


def as_json(answer: Answer, why: Why | None = None) -> str:
    """Give an answer as one line of JSON, with the fields of the contract, and with why where that is asked for."""
    return json.dumps(
        {
            "question": answer.question,
            "searched": answer.searched,
            "status": answer.status.value,
            "confidence": round(answer.confidence, 4),
            "answer": [_fields(evidence) for evidence in answer.evidence],
            "candidates": [_fields(evidence) for evidence in answer.candidates],
            "missing": list(answer.missing),
            "did_you_mean": answer.did_you_mean,
            "text": answer.text,
            **({"why": _reasons(why)} if why else {}),
        },
        ensure_ascii=False,
    )


def as_text(answer: Answer, style: Style, *, top: int = 0) -> str:
    """Give an answer as people read it: quote, citation, confidence; `top` further candidates below."""
    meant = [wrapped(f"Did you mean: {answer.did_you_mean}", style)] if answer.did_you_mean else []
    if answer.foreign:
        meant.append("The article is in another language than the question; it says this.")
    if answer.carried:
        meant.append(wrapped(f"Searched: {answer.searched}", style))
    if answer.status is not Status.ANSWERED:
        lines = [*meant, wrapped(answer.text or "", style)]
        if answer.nearest:
            above = "Nearest:" if answer.status is Status.REPLY else "Nearest, though it may not answer:"
            lines += ["", above, *quoted(answer.nearest, style)]
        return "\n".join(lines)
    blocks = meant
    for number, evidence in enumerate(answer.evidence):
        word = answer.certainty.value if number == 0 else ""
        label = ["It leans on:"] if evidence.role is Role.CONTEXT else []
        blocks.append("\n".join([*label, *quoted(evidence, style, word)]))
    more = answer.others[: max(top - len(answer.evidence), 0)]
    if more:
        blocks.append("Further candidates:")
        blocks += ["\n".join(quoted(evidence, style)) for evidence in more]
    return "\n\n".join(blocks)


def as_why(answer: Answer, why: Why, style: Style) -> str:
    """Say in plain words what led to the first sentence: words, likeness in meaning, scores."""
    lines = ["Why this sentence:"]
    for reason in why.reasons:
        found = ", ".join(f"“{word}”" for word in reason.found)
        said = f": {found}" if found and reason.link is not Link.SAME else ""
        lines.append(f"“{reason.asked}” – {reason.link.value}{said}")
    if answer.carried:
        lines.append(f"carried over from before: {', '.join(answer.carried)}")
    if answer.missing:
        lines.append("not in the article: " + ", ".join(f"“{word}”" for word in answer.missing))
    if why.similarity is not None:
        lines.append(f"like the question in meaning: {why.similarity:.2f} of 1")
    scores = [one.score for one in answer.candidates[:2]]
    lead = f", {scores[0] - scores[1]:.1f} ahead of the next" if len(scores) > 1 else ""
    lines.append(f"score {scores[0]:.1f}{lead}; right with a probability of {answer.confidence:.0%}")
    return "\n".join([lines[0], *(wrapped(line, style, "  ") for line in lines[1:])])


def cited(citation: Citation) -> str:
    """Name a place in words: paragraph, sentence, headings, title."""
    return " · ".join([f"¶ {citation.paragraph}", f"sentence {citation.sentence}", *citation.heading, citation.article])


def marked(article: Article, passage: Passage, span: Span, style: Style) -> str:
    """Show a passage with one part of it marked."""
    before, quote, after = (
        article.text[passage.start : span.start],
        article.text[slice(*span)],
        article.text[span.end : passage.end],
    )
    opening, closing = (_BOLD, _PLAIN) if style.bold else ("»", "«")
    return wrapped(f"¶ {passage.paragraph}  {on_line(before)}{opening}{on_line(quote)}{closing}{on_line(after)}", style)


def on_line(quote: str) -> str:
    """Show a quote on one line: a line break becomes a space, a control character a box."""
    return _CONTROL.sub("\ufffd", _LINE_BREAK.sub(" ", quote))


def wrapped(text: str, style: Style, indent: str = "") -> str:
    """Break a line at spaces where the terminal has a width."""
    if not style.width:
        return indent + text
    width = max(style.width - 1, 20)
    wrapper = textwrap.TextWrapper(width, initial_indent=indent, subsequent_indent=indent, replace_whitespace=False)
    wrapper.break_long_words = wrapper.break_on_hyphens = False
    return wrapper.fill(text)


def quoted(evidence: Evidence, style: Style, word: str = "") -> list[str]:
    """Show a quote, below it where it stands and a word on it, and the page it is from."""
    place = cited(evidence.citation) + (f" · {word}" if word else "")
    quote = wrapped(f"“{on_line(evidence.quote)}”", style)
    lines = [_bold(quote, evidence) if style.bold else quote]
    lines.append(f"  {_DIM}{place}{_PLAIN}" if style.bold else f"  {place}")
    return [*lines, f"  {evidence.citation.url}"] if evidence.citation.url else lines


def _bold(shown: str, evidence: Evidence) -> str:
    """Embolden the matches in a quote that stands wrapped between quotation marks; only its blanks have changed."""
    inked = [i for i, char in enumerate(shown) if not char.isspace()][1:-1]
    there = [i for i, char in enumerate(evidence.quote) if not char.isspace()]
    if len(inked) != len(there):
        return shown  # a control character took the place of a blank, and nothing lines up
    places = dict(zip(there, inked, strict=True))
    for span in reversed(evidence.matched):
        start, last = places[span.start], places[span.end - 1]
        shown = shown[:start] + _BOLD + shown[start : last + 1] + _PLAIN + shown[last + 1 :]
    return shown


def _reasons(why: Why) -> dict[str, object]:
    words = [{"asked": one.asked, "found": list(one.found), "link": one.link.value} for one in why.reasons]
    return {"words": words, "similarity": None if why.similarity is None else round(why.similarity, 4)}


def _fields(evidence: Evidence) -> dict[str, object]:
    citation = evidence.citation
    return {
        "quote": evidence.quote,
        "article": citation.article,
        "source": citation.url or citation.source,
        "heading": list(citation.heading),
        "paragraph": citation.paragraph,
        "sentence": citation.sentence,
        "start": citation.start,
        "end": citation.end,
        "score": round(evidence.score, 4),
        "role": evidence.role.value,
    }
