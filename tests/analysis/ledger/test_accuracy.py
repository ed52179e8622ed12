"""Measuring on the owner's own labels."""

from __future__ import annotations

from datetime import date

import pytest

from descriptors import FIRST, label
from finadvise.analysis.ledger.accuracy import measure_accuracy
from finadvise.errors import NotEnoughDataError
from finadvise.model.category import Label
from finadvise.results.accuracy import Accuracy

LATER = date(2026, 1, 1)


def measured(labels: list[Label], as_of: date = LATER) -> Accuracy:
    return measure_accuracy(labels, country="GB", currency="GBP", as_of=as_of)


def test_a_payee_that_keeps_its_category_is_always_right() -> None:
    found = measured([label("ZZQX", "Hobby", day=day) for day in range(10)])
    assert (found.labels, found.tested, found.right, found.answered) == (10, 8, 1.0, 1.0)
    assert [p.labels for p in found.curve] == [2, 4, 6, 8]
    assert sum(b.rows for b in found.reliability) == 8


def test_the_future_is_not_looked_at() -> None:
    rows = [label("ZZQX", "Hobby", day=day) for day in range(10)]
    later = [label("ZZQX", "Changed", day=day) for day in range(50, 60)]
    assert measured(rows + later, FIRST.replace(month=2, day=1)) == measured(
        rows, FIRST.replace(month=2, day=1)
    )


def test_labels_that_follow_nothing_are_wrong_and_the_error_says_so() -> None:
    found = measured([label("ZZQX", f"c{day}", day=day) for day in range(10)])
    assert found.right == 0
    # ten bins: the error is the mean confidence, since nothing came true
    said = sum(b.said * b.rows for b in found.reliability) / found.tested
    assert found.calibration_error == pytest.approx(said)


def test_few_labels_are_too_few() -> None:
    with pytest.raises(NotEnoughDataError, match="9 rows carry your own category"):
        measured([label("ZZQX", "Hobby", day=day) for day in range(9)])
