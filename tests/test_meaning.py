import argparse
import io
import logging
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from knowledge import Article, Library, Status, opening
from knowledge.chat import chat
from knowledge.meaning import nano
from knowledge.meaning.background import Understanding
from knowledge.meaning.embedding import Vectors
from knowledge.meaning.store import Store
from knowledge.meaning.vectors import understand
from knowledge.presenting import Style

TEXT = "Tea\n\nTea is a drink. It came from China. The boss of the house is Mika.\n\nIt is brewed hot, poured slowly."
# Read in three parts, of eight sentences at most.
LONG = " ".join(f"Tea of kind {letter * 3} is a drink of its own." for letter in "ABCDEFGHIJKLMNOPQRST")
WIDTH = 16
# Two bytes a number, and four that tell a row's text.
ROW = 2 * WIDTH + 4


class Letters:
    """Embed a text by the letters in it: a small stand-in for a model, with vectors of length 1 like any other."""

    name, dimensions = "letters-1", WIDTH

    def __init__(self) -> None:
        self.read: list[str] = []

    def passages(self, texts: Sequence[str]) -> Vectors:
        self.read += texts
        return np.stack([self.question(text) for text in texts])

    def question(self, text: str) -> Vectors:
        counts = np.bincount([ord(char) % WIDTH for char in text] or [0], minlength=WIDTH) + 0.01
        vector: Vectors = (counts / np.linalg.norm(counts)).astype(np.float32)
        return vector


@pytest.fixture
def library() -> Library:
    return Library([Article.from_text(TEXT)])


@pytest.fixture
def long() -> Library:
    return Library([Article.from_text(LONG)])


def kept(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_every_sentence_has_a_vector(library: Library) -> None:
    meaning = understand(library.index, Letters(), Store())
    assert meaning is not None
    assert meaning.sentences.shape == (4, WIDTH)


def test_clauses_are_read_too_and_belong_to_their_sentence() -> None:
    text = "Tea is hot. Coffee came to the city of Vienna by way of Turkey, and cocoa came there from Spain much later."
    meaning = understand(Library([Article.from_text(text)]).index, Letters(), Store())
    assert meaning is not None
    assert meaning.clauses.shape == (2, WIDTH)
    assert meaning.owners.tolist() == [1, 1]


def test_a_sentence_is_as_alike_as_its_most_alike_clause() -> None:
    text = "Tea is hot. Coffee came to the city of Vienna by way of Turkey, and cocoa came there from Spain much later."
    meaning = understand(Library([Article.from_text(text)]).index, Letters(), Store())
    assert meaning is not None
    likeness = meaning.likeness("and cocoa came there from Spain much later.")
    assert likeness.clauses[1] == pytest.approx(1, abs=1e-3)
    assert likeness.sentences[1] < likeness.clauses[1]


def test_an_empty_library_has_no_vectors() -> None:
    meaning = understand(Library([]).index, Letters(), Store())
    assert meaning is not None
    assert meaning.sentences.shape == (0, WIDTH)


def test_what_was_read_once_is_taken_from_the_store(library: Library, tmp_path: Path) -> None:
    first = understand(library.index, Letters(), Store(tmp_path))
    model = Letters()
    second = understand(library.index, model, Store(tmp_path))
    assert first is not None
    assert second is not None
    assert model.read == []
    assert (first.sentences == second.sentences).all()


def test_a_reading_that_was_stopped_goes_on_where_it_was(long: Library, tmp_path: Path) -> None:
    asked = iter([False, True])
    assert understand(long.index, Letters(), Store(tmp_path), stop=lambda: next(asked)) is None
    model = Letters()
    assert understand(long.index, model, Store(tmp_path)) is not None
    assert 0 < len(model.read) < len(long.index.units)
    assert long.index.units[0].quote not in model.read


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-3],
        lambda data: data + b"x",
        lambda data: data[:-32] + bytes(32),
        lambda data: data[:2] + bytes([data[2] ^ 1]) + data[3:],
        lambda data: data[ROW : 2 * ROW] + data[:ROW] + data[2 * ROW :],
    ],
    ids=["cut off", "too long", "emptied", "a wrong bit", "in another order"],
)
def test_what_a_crash_or_a_disk_has_spoilt_is_read_anew(library: Library, tmp_path: Path, damage) -> None:
    whole = understand(library.index, Letters(), Store(tmp_path))
    file = kept(tmp_path)
    file.write_bytes(damage(file.read_bytes()))
    again = understand(library.index, Letters(), Store(tmp_path))
    assert whole is not None
    assert again is not None
    assert (whole.sentences == again.sentences).all()


def test_two_processes_that_read_at_once_keep_each_row_once(long: Library, tmp_path: Path) -> None:
    def other_reads(_done: int, _total: int) -> None:
        understand(long.index, Letters(), Store(tmp_path))

    first = understand(long.index, Letters(), Store(tmp_path), progress=other_reads)
    again = understand(long.index, Letters(), Store(tmp_path))
    assert first is not None
    assert again is not None
    assert (first.sentences == again.sentences).all()
    assert kept(tmp_path).stat().st_size == len(first.sentences) * ROW


def test_a_changed_article_is_read_anew(library: Library, tmp_path: Path) -> None:
    understand(library.index, Letters(), Store(tmp_path))
    understand(Library([Article.from_text(TEXT + " Cold tea is for summer.")]).index, Letters(), Store(tmp_path))
    assert len(list(tmp_path.iterdir())) == 2


def test_a_folder_that_cannot_be_written_costs_one_warning(
    library: Library, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("in the way")
    assert understand(library.index, Letters(), Store(tmp_path / "file")) is not None
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


def test_what_cannot_be_read_costs_one_warning_and_is_read_anew(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def denied(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    understand(library.index, Letters(), Store(tmp_path))
    monkeypatch.setattr(Path, "read_bytes", denied)
    assert understand(library.index, Letters(), Store(tmp_path)) is not None
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


def test_until_all_is_read_words_decide(library: Library) -> None:
    may_read = threading.Event()

    def model() -> Letters:
        may_read.wait(10)
        return Letters()

    reading = Understanding(library, None, model=model).start()
    alone = library.ask("Where did tea come from?")
    assert alone.evidence[0].quote == "It came from China."
    may_read.set()
    assert reading.wait(10)
    assert library.meaning is not None


class Stderr(io.StringIO):
    """Let a reading go on when something is said."""

    def __init__(self, said: threading.Event) -> None:
        super().__init__()
        self.said = said

    def write(self, text: str) -> int:
        self.said.set()
        return super().write(text)


@pytest.mark.parametrize(
    ("patience", "says", "known"),
    [(0.01, "By words alone so far: 0%", False), (None, "are read for their meaning", True)],
)
def test_who_waits_for_the_reading_is_told(
    library: Library, monkeypatch: pytest.MonkeyPatch, patience: float | None, says: str, known: bool
) -> None:
    said = threading.Event()
    monkeypatch.setattr(sys, "stderr", told := Stderr(said))
    monkeypatch.setattr(opening, "PATIENCE", 0.01)

    def model() -> Letters:
        assert said.wait(10)
        return Letters()

    reading = Understanding(library, None, model=model).start()
    monkeypatch.setattr(opening, "being_read", lambda *_: reading)
    opening.understood(library, argparse.Namespace(), patience)
    assert says in told.getvalue()
    assert (library.meaning is not None) >= known
    assert reading.wait(10)


def test_without_a_model_nothing_happens(library: Library) -> None:
    assert not Understanding(library, None, model=lambda: None).start().wait(10)
    assert library.ask("Where did tea come from?").status is Status.ANSWERED


def test_progress_is_told_to_the_end(library: Library) -> None:
    told: list[tuple[int, int]] = []
    Understanding(library, None, lambda done, total: told.append((done, total)), model=Letters).start().wait(10)
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


@pytest.mark.parametrize(
    "fault",
    [OSError("no engine"), RuntimeError("failed to load"), ValueError("bad model"), TypeError("E5"), KeyError("x")],
)
def test_a_model_that_does_not_work_costs_one_warning(
    fault: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_: object) -> None:
        raise fault

    monkeypatch.setattr(nano, "_open", broken)
    monkeypatch.setattr(nano, "is_installed", lambda: True)
    assert nano.load() is None
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


def test_vectors_of_another_length_are_refused(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    engine = SimpleNamespace(dim=2, passage=lambda _: np.ones(2), query=lambda _: np.ones(2))
    monkeypatch.setattr(nano, "_open", lambda _: nano.Nano(engine, "1"))
    monkeypatch.setattr(nano, "is_installed", lambda: True)
    assert nano.load() is None
    assert "length 1" in caplog.text


@pytest.mark.parametrize("text", ["", "\0", "a\0b", "\ud800", "x" * 100_000])
def test_the_engine_gets_a_short_string_without_nul(text: str) -> None:
    got: list[str] = []

    def embed(given: str) -> Vectors:
        got.append(given)
        return np.ones(1, dtype=np.float32)

    engine = SimpleNamespace(dim=1, passage=embed, query=embed)
    model = nano.Nano(engine, "1")
    model.question(text)
    model.passages([text])
    assert all("\0" not in one and len(one.encode()) < 10_000 for one in got)


def test_the_chat_says_how_much_is_read_while_words_decide(
    library: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reading = Understanding(library, None, model=lambda: None)
    reading.share = 0.25
    monkeypatch.setattr(sys, "stdin", io.StringIO("Where did tea come from?\n"))
    chat(library, Style(), reading)
    assert capsys.readouterr().out.rstrip().endswith("25% of the articles is read for its meaning.")
