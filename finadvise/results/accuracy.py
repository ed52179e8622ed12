"""How often the category is right, on the owner's own labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from finadvise.results.base import Result


@dataclass(frozen=True, kw_only=True)
class CurvePoint:
    """What was reached after learning from the first `labels` rows; shares from 0 to 1."""

    labels: int
    tested: int
    right: float
    answered: float
    right_when_answered: float | None


@dataclass(frozen=True, kw_only=True)
class ReliabilityBin:
    """Rows whose confidence fell between two values; `said` is its mean, `right` what came true."""

    from_: float
    to: float
    rows: int
    said: float
    right: float


@dataclass(frozen=True, kw_only=True)
class Accuracy(Result):
    """Time-ordered accuracy: always learnt from earlier rows, tested on later ones.

    Args:
        labels: Rows the owner labelled.
        tested: Rows that were predicted from earlier ones.
        right: Share whose suggestion was the owner's own category.
        answered: Share that the program was sure enough to answer.
        right_when_answered: Share right of those; None where none was answered.
        calibration_error: Mean distance between confidence and outcome, over ten bins.
        curve: Learning curve.
        reliability: Confidence against outcome.
    """

    kind: ClassVar[str] = "accuracy"
    main_list: ClassVar[str] = "curve"

    labels: int
    tested: int
    right: float
    answered: float
    right_when_answered: float | None
    calibration_error: float
    curve: tuple[CurvePoint, ...]
    reliability: tuple[ReliabilityBin, ...]
