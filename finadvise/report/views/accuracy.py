"""The page of how often categories are right."""

from __future__ import annotations

from finadvise.report.document import Cell, Column, Document, Facts, Number, Percent, Table
from finadvise.results.accuracy import Accuracy


def view(result: Accuracy) -> Document:
    """Show the accuracy, the learning curve and the reliability table."""
    facts = Facts(
        (
            ("Labels", result.labels),
            ("Tested on later rows", result.tested),
            ("Suggestion right", Percent(result.right, 1)),
            ("Answered", Percent(result.answered, 1)),
            ("Right when answered", _percent(result.right_when_answered)),
            ("Calibration error", Number(result.calibration_error, 3)),
        )
    )
    curve = Table(
        (
            Column("Labels", right=True),
            Column("Tested", right=True),
            Column("Right", right=True),
            Column("Answered", right=True),
            Column("Right when answered", right=True),
        ),
        tuple(
            (
                p.labels,
                p.tested,
                Percent(p.right),
                Percent(p.answered),
                _percent(p.right_when_answered),
            )
            for p in result.curve
        ),
        "Learning curve",
    )
    reliability = Table(
        (
            Column("Confidence"),
            Column("Rows", right=True),
            Column("Said", right=True),
            Column("Came true", right=True),
        ),
        tuple(
            (f"{b.from_:.1f} to {b.to:.1f}", b.rows, Percent(b.said), Percent(b.right))
            for b in result.reliability
        ),
        "How far confidence can be trusted",
    )
    return Document("Accuracy on your own labels", (facts, curve, reliability), result.notes)


def _percent(share: float | None) -> Cell:
    return None if share is None else Percent(share, 1)
