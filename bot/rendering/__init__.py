"""Answers → what Discord shows: pure functions that keep inside Discord's limits."""

from .layout import layout
from .markdown import label
from .reply import Reply, Style, notice, render
from .talking import unknown

__all__ = ["Reply", "Style", "label", "layout", "notice", "render", "unknown"]
