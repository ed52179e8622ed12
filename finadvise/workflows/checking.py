"""Looks at the health of the store and of what is in it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from finadvise.analysis.ledger.accounts import find_breaks, find_gaps
from finadvise.model.flows import split_flows, total
from finadvise.model.ledger import UNCATEGORISED, Account, Ledger
from finadvise.periods import Period
from finadvise.results.doctor import Check, Health
from finadvise.store.books import transaction_id
from finadvise.store.connection import check_whole
from finadvise.store.store import Store
from finadvise.workflows.categorising import work_out
from finadvise.workflows.knowledge import gather_knowledge

STALE_DAYS = 35
UNKNOWN_SHARE = 0.2
GAPS_SHOWN = 3


def check_health(store: Store, ledger: Ledger, *, as_of: date, country: str) -> Health:
    """Check the file, its privacy, how fresh and how complete the data is.

    Args:
        store: The open store.
        ledger: What is in it.
        as_of: The day it is checked on.
        country: ISO 3166 code of the household, for categorising.

    Raises:
        StoreError: The store is damaged.
    """
    check_whole(store.connection, store.path)
    checks = [
        Check(name="Store", state="ok", detail=f"whole: {store.path}"),
        _privacy(store.path),
        *(check for account in ledger.accounts for check in _account(ledger, account, as_of)),
        _categories(ledger, as_of),
        *_out_of_date(store, country),
    ]
    if not ledger.accounts:
        checks.append(
            Check(
                name="Data",
                state="look",
                detail="no statement has been imported",
                do="finadvise import FILE",
            )
        )
    return Health(as_of=as_of, currency=ledger.currency, checks=tuple(checks))


def _privacy(path: Path) -> Check:
    folder, file = path.parent.stat().st_mode & 0o077, path.stat().st_mode & 0o077
    if folder or file:
        return Check(
            name="Privacy",
            state="look",
            detail="other users of this machine may look into the folder",
            do=f"chmod 700 {path.parent}",
        )
    return Check(name="Privacy", state="ok", detail="only you can read the store and its folder")


def _account(ledger: Ledger, account: Account, as_of: date) -> list[Check]:
    rows = [t for t in ledger.transactions if t.account == account.name]
    name = f"Account {account.name}"
    if not rows:
        return [Check(name=name, state="ok", detail="holds no rows")]
    checks = [_freshness(name, rows[-1].day, as_of)]
    checks += [
        Check(
            name=name,
            state="look",
            detail=f"no row from {gap.from_} to {gap.to}",
            do="import the statements of that time, if there were any",
        )
        for gap in find_gaps([t.day for t in rows])[:GAPS_SHOWN]
    ]
    checks += [
        Check(
            name=name,
            state="look",
            detail=f"{found.missing} of the bank's balances from {found.from_} to {found.to} is"
            " in no row",
            do=f"finadvise transactions --account {account.name}"
            f" --from {found.from_} --to {found.to}",
        )
        for found in find_breaks(account, rows)[:GAPS_SHOWN]
    ]
    return checks


def _freshness(name: str, last: date, as_of: date) -> Check:
    if last >= as_of - timedelta(days=STALE_DAYS):
        return Check(name=name, state="ok", detail=f"up to {last}")
    return Check(
        name=name,
        state="look",
        detail=f"the last row is of {last}",
        do=f"download statements from {last} on; overlaps do no harm",
    )


def _out_of_date(store: Store, country: str) -> list[Check]:
    """Return a check where rows were categorised before the tables, rules or labels changed."""
    before = {t.id: t for t in store.books.transactions()}
    worked_out = work_out(store, gather_knowledge(store, country), before)
    changed = sum(before[transaction_id(n)].category != v.category for n, v in worked_out)
    if not changed:
        return []
    detail = f"{changed} row{'' if changed == 1 else 's'} would get another category today"
    return [
        Check(
            name="Categories",
            state="look",
            detail=detail,
            do="finadvise rules test shows them; finadvise rules apply changes them",
        )
    ]


def _categories(ledger: Ledger, as_of: date) -> Check:
    year = Period(as_of - timedelta(days=365), as_of)
    spent = split_flows(ledger.until(as_of)).spending
    everything = total(spent, year)
    unknown = total((f for f in spent if f.category == UNCATEGORISED), year)
    share = unknown / everything if everything > 0 else 0.0
    detail = f"{share:.0%} of last year's spending is not categorised"
    if share > UNKNOWN_SHARE:
        return Check(name="Categories", state="look", detail=detail, do="finadvise categorize")
    return Check(name="Categories", state="ok", detail=detail)
