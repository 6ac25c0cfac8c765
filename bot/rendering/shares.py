"""Room in a message → a share of it for each quote."""

from collections.abc import Sequence


def shares(needs: Sequence[int], budget: int) -> list[int]:
    """Divide a budget: who needs less than an equal share gets that, the others share what is left."""
    given = [0] * len(needs)
    for rank, at in enumerate(sorted(range(len(needs)), key=needs.__getitem__)):
        given[at] = min(needs[at], budget // (len(needs) - rank))
        budget -= given[at]
    return given
