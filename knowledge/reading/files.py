"""Bytes become text: sizes and encodings are checked here."""

from pathlib import Path

from ..errors import UnreadableError

# The longest novels have about 6 MB; more is no article, and indexing it would take minutes.
SIZE_LIMIT = 10 * 1024 * 1024


def load(path: Path) -> bytes:
    """Read a file of at most SIZE_LIMIT bytes; raise UnreadableError with what to do."""
    try:
        if path.exists() and not path.is_file():
            raise UnreadableError(f"{path}: is no file; name a .txt or .md file.")
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError as error:
        raise UnreadableError(f"{path}: there is no such file or folder; check the path.") from error
    except (OSError, ValueError) as error:
        raise UnreadableError(f"{path}: can't read this file ({getattr(error, 'strerror', None) or error}).") from error
    if len(data) > SIZE_LIMIT:
        raise UnreadableError(f"{path}: larger than {SIZE_LIMIT // 1024**2} MB; split it into several articles.")
    return data


def decode(data: bytes, name: str) -> str:
    """Decode UTF-8 without translating newlines; a byte-order mark stays one character."""
    if b"\0" in data:
        raise UnreadableError(f"{name}: holds NUL bytes, so it is not UTF-8 text; save it as UTF-8 and try again.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{name}: not UTF-8 (byte {error.start}); save it as UTF-8 and try again.") from error
