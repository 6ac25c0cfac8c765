"""Read files of questions with known answers: SQuAD-format JSON, or one JSON object a line."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .article import Article
from .errors import UnreadableError
from .reading import FORMATS, read_article
from .reading.files import decode, load
from .structure import Block, Span, trim

SUFFIX = ".questions.jsonl"


@dataclass(frozen=True, slots=True)
class Question:
    """Hold a question and the spans that answer it; with none the right reply is to decline."""

    text: str
    answers: tuple[Span, ...]
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Hold an article and the questions put to it."""

    article: Article
    questions: tuple[Question, ...]


def read_questions(path: Path, article: Path | None = None) -> list[QuestionSet]:
    """Read a question file; a `NAME.questions.jsonl` belongs to the article `NAME.md` or `NAME.txt` beside it."""
    text = decode(load(path), str(path)).removeprefix("\ufeff")
    if path.name.endswith(".jsonl"):
        return [_lines(text, path, read_article(article or _beside(path)))]
    try:
        data = json.loads(text)
        sets = [_squad(entry) for entry in data["data"]]
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"{path}: is not JSON ({error}); questions are SQuAD-format JSON or .jsonl.") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise UnreadableError(
            f"{path}: is not in SQuAD's format; “{error}” is missing or of the wrong type."
        ) from error
    return [one for one in sets if one.questions]


def known_questions(article: Article) -> tuple[str, ...]:
    """List the questions that an article is known to answer, by the file beside it; none where there is none."""
    file = Path(article.source)
    path = file.with_name(file.stem + SUFFIX) if file.suffix.lower() in FORMATS else None
    if path is None or not path.is_file():
        return ()
    found = _lines(decode(load(path), str(path)).removeprefix("\ufeff"), path, article)
    return tuple(question.text for question in found.questions if question.answers)


def _beside(path: Path) -> Path:
    stem = path.name.removesuffix(SUFFIX).removesuffix(".jsonl")
    beside = [path.with_name(stem + suffix) for suffix in (".md", ".txt")]
    found = next((file for file in beside if file.is_file()), None)
    if found is None:
        raise UnreadableError(f"{path}: there is no {stem}.md or {stem}.txt beside it; name one with --article.")
    return found


def _lines(text: str, path: Path, article: Article) -> QuestionSet:
    rows = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    return QuestionSet(article, tuple(_line(line, f"{path}, line {number}", article) for number, line in rows))


def _line(line: str, place: str, article: Article) -> Question:
    try:
        row = json.loads(line)
        question, quote = row["question"], row["quote"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        wanted = '{"question": "…", "quote": "…"}'
        raise UnreadableError(
            f"{place}: needs one object such as {wanted}; quote null where it should decline."
        ) from error
    if not isinstance(question, str) or not isinstance(quote, str | None):
        raise UnreadableError(f"{place}: question and quote must be text; quote null where it should decline.")
    if quote is None:
        return Question(question, ())
    start = article.text.find(quote)
    if start < 0 or not quote:
        raise UnreadableError(f"{place}: the article does not hold the words “{quote}”; copy them from its text.")
    return Question(question, (Span(start, start + len(quote)),))


def _squad(entry: dict[str, Any]) -> QuestionSet:
    text, blocks, questions = "", list[Block](), list[Question]()
    for paragraph in entry["paragraphs"]:
        start = len(text)
        text += paragraph["context"] + "\n\n"
        blocks.append(Block((trim(text, start, len(text)),)))
        questions += [_asked(qa, start, len(blocks)) for qa in paragraph["qas"]]
    return QuestionSet(Article.from_blocks(text, tuple(blocks), title=entry.get("title", "")), tuple(questions))


def _asked(qa: dict[str, Any], offset: int, paragraph: int) -> Question:
    answers = [] if qa.get("is_impossible") else qa["answers"]
    starts = [(offset + answer["answer_start"], answer["text"]) for answer in answers]
    return Question(qa["question"], tuple(Span(start, start + len(text)) for start, text in starts), paragraph)
