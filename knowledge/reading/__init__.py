"""Read files as articles, a reader per format."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ..article import Article
from ..errors import UnreadableError
from ..structure import outline
from .files import decode, load
from .front_matter import split
from .markdown import plain
from .synonyms import SUFFIX, parse

FORMATS = (".md", ".txt")


def find(path: Path) -> list[Path]:
    """List a file itself, or the articles of a folder in order of name; hidden files are no articles."""
    try:
        if not path.is_dir():
            return [path]
        inside = sorted(path.iterdir())
    except OSError as error:
        raise UnreadableError(f"{path}: can't open this ({error.strerror}).") from error
    articles = [file for file in inside if _is_article(file) and file.is_file()]
    _check_names(inside, articles)
    return articles


def read_article(path: Path) -> Article:
    """Read one file; raise UnreadableError with a sentence that says what to do."""
    if path.suffix.lower() not in FORMATS and path.is_file():
        raise UnreadableError(f"{path}: articles are .txt or .md files; save it as one of these.")
    if _has_synonyms(path):
        raise UnreadableError(f"{path}: holds synonyms; name the article that they are for.")
    text = decode(load(path), str(path))
    article = _markdown(text, path) if path.suffix.lower() == ".md" else _plain(text, path)
    if not article.passages:
        raise UnreadableError(f"{path}: holds no text to quote; write some, or take the file away.")
    return replace(article, synonyms=_synonyms(path))


def _is_article(file: Path) -> bool:
    return file.suffix.lower() in FORMATS and file.name[0] != "." and not _has_synonyms(file)


def _has_synonyms(file: Path) -> bool:
    """Tell by its name whether a file holds synonyms, however its letters are written."""
    return file.name.casefold().endswith(SUFFIX)


def _check_names(files: Sequence[Path], articles: Sequence[Path]) -> None:
    """Raise UnreadableError where synonyms lie beside no article, which would be silently without them."""
    known = {article.stem + SUFFIX for article in articles}
    for file in files:
        if _has_synonyms(file) and file.name[0] != "." and file.name not in known:
            raise UnreadableError(f"{file}: no article lies beside it; those of tea.md are called tea{SUFFIX}.")


def _synonyms(path: Path) -> tuple[tuple[str, ...], ...]:
    """Read the owner's synonyms, in a file beside the article; there may be none."""
    beside = path.with_name(path.stem + SUFFIX)
    return parse(decode(load(beside), str(beside)), str(beside)) if beside.exists() else ()


def _plain(text: str, path: Path) -> Article:
    found = outline(text)
    return Article.from_blocks(text, found.blocks, title=found.title or path.stem, source=str(path))


def _markdown(text: str, path: Path) -> Article:
    front, body = split(text, str(path))
    text, found = plain(body, front.title)
    return Article.from_blocks(
        text,
        found.blocks,
        title=front.title or found.title or path.stem,
        source=str(path),
        url=front.url,
        language=front.language,
        aliases=front.aliases,
    )
