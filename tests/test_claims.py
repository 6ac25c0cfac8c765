import tomllib
from pathlib import Path

import pytest

from knowledge.claims import is_claim

LANGUAGES = sorted((Path(__file__).parent.parent / "knowledge" / "languages").glob("*.toml"))


@pytest.mark.parametrize(
    "message",
    [
        "OpenAI opened its first Asian office in Tokyo.",
        "OpenAI, which Microsoft backs, is in Tokyo!",
        "It is big, see https://example.org/?q=what",
        "Die Firma ist in Tokio.",
        "La empresa está en Tokio.",
        "Компания открыла офис в Токио.",
        "東京にオフィスがあります。",
        "OpenAI在东京有办公室。",
        "회사는 도쿄에 있다.",
        "Η εταιρεία είναι στο Τόκιο· και αλλού.",
    ],
)
def test_a_statement_is_a_claim(message: str) -> None:
    assert is_claim(message)


@pytest.mark.parametrize(
    "message",
    [
        "OpenAI is in Tokyo?",
        "Who leads OpenAI",
        "in which country is the office",
        "Does it cost much...",
        "What’s that",
        "Wo ist die Firma",
        "¿Dónde está",
        "Où est le bureau",
        "Quanto costa il tè",
        "Quem lidera a empresa",
        "Кто возглавляет компанию",
        "東京にオフィスがありますか。",
        "誰が作った",
        "OpenAI在哪里",
        "회사는 어디에 있나요",
        "Πού είναι η εταιρεία;",
        "متى بدأت الشركة",
    ],
)
def test_what_asks_is_no_claim(message: str) -> None:
    assert not is_claim(message)


@pytest.mark.parametrize("file", LANGUAGES, ids=lambda file: file.stem)
def test_every_language_says_how_it_asks(file: Path) -> None:
    asked = tomllib.loads(file.read_text("utf-8"))["questioning"]
    assert set(asked) <= {"early", "first", "anywhere", "end"}
    assert all(row.split() for row in asked.values())
