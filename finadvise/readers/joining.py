"""Daily statements of one account to one account, proven by their balances.

MT940 and CAMT files hold one statement a day. Each is checked by itself (opening + booked rows =
closing), then they are joined in file order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from finadvise.model.statement import StatementAccount
from finadvise.money import Money


def join_statements(accounts: Iterable[StatementAccount]) -> tuple[StatementAccount, ...]:
    """Join statements with the same number and currency; exact repeats are kept once.

    A repeat has the same rows between the same two different balances.

    `reconciles` of the result is False where any part fails, True where all parts pass, None
    where a part has nothing to compare with.
    """
    groups: dict[tuple[str, str], list[StatementAccount]] = {}
    seen: set[tuple[object, ...]] = set()
    for place, account in enumerate(accounts):
        identity = _identity(account)
        if identity in seen:
            continue
        seen.add(identity if _moved_balance(account) else ())
        key = (account.number or f"#{place}", account.currency)
        groups.setdefault(key, []).append(account)
    return tuple(_joined(group) for group in groups.values())


def balance_doubts(accounts: Iterable[StatementAccount]) -> Iterator[str]:
    """Yield where a file's statements contradict their own balances, or leave a hole.

    Args:
        accounts: The statements before they are joined, in file order.
    """
    before: dict[tuple[str, str], StatementAccount] = {}
    for account in accounts:
        opening, closing = account.opening, account.closing
        if opening and closing and _proof(account) is False:
            counted = opening.minor + _moved(account)
            yield (
                f"statement of {closing.day}: its rows lead to "
                f"{Money(counted, account.currency).plain()}, the bank says "
                f"{Money(closing.minor, account.currency).plain()} {account.currency}"
            )
        key = account.number, account.currency
        last = before[key].closing if account.number and key in before else None
        if last and opening and last.day <= opening.day and last.minor != opening.minor:
            yield (
                f"rows are missing between {last.day} and {opening.day}: the balance goes from "
                f"{Money(last.minor, account.currency).plain()} to "
                f"{Money(opening.minor, account.currency).plain()} {account.currency}"
            )
        before[key] = account


def _joined(statements: list[StatementAccount]) -> StatementAccount:
    proofs = {_proof(statement) for statement in statements}
    in_time = sorted(statements, key=_opened)
    closings = [each.closing for each in in_time if each.closing]
    return replace(
        statements[0],
        rows=tuple(row for statement in statements for row in statement.rows),
        opening=in_time[0].opening,
        closing=closings[-1] if closings else None,
        reconciles=False if False in proofs else None if None in proofs else True,
    )


def _identity(account: StatementAccount) -> tuple[object, ...]:
    rows = tuple((row.day, row.amount_minor, row.description, row.bank_id) for row in account.rows)
    return account.number, account.currency, account.opening, account.closing, rows


def _moved_balance(account: StatementAccount) -> bool:
    """Only then the same statement twice cannot be two that follow each other."""
    edges = account.opening, account.closing
    return bool(edges[0] and edges[1] and edges[0].minor != edges[1].minor)


def _opened(account: StatementAccount) -> str:
    edge = account.opening or account.closing
    return edge.day.isoformat() if edge else ""


def _proof(account: StatementAccount) -> bool | None:
    if not account.opening or not account.closing:
        return None
    return account.opening.minor + _moved(account) == account.closing.minor


def _moved(account: StatementAccount) -> int:
    return sum(row.amount_minor for row in account.rows if not row.pending)
