"""The rows of a table and what heads their columns; pure."""

from collections.abc import Sequence

from .traits import Unit


def headings(units: Sequence[Unit], number: int) -> int | None:
    """Give the number of the row that heads the columns of a row below it; None for what is no such row."""
    unit = units[number]
    return number - unit.sentence.number + 1 if unit.passage.headed and unit.sentence.number > 1 else None
