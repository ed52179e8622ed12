"""The strangest payments of a ledger."""

from __future__ import annotations

from datetime import date

from finadvise.analysis.outlook.unusual.past import FEWEST
from finadvise.analysis.outlook.unusual.reasons import advise, baseline, explain
from finadvise.analysis.outlook.unusual.scoring import Judged, name_of, score_payments
from finadvise.errors import NotEnoughDataError
from finadvise.model.ledger import Ledger
from finadvise.results.unusual import Unusual, UnusualPayment

# From this score on a payment is worth a look.
ALARM_SCORE = 0.5


def find_unusual(
    ledger: Ledger,
    *,
    as_of: date,
    since: date | None = None,
    per_month: int = 1,
    accepted: frozenset[str] = frozenset(),
    everything: bool = False,
) -> Unusual:
    """Find payments that do not look like the person's own, strangest first.

    Each score (0 to 1) rests on what came before the payment's day: its amount on a log scale
    beside the person's and the payee's own amounts, strange payments of the days before, and two
    patterns, a charge made twice within three days and a steady price that rises. Money in and
    transfers between own accounts score 0, and so do the first payments, before there is a past.

    Args:
        ledger: The books; rows after `as_of` are not looked at.
        as_of: The day the answer is worked out for.
        since: List nothing older; scores still rest on everything before.
        per_month: At most as many alarms as this a month on average.
        accepted: Ids of transactions the person found in order, with or without `u-`.
        everything: List every transaction with its score.

    Raises:
        NotEnoughDataError: No transactions yet.
    """
    rows = ledger.until(as_of).transactions
    if not rows:
        raise NotEnoughDataError(
            f"there are no transactions up to {as_of}", hint="import a statement first"
        )
    fine = frozenset(i.removeprefix("u-") for i in accepted)
    judged = [j for j in score_payments(rows, fine) if since is None or j.row.day >= since]
    judged.sort(key=lambda j: -j.score)
    if not everything:
        judged = [j for j in judged if j.score >= ALARM_SCORE][: _allowed(judged, per_month)]
    out = sum(t.amount_minor < 0 for t in rows)
    few = (f"Only {out} payments are known: nothing can be called unusual yet.",)
    return Unusual(
        as_of=as_of,
        currency=ledger.currency,
        notes=few if out < FEWEST else (),
        unusual=tuple(_item(j, rank) for rank, j in enumerate(judged, 1)),
    )


def _allowed(judged: list[Judged], per_month: int) -> int:
    """Return how many alarms the months looked at allow."""
    return per_month * len({(j.row.day.year, j.row.day.month) for j in judged})


def _item(judged: Judged, rank: int) -> UnusualPayment:
    row = judged.row
    alarming = judged.score >= ALARM_SCORE
    return UnusualPayment(
        id=f"u-{row.id}",
        transaction=row.id,
        date=row.day,
        payee=name_of(row),
        amount=row.amount,
        score=round(judged.score, 6),
        rank=rank,
        reasons=explain(judged) if alarming else (),
        baseline=baseline(judged),
        do=advise(judged) if alarming else "",
    )
