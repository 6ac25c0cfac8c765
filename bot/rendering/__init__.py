"""Answers → what Discord shows: pure functions that keep inside Discord's limits."""

from .layout import layout
from .markdown import label
from .reply import Reply, notice, render

__all__ = ["Reply", "label", "layout", "notice", "render"]
