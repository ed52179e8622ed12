"""Holding a statement against the bank's own balances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from finadvise.analysis.ledger.balances import closing_balance
from finadvise.model.statement import Balance, StatementAccount, StatementRow
from finadvise.money import Money
from finadvise.store.accounts import Accounts, StoredAccount

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """What the bank says, and whether the books agree.

    Args:
        closing: The statement's closing balance.
        balances: Balances worth keeping.
        reconciles: None where there is nothing to compare.
        warnings: The difference, where there is one.
    """

    closing: Balance | None
    balances: tuple[Balance, ...]
    reconciles: bool | None
    warnings: tuple[str, ...]


def reconcile(
    accounts: Accounts, account: StoredAccount, part: StatementAccount, rows: Sequence[StatementRow]
) -> Reconciled:
    """Compare a statement that was just saved with its own balances and the last one known."""
    closing = part.closing or closing_balance(rows)
    if closing is None:
        return Reconciled(closing=None, balances=(), reconciles=part.reconciles, warnings=())
    agreed, warnings = part.reconciles, []
    if agreed is False:
        warnings.append(f"{account.name}: the rows don't add up to the balances in the file")
    first = min((r.day for r in rows), default=closing.day)
    earlier = [b for b in accounts.balances(account.number) if b.day < closing.day]
    if earlier and agreed is not False:
        anchor = earlier[-1]
        expected = anchor.minor + accounts.moved(account.number, anchor.day, closing.day)
        if expected == closing.minor:
            agreed = True
        else:
            off = Money(closing.minor - expected, account.currency)
            warnings.append(
                f"{account.name}: the bank's balance on {closing.day} is off by {off} from its"
                f" balance on {anchor.day} and the rows since: a row is missing or there twice"
            )
            agreed = part.reconciles if first > anchor.day + _ONE_DAY else False
    return Reconciled(
        closing=closing, balances=(closing,), reconciles=agreed, warnings=tuple(warnings)
    )
