"""One typed Settings, from the environment and a .env file; all mistakes are reported at once."""

import re
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

from environs import Env, EnvValidationError, ValidationError

from knowledge import Thresholds

from .rendering import Style

DISCORD = "https://discord.com/api/v10"
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
# Three parts of letters, digits, - and _ (Discord's reference, Authentication); their lengths have changed before.
_TOKEN = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+")


DEFAULT = Thresholds()
# Questions a minute: nobody reads more answers than this, and a channel of three who do is busy.
PERSON, CHANNEL = 20, 60


class SettingsError(Exception):
    """Say every mistake in the settings, a sentence each."""


@dataclass(frozen=True, slots=True, repr=False)
class Secret:
    """Hold a text that no log, repr or traceback shows."""

    _text: str

    def reveal(self) -> str:
        """Give the text, for the one place that needs it."""
        return self._text

    def __repr__(self) -> str:
        return "Secret(…)"


@dataclass(frozen=True, slots=True)
class Settings:
    """Hold what the owner has set: each field is a setting of the same name in capitals."""

    discord_token: Secret | None
    discord_api_url: str
    articles: Path | None
    data_dir: Path
    log_level: str
    reply_style: Style = Style.RICH
    likely: float = DEFAULT.likely
    sure: float = DEFAULT.sure
    cooldown_person: int = PERSON
    cooldown_channel: int = CHANNEL


def names() -> tuple[str, ...]:
    """List the names of all settings, as they stand in the environment."""
    return tuple(field.name.upper() for field in fields(Settings))


def load(dotenv: Path | None = None) -> Settings:
    """Read the settings; what the environment says wins over the .env file; raise SettingsError."""
    env = Env(eager=False)
    if dotenv is not None and dotenv.is_file():
        _read(env, dotenv)
    token = env.str("DISCORD_TOKEN", "", validate=_check_token)
    url = env.str("DISCORD_API_URL", "", validate=_check_url)
    articles = env.str("ARTICLES", "", validate=_check_path)
    data_dir = env.str("DATA_DIR", "", validate=_check_path)
    level = env.str("LOG_LEVEL", "", validate=_check_level)
    style = env.str("REPLY_STYLE", "", validate=_check_style)
    likely, sure = (env.str(name, "", validate=_check_share) for name in ("LIKELY", "SURE"))
    person, channel = (env.str(name, "", validate=_check_number) for name in ("COOLDOWN_PERSON", "COOLDOWN_CHANNEL"))
    try:
        env.seal()
    except EnvValidationError as error:
        raise SettingsError(_sentences(error)) from None  # the values, a token among them, stay out of the trace
    return Settings(
        Secret(token.strip()) if token else None,
        (url.strip() or DISCORD).rstrip("/"),
        Path(articles).expanduser() if articles else None,
        Path(data_dir or "data").expanduser(),
        (level or "INFO").upper(),
        Style(style.lower() or Style.RICH),
        *_confidences(likely, sure),
        int(person or PERSON),
        int(channel or CHANNEL),
    )


def _confidences(likely: str, sure: str) -> tuple[float, float]:
    """Give both confidences; raise SettingsError where to be sure would take less than to answer."""
    chosen = Thresholds.of(float(likely or DEFAULT.likely), float(sure) if sure else None)
    if chosen.sure < chosen.likely:
        raise SettingsError(f"SURE ({chosen.sure:g}) is below LIKELY ({chosen.likely:g}): raise it, or lower LIKELY.")
    return chosen.likely, chosen.sure


def _read(env: Env, dotenv: Path) -> None:
    try:
        env.read_env(str(dotenv), recurse=False)
    except UnicodeDecodeError as error:
        raise SettingsError(f"{dotenv} can't be read as UTF-8 text; save it again as UTF-8.") from error
    except OSError as error:
        raise SettingsError(f"{dotenv} can't be opened ({error.strerror}); let the bot's user read it.") from error


def _check_token(value: str) -> str:
    if value and not _TOKEN.fullmatch(value.strip()):
        raise ValidationError(
            "is not a bot token: copy it anew from the Discord developer portal, without quotes or “Bot”."
        )
    return value


def _check_url(value: str) -> str:
    if value and not _is_url(value.strip()):
        raise ValidationError("must look like https://host/api/v10, or be left out for Discord's own.")
    return value


def _is_url(value: str) -> bool:
    try:
        parts = urlsplit(value)
        # Both raise on what can't be looked up: a port above 65 535, an empty or too long part of a name.
        host, _ = (parts.hostname or "").encode("idna"), parts.port
    except ValueError:
        return False
    extra = parts.query or parts.fragment or parts.username or re.search(r"\s", value)
    return parts.scheme in ("http", "https") and bool(host) and not extra


def _check_path(value: str) -> str:
    try:
        Path(value).expanduser()
    except RuntimeError:
        raise ValidationError("starts with ~ and a user that does not exist; write the whole path.") from None
    return value


def _check_share(value: str) -> str:
    with suppress(ValueError):
        if not value or 0 <= float(value) <= 1:
            return value
    raise ValidationError("must be a confidence from 0 to 1, such as 0.5.")


def _check_number(value: str) -> str:
    if value and not re.fullmatch("[0-9]{1,6}", value.strip()):
        raise ValidationError("must be a number of questions a minute, such as 20; 0 sets no limit.")
    return value


def _check_level(value: str) -> str:
    if value and value.upper() not in LEVELS:
        raise ValidationError(f"must be one of {', '.join(LEVELS)}.")
    return value


def _check_style(value: str) -> str:
    if value and value.lower() not in list(Style):
        raise ValidationError(f"must be one of {', '.join(Style)}.")
    return value


def _sentences(error: EnvValidationError) -> str:
    messages = error.error_messages
    rows = messages.items() if isinstance(messages, dict) else [("Settings", messages)]
    return "\n".join(f"{name} {' '.join(map(str, row))}" for name, row in rows)
