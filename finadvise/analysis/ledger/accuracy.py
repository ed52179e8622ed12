"""How often categories would have been right, measured on the owner's own labels in time order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from finadvise.analysis.ledger.categories import ANSWER_FROM, categorise
from finadvise.errors import NotEnoughDataError
from finadvise.model.category import Descriptor, Knowledge, Label, Verdict
from finadvise.results.accuracy import Accuracy, CurvePoint, ReliabilityBin

FEWEST_LABELS = 10
SLICES = 5  # learn from the first fifth, test on the second; learn from two fifths, and so on
BINS = 10


def measure_accuracy(
    labels: Sequence[Label], *, country: str, currency: str, as_of: date
) -> Accuracy:
    """Predict later labels from earlier ones, as often as the labels allow.

    Args:
        labels: Rows that the owner labelled, in any order; those after `as_of` are left out.
        country: ISO 3166 code of the household.
        currency: Currency of reports.
        as_of: The day it is measured on.

    Raises:
        NotEnoughDataError: Fewer than 10 labels.
    """
    ordered = sorted((x for x in labels if x.day <= as_of), key=lambda x: x.day)
    if len(ordered) < FEWEST_LABELS:
        raise NotEnoughDataError(
            f"{len(ordered)} rows carry your own category, {FEWEST_LABELS} are needed",
            hint="label some with `finadvise categorize`",
        )
    outcomes: list[tuple[Verdict, bool]] = []
    curve = []
    for part in range(1, SLICES):
        cut, end = (len(ordered) * p // SLICES for p in (part, part + 1))
        knowledge = Knowledge(labels=tuple(ordered[:cut]), country=country)
        rows = [_unlabelled(x) for x in ordered[cut:end]]
        verdicts = categorise(rows, knowledge)
        tested = [
            (verdict, verdict.suggestion == label.category)
            for verdict, label in zip(verdicts, ordered[cut:end], strict=True)
        ]
        outcomes += tested
        curve.append(_point(cut, tested))
    whole = _point(len(ordered), outcomes)
    bins = _reliability(outcomes)
    return Accuracy(
        as_of=as_of,
        currency=currency,
        labels=len(ordered),
        tested=whole.tested,
        right=whole.right,
        answered=whole.answered,
        right_when_answered=whole.right_when_answered,
        calibration_error=sum(b.rows * abs(b.said - b.right) for b in bins) / whole.tested,
        curve=tuple(curve),
        reliability=bins,
    )


def _unlabelled(label: Label) -> Descriptor:
    return Descriptor(
        description=label.description,
        amount_minor=label.amount_minor,
        currency=label.currency,
        day=label.day,
        account_kind=label.account_kind,
    )


def _point(labels: int, tested: Sequence[tuple[Verdict, bool]]) -> CurvePoint:
    answered = [hit for verdict, hit in tested if verdict.confidence >= ANSWER_FROM]
    return CurvePoint(
        labels=labels,
        tested=len(tested),
        right=sum(hit for _, hit in tested) / len(tested),
        answered=len(answered) / len(tested),
        right_when_answered=sum(answered) / len(answered) if answered else None,
    )


def _reliability(tested: Sequence[tuple[Verdict, bool]]) -> tuple[ReliabilityBin, ...]:
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for verdict, hit in tested:
        bins[min(BINS - 1, int(verdict.confidence * BINS))].append((verdict.confidence, hit))
    return tuple(
        ReliabilityBin(
            from_=k / BINS,
            to=(k + 1) / BINS,
            rows=len(found),
            said=sum(p for p, _ in found) / len(found),
            right=sum(hit for _, hit in found) / len(found),
        )
        for k, found in sorted(bins.items())
    )
