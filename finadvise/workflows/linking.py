"""Pairing new rows with what the books hold: transfers and refunds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from finadvise.analysis.ledger.refunds import WINDOW_DAYS as REFUND_DAYS
from finadvise.analysis.ledger.refunds import find_refunds
from finadvise.analysis.ledger.transfers import find_transfers

if TYPE_CHECKING:
    from finadvise.store.store import Store

_PAIRED = ("found", "confirmed")


def link_rows(store: Store, *, newer_than: int) -> tuple[int, int]:
    """Pair rows where at least one side is newer than a row number.

    A row that the person split is no transfer: they said what it was for.

    Returns:
        Number of transfers and of refunds found.
    """
    span = store.links.span_of_newer(newer_than)
    if span is None:
        return 0, 0
    margin = timedelta(days=REFUND_DAYS)
    rows = store.links.candidates(*_wider(span, margin))
    transfers = store.links.pairs("transfer", _PAIRED)
    refunds = store.links.pairs("refund", _PAIRED)
    rejected = store.links.rejected()
    found = [
        pair
        for pair in find_transfers(
            rows,
            taken={n for pair in transfers for n in pair} | store.splits.by_row().keys(),
            rejected=rejected,
        )
        if max(pair) > newer_than
    ]
    taken = {n for pair in (*transfers, *found) for n in pair} | {back for _, back in refunds}
    repaid = [
        pair
        for pair in find_refunds(
            rows,
            taken=taken,
            repaid=refunds,
            rejected=rejected,
        )
        if max(pair) > newer_than
    ]
    return store.links.add(found, "transfer", "found"), store.links.add(repaid, "refund", "found")


def _wider(span: tuple[date, date], margin: timedelta) -> tuple[date, date]:
    return span[0] - margin, span[1] + margin
