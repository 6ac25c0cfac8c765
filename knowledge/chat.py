"""Talk with the articles in a terminal, or by lines through a pipe."""

import sys
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from .answering import Answer
from .conversation import TURNS, Turn, turn
from .inspecting import numbered
from .library import Library
from .meaning.background import Understanding
from .opening import so_far, too_long
from .presenting import Style, as_text, cited, marked, quoted
from .structure import Span

HELP = """/context   the passage around the last answer
/more      other sentences that may answer
/article   the whole text, with numbered paragraphs
/forget    start anew: the next question leans on none before it
/help      this list
/quit      leave"""
# How many further candidates /more shows.
_MORE = 5


def _help() -> str:
    return HELP


@dataclass
class _Talk:
    library: Library
    style: Style
    reading: Understanding | None = None
    last: Answer | None = None
    turns: deque[Turn] = field(default_factory=lambda: deque(maxlen=TURNS))

    def reply(self, line: str) -> str:
        if not line.startswith("/"):
            return self._answer(line)
        name = line[1:].split(" ")[0].lower()
        replies = {"context": self._context, "more": self._more, "article": self._article}
        replies |= {"forget": self._forget, "help": _help}
        known = ", ".join(f"/{command}" for command in (*replies, "quit"))
        return replies[name]() if name in replies else f"There is no command /{name}. There are: {known}."

    def _answer(self, question: str) -> str:
        problem = too_long(question)
        if problem:
            return problem
        answer = self.library.ask(question, turns=self.turns)
        said = turn(answer)
        self.turns.extend([said] if said else [])
        # After "thanks" one may still want to see more of what it was for.
        if said or answer.nearest:
            self.last = answer
        shown = as_text(answer, self.style)
        if self.reading and self.library.meaning is None and self.reading.share:
            return f"{shown}\n\n{so_far(self.reading)}"
        return shown

    def _context(self) -> str:
        evidence = (self.last.evidence[0] if self.last.evidence else self.last.nearest) if self.last else None
        citation = evidence.citation if evidence else None
        article = self.library.cited(citation) if citation else None
        if citation is None or article is None:
            return "Ask a question first; /context then shows the passage around its answer."
        passage = article.passage_at(citation.paragraph, citation.sentence)
        shown = marked(article, passage, Span(citation.start, citation.end), self.style)
        return f"{shown}\n  {cited(citation)}"

    def _more(self) -> str:
        rest = self.last.further[:_MORE] if self.last else ()
        if not rest:
            return "There is nothing more to show. Ask a question first, or another one."
        return "\n\n".join("\n".join(quoted(one, self.style)) for one in rest)

    def _forget(self) -> str:
        self.turns.clear()
        return "Forgotten. The next question stands alone."

    def _article(self) -> str:
        pages = ["\n\n".join([article.title, *numbered(article, self.style)]) for article in self.library.articles]
        return "\n\n\n".join(pages)


def chat(library: Library, style: Style, reading: Understanding | None = None) -> int:
    """Converse until /quit or the end of input."""
    talk = _Talk(library, style, reading)
    on_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if on_terminal:
        print(_opening(library))
    with suppress(KeyboardInterrupt):
        for line in _lines(on_terminal):
            if line.strip() in ("/quit", "/exit"):
                break
            if line.strip():
                print(talk.reply(line.strip()), end="\n\n", flush=True)
    if on_terminal:
        print("Goodbye.")
    return 0


def _lines(on_terminal: bool) -> Iterator[str]:
    if not on_terminal:
        yield from sys.stdin
        return
    with suppress(ImportError):
        import readline  # noqa: F401 - gives input() its history; Windows has none
    with suppress(EOFError):
        while True:
            yield input("? ")


def _opening(library: Library) -> str:
    titles = ", ".join(f"“{article.title}”" for article in library.articles[:3])
    return f"Ask about {titles}.\nEvery answer is a quote. /help lists the commands, /quit leaves.\n"
