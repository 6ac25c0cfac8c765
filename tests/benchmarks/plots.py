"""Draw what a score is worth: risk-coverage of every system, reliability of those that give a probability."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import measures
from comparison import Report


def draw(reports: Sequence[Report], probable: Collection[str], target: Path) -> None:
    """Write one row of two charts a file, as PNG."""
    # Figure alone needs no screen, unlike pyplot.
    from matplotlib.figure import Figure

    figure = Figure(figsize=(11, 4.2 * len(reports)), layout="constrained")
    rows = figure.subplots(len(reports), 2, squeeze=False)
    for report, (left, right) in zip(reports, rows, strict=True):
        _risk_coverage(left, report)
        _reliability(right, report, probable)
    figure.savefig(target, dpi=130, format="png")


def _risk_coverage(axes: Any, report: Report) -> None:
    for one in report.replies:
        answered, risk = measures.risk_coverage(one.score[one.own], one.right)
        axes.plot(100 * answered, 100 * risk, label=one.system)
    axes.axhline(5, color="grey", linewidth=0.8, linestyle=":")
    axes.set(title=f"{report.name}: risk and coverage", xlabel="own questions answered, surest first (%)")
    axes.set(ylabel="of these wrong (%)", xlim=(0, 100), ylim=(0, None))
    # To look for the best place can take more than a second, which matplotlib warns of.
    axes.legend(fontsize="small", loc="lower right")


def _reliability(axes: Any, report: Report, probable: Collection[str]) -> None:
    axes.plot([0, 1], [0, 1], color="grey", linewidth=0.8, linestyle=":")
    for one in (replies for replies in report.replies if replies.system in probable):
        every = measures.reliability(one.score, one.own & (one.rank == 1))
        _line(axes, every, label=f"{one.system}, own and foreign questions", marker="o")
        _line(axes, measures.reliability(one.score[one.own], one.right), label="own alone", linestyle="--")
        for b in every:
            axes.annotate(str(b.count), (b.confidence, b.right), xytext=(4, -10), textcoords="offset points", size=7)
    axes.set(title="reliability, with the number of questions", xlabel="confidence", ylabel="share right")
    axes.set(xlim=(0, 1), ylim=(0, 1.02))
    axes.legend(fontsize="small", loc="upper left")


def _line(axes: Any, bins: Sequence[measures.Bin], **style: str) -> None:
    axes.plot([b.confidence for b in bins], [b.right for b in bins], **style)
