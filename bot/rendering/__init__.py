"""Answers → what Discord shows: pure functions that keep inside Discord's limits."""

from .asked import is_completed, question_of
from .layout import layout, row
from .markdown import label
from .others import others
from .passage import in_context
from .reasons import reasons
from .reply import Control, Reply, Style, notice, render
from .talking import unknown

__all__ = [
    "Control",
    "Reply",
    "Style",
    "in_context",
    "is_completed",
    "label",
    "layout",
    "notice",
    "others",
    "question_of",
    "reasons",
    "render",
    "row",
    "unknown",
]
