from pathlib import Path

import pytest

from knowledge import wordlist
from knowledge.wordlist import has_list, is_listed, packed

WORDS = [f"word{number}" for number in range(2000)]


@pytest.fixture
def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "languages"
    folder.mkdir()
    (folder / "xx.words.bin").write_bytes(packed(WORDS))
    monkeypatch.setattr(wordlist, "__file__", str(tmp_path / "wordlist.py"))
    monkeypatch.setattr(wordlist, "_load", wordlist._load.__wrapped__)


@pytest.mark.usefixtures("listed")
def test_every_word_of_a_list_is_listed() -> None:
    assert all(is_listed(word, "xx") for word in WORDS)


@pytest.mark.usefixtures("listed")
def test_hardly_any_other_word_seems_to_be_listed() -> None:
    assert sum(is_listed(f"other{number}", "xx") for number in range(2000)) < 20


def test_the_order_of_the_words_makes_no_difference() -> None:
    assert packed(WORDS) == packed(reversed(WORDS))


@pytest.mark.parametrize(("word", "code"), [("kitchen", "en"), ("Küche", "de"), ("кухня", "ru"), ("cocina", "es")])
def test_a_language_lists_its_words(word: str, code: str) -> None:
    assert is_listed(word, code)


@pytest.mark.parametrize("word", ["Señor", "senor", "SEÑOR"])
def test_case_and_accents_make_no_difference(word: str) -> None:
    assert is_listed(word, "es")


def test_a_language_without_a_list_lists_nothing() -> None:
    assert not has_list("ja")
    assert not is_listed("kitchen", "ja")
