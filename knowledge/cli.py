"""The command line: ask, chat, evaluate, check, show. No token, no network."""

import argparse
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from .answering import DEFAULT, Answer, Status
from .conversation import Turn, turn
from .errors import KnowledgeError, UnreadableError
from .library import TOP, Library
from .opening import PATIENCE, being_read, open_library, single_article, thresholds, too_long, understood
from .presenting import Style, as_json, as_text, as_why

ANSWERED, UNREADABLE, REFUSED = 0, 1, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit status: 0 answered, 1 unreadable, 2 wrong usage, 3 refused."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr] # not on replaced streams
    accepted = parser()
    options = accepted.parse_args(arguments)
    if (chosen := thresholds(options)).sure < chosen.likely:
        accepted.error(f"--sure {chosen.sure:g} is below --likely {chosen.likely:g}; it must not be")
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except KnowledgeError as error:
        print(error, file=sys.stderr)
        return UNREADABLE
    except BrokenPipeError:
        # The reader of a pipe left (`| head`): nothing more can be said, and that is no fault.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ANSWERED
    except KeyboardInterrupt:
        return 130
    return status


def parser() -> argparse.ArgumentParser:
    """Build the parser of the command line."""
    top = argparse.ArgumentParser("knowledge", description="Answer questions about articles in their own words.")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    ask = _command(commands, "ask", _ask, "answer a question, or one per line of standard input")
    ask.add_argument("question", nargs="?", metavar="QUESTION")
    ask.add_argument("--json", action="store_true", help="one JSON object per question")
    ask.add_argument("--top", type=_positive, metavar="N", help=f"how many candidates to list (JSON: {TOP})")
    ask.add_argument("--conversation", action="store_true", help="lines are turns; an empty one starts anew")
    ask.add_argument("--why", action="store_true", help="say what led to the first sentence")
    chat = _command(commands, "chat", _chat, "talk with the article in the terminal")
    evaluate = _command(commands, "evaluate", _evaluate, "measure on questions with known answers")
    evaluate.add_argument("file", metavar="FILE", help="SQuAD-format JSON, or NAME.questions.jsonl")
    evaluate.add_argument("--json", action="store_true", help="the figures as one JSON object")
    for command in (ask, chat, evaluate):
        command.add_argument("--lexical", action="store_true", help="by words alone, also where a model is installed")
        command.add_argument("--likely", type=_share, default=DEFAULT.likely, help="answer from this confidence on")
        command.add_argument("--sure", type=_share, help=f"call an answer sure from this one on ({DEFAULT.sure})")
    check = _command(commands, "check", _check, "tell whether an article still says a quote")
    check.add_argument("place", nargs="?", metavar="PLACE", help="4.2, or 120:148; without it JSON is read")
    check.add_argument("quote", nargs="?", metavar="QUOTE")
    show = _command(commands, "show", _show, "print an article, a paragraph (4), a sentence in it (4.2)")
    show.add_argument("place", nargs="?", metavar="PLACE")
    show.add_argument("--text", action="store_true", help="the exact text that offsets refer to")
    return top


def style() -> Style:
    """Wrap and embolden on a terminal only, and embolden only where it knows how."""
    if not sys.stdout.isatty():
        return Style()
    return Style(min(shutil.get_terminal_size().columns, 100), _knows_bold())


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, run: object, text: str
) -> argparse.ArgumentParser:
    one = commands.add_parser(name, help=text, description=text.capitalize() + ".")
    one.add_argument("--article", action="append", metavar="FILE", help="an article, or a folder of them (repeatable)")
    one.set_defaults(run=run)
    return one


def _knows_bold() -> bool:
    try:
        import curses

        curses.setupterm()
    except ImportError:
        # Windows has no curses, and terminals that know bold.
        return True
    except curses.error:
        return False
    return curses.tigetstr("bold") is not None


def _positive(text: str) -> int:
    number = int(text) if text.strip().isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"N is a number from 1 on, not {text!r}")
    return number


def _share(text: str) -> float:
    with suppress(ValueError):
        if 0 <= (share := float(text)) <= 1:
            return share
    raise argparse.ArgumentTypeError(f"a confidence is a number from 0 to 1, such as 0.5, not {text!r}")


def _ask(options: argparse.Namespace) -> int:
    single = options.question is not None
    library = understood(open_library(options), options, PATIENCE if single or sys.stdin.isatty() else None)
    if single:
        return REFUSED if _say(library, options.question, options).status is Status.REFUSED else ANSWERED
    turns: list[Turn] = []
    asked = sys.stdin.isatty()
    for line in _questions():
        if line.strip():
            asked = True
            said = turn(_say(library, line, options, turns))
            turns += [said] if said and options.conversation else []
        else:
            turns.clear()
    if not asked:
        raise UnreadableError("There is no question: give one in quotes, or one per line of standard input.")
    return ANSWERED


def _questions() -> Iterator[str]:
    if sys.stdin.isatty():
        with suppress(EOFError):
            while True:
                yield input("? ")
    else:
        for line in sys.stdin:
            yield line.rstrip("\r\n")


def _say(library: Library, question: str, options: argparse.Namespace, turns: Sequence[Turn] = ()) -> Answer:
    problem = too_long(question)
    answer = Answer(question, question, Status.REFUSED, 0.0, text=problem) if problem else None
    answer = answer or library.ask(question, top=options.top or TOP, turns=turns)
    shown = answer.candidates if options.json else answer.evidence or answer.nearest
    why = library.why(answer) if options.why and shown else None
    print(as_json(answer, why) if options.json else as_text(answer, style(), top=options.top or 0), flush=True)
    if why and not options.json:
        print("", as_why(answer, why, style()), sep="\n", flush=True)
    if options.question is None and not options.json:
        print(flush=True)
    return answer


def _chat(options: argparse.Namespace) -> int:
    from .chat import chat

    library = open_library(options)
    return chat(library, style(), being_read(library, options))


def _evaluate(options: argparse.Namespace) -> int:
    from .inspecting import run_evaluation

    return run_evaluation(Path(options.file), options, thresholds(options))


def _check(options: argparse.Namespace) -> int:
    from .inspecting import run_check

    return run_check(open_library(options), options.place, options.quote)


def _show(options: argparse.Namespace) -> int:
    from .inspecting import run_show

    return run_show(single_article(options), options.place, style(), exact=options.text)
