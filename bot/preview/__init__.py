"""The preview: a page on this machine that looks like Discord, with this very bot in a simulated one."""

from enum import StrEnum
from importlib.util import find_spec

NAME = "Verbatim"
# Of the extra `preview`: the simulated Discord, and what its page needs beyond it.
_PARTS = ("simcord", "linkify_it", "regex", "PIL", "av")


class Place(StrEnum):
    """Name where the conversation is: simcord shows one channel at a time."""

    SERVER = "server"
    DM = "dm"


class PreviewError(Exception):
    """Say why the page can't be shown."""


def is_installed() -> bool:
    """Tell whether the extra `preview` is there, without loading it."""
    return all(find_spec(part) for part in _PARTS)
