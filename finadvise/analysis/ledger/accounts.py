"""What is known of each account."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import accumulate, pairwise

from finadvise.model.ledger import Account, Ledger, Transaction
from finadvise.money import Money
from finadvise.periods import add_months, month_end, month_start
from finadvise.results.accounts import Accounts, Break, Gap, ListedAccount

BUSY_ROWS_PER_MONTH = 3.0


def describe_accounts(ledger: Ledger, *, as_of: date) -> Accounts:
    """Return balance, span and gaps of each account; rows after `as_of` don't count."""
    known = ledger.until(as_of)
    rows: dict[str, list[Transaction]] = {a.name: [] for a in known.accounts}
    for row in known.transactions:
        rows[row.account].append(row)
    return Accounts(
        as_of=as_of,
        currency=ledger.currency,
        accounts=tuple(_describe(a, rows[a.name]) for a in known.accounts),
    )


def _describe(account: Account, rows: Sequence[Transaction]) -> ListedAccount:
    last = rows[-1].day if rows else None
    balance, day = _balance(account, rows)
    return ListedAccount(
        account=account.name,
        institution=account.institution,
        kind=account.kind,
        currency=account.currency,
        balance=balance,
        balance_date=day,
        first=rows[0].day if rows else None,
        last=last,
        transactions=len(rows),
        gaps=find_gaps([r.day for r in rows]),
        breaks=find_breaks(account, rows),
    )


def _balance(account: Account, rows: Sequence[Transaction]) -> tuple[Money | None, date | None]:
    if not account.balances:
        return None, None
    anchor = account.balances[-1]
    later = [r for r in rows if r.day > anchor.day and not r.pending]
    minor = anchor.minor + sum(r.amount_minor for r in later)
    return Money(minor, account.currency), later[-1].day if later else anchor.day


def find_gaps(days: Sequence[date]) -> tuple[Gap, ...]:
    """Return the runs of whole months without a row, in an account that is busy otherwise.

    Args:
        days: Days of the rows, ascending.

    Returns:
        Nothing where the months that have rows hold fewer than `BUSY_ROWS_PER_MONTH` on average:
        quiet accounts rest for months without anything being amiss.
    """
    months = sorted({month_start(d) for d in days})
    if not months or len(days) / len(months) < BUSY_ROWS_PER_MONTH:
        return ()
    return tuple(
        Gap(from_=add_months(before, 1), to=month_end(add_months(after, -1)))
        for before, after in pairwise(months)
        if add_months(before, 1) < after
    )


def find_breaks(account: Account, rows: Sequence[Transaction]) -> tuple[Break, ...]:
    """Return where the rows don't lead from one of the bank's balances to the next.

    A statement may end in the middle of a day, so that the last rows of either day may belong
    before its balance or after it.

    Args:
        account: With the bank's balances, oldest first.
        rows: The account's rows in order of day, then of id.
    """
    booked = [r for r in rows if not r.pending]
    days = [r.day for r in booked]
    sums = list(accumulate((r.amount_minor for r in booked), initial=0))
    found = []
    for before, after in pairwise(account.balances):
        start, end = bisect_right(days, before.day), bisect_right(days, after.day)
        missing = after.minor - before.minor - (sums[end] - sums[start])
        late_before = _sums_of_last_rows(sums, bisect_left(days, before.day), start)
        late_after = _sums_of_last_rows(sums, bisect_left(days, after.day), end)
        if all(missing != one - other for one in late_before for other in late_after):
            amount = Money(missing, account.currency)
            found.append(Break(from_=before.day, to=after.day, missing=amount))
    return tuple(found)


def _sums_of_last_rows(sums: Sequence[int], first: int, end: int) -> list[int]:
    return [sums[end] - sums[at] for at in range(first, end + 1)]
