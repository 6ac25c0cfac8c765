from pathlib import Path

import pytest

from bot.rendering import Style
from bot.settings import DISCORD, Secret, SettingsError, load, names

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in names():
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)


def test_example_file_has_every_setting_with_a_sentence_and_no_value() -> None:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    settings = [number for number, line in enumerate(lines) if line and not line.startswith("#")]
    assert [lines[number] for number in settings] == [f"{name}=" for name in names()]
    assert all(lines[number - 1].startswith("# ") for number in settings)


def test_nothing_set_means_defaults_and_no_token() -> None:
    settings = load()
    assert (settings.discord_token, settings.discord_api_url, settings.articles) == (None, DISCORD, None)
    assert (settings.data_dir, settings.log_level) == (Path("data"), "INFO")


def test_empty_values_count_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in names():
        monkeypatch.setenv(name, "")
    assert load().discord_api_url == DISCORD


def test_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("LOG_LEVEL=DEBUG\nARTICLES=from-file\n")
    monkeypatch.setenv("LOG_LEVEL", "ERROR")
    settings = load(tmp_path / ".env")
    assert (settings.log_level, settings.articles) == ("ERROR", Path("from-file"))


def test_file_that_is_not_utf_8_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"DISCORD_TOKEN=\xff\xfe")
    with pytest.raises(SettingsError, match="UTF-8"):
        load(tmp_path / ".env")


def test_secret_shows_itself_nowhere() -> None:
    secret = Secret("a.b.c")
    assert "a.b.c" not in f"{secret} {secret!r} {[secret]} {load()}"
    assert secret.reveal() == "a.b.c"


@pytest.mark.parametrize("value", ["Bot a.b.c", '"a.b.c"', "one two", "abc", "a.b.c\nd"])
def test_what_is_no_token_is_told_without_showing_it(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", value)
    with pytest.raises(SettingsError) as caught:
        load()
    assert str(caught.value).startswith("DISCORD_TOKEN ")
    assert value not in str(caught.value)


@pytest.mark.parametrize("value", ["discord.com", "ftp://host/api", "https://", "https://host/api?x=1"])
def test_what_is_no_api_url_is_told(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("DISCORD_API_URL", value)
    with pytest.raises(SettingsError, match="DISCORD_API_URL"):
        load()


@pytest.mark.parametrize(("value", "style"), [("", Style.RICH), ("rich", Style.RICH), ("PLAIN", Style.PLAIN)])
def test_reply_style_is_rich_or_plain(monkeypatch: pytest.MonkeyPatch, value: str, style: Style) -> None:
    monkeypatch.setenv("REPLY_STYLE", value)
    assert load().reply_style is style


def test_another_reply_style_is_told_which_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPLY_STYLE", "loud")
    with pytest.raises(SettingsError, match=r"REPLY_STYLE must be one of rich, plain\."):
        load()


@pytest.mark.parametrize(
    "url",
    ["http://h:99999/api", "http://h:abc/api", "http://[::1/api", "http://a..b/", "http://u:p@h/", "http://a b/api"],
)
def test_an_address_that_no_host_can_have_is_told(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_API_URL", url)
    with pytest.raises(SettingsError, match="DISCORD_API_URL must look like"):
        load()


@pytest.mark.parametrize("name", ["ARTICLES", "DATA_DIR"])
def test_a_home_of_nobody_is_told(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "~nobody-here/articles")
    with pytest.raises(SettingsError, match=name):
        load()


def test_spaces_around_an_address_are_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_API_URL", " http://h/api/v10/ ")
    assert load().discord_api_url == "http://h/api/v10"


@pytest.mark.parametrize("value", ["1.2", "-1", "nan", "high"])
def test_a_threshold_that_is_no_confidence_is_told(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIKELY", value)
    with pytest.raises(SettingsError, match="LIKELY must be a confidence"):
        load()


def test_to_be_sure_takes_no_less_than_to_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIKELY", "0.9")
    assert load().sure == 0.9
    monkeypatch.setenv("SURE", "0.5")
    with pytest.raises(SettingsError, match=r"SURE \(0.5\) is below LIKELY \(0.9\)"):
        load()


def test_thresholds_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIKELY", "0.5")
    monkeypatch.setenv("SURE", "0.9")
    assert (load().likely, load().sure) == (0.5, 0.9)
