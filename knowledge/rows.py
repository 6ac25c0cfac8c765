"""The rows of a table and what heads their columns; pure."""

from collections.abc import Sequence

from .traits import Unit

# What the readers put between the cells of a row.
_CELLS = " | "


def headings(units: Sequence[Unit], number: int) -> int | None:
    """Give the number of the row that heads the columns of a row below it; None for what is no such row."""
    first = number - units[number].sentence.number + 1
    return first if first < number and all(_CELLS in units[at].quote for at in (number, first)) else None
