"""What the person says of two rows: a transfer, a refund, one and the same, or nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from finadvise.errors import UsageError
from finadvise.model.ledger import Transaction
from finadvise.results.link import Link

if TYPE_CHECKING:
    from finadvise.store.store import Store

Relation = Literal["transfer", "refund", "duplicate", "not"]


def relate_rows(
    store: Store, one: str, other: str, relation: Relation, *, as_of: date, currency: str
) -> Link:
    """Keep what two rows are to each other; imports don't ask again.

    Of a duplicate the row that came later is taken away; `not` brings it back.

    Raises:
        UsageError: An id is unknown, or the rows cannot be what was said.
    """
    with store.writing():
        rows = {t.id: t for t in store.books.transactions(with_deleted=relation == "not")}
        for identifier in (one, other):
            if identifier not in rows:
                raise UsageError(
                    f"there is no row {identifier}",
                    hint="finadvise transactions lists the ids",
                    code="no-such-row",
                )
        first, second = _ordered(rows[one], rows[other], relation)
        if relation == "not":
            store.links.reject(_number(first), _number(second))
        else:
            _check(first, second, relation)
            store.links.confirm(_number(first), _number(second), relation)
    return Link(as_of=as_of, currency=currency, first=first.id, second=second.id, relation=relation)


def _ordered(
    one: Transaction, other: Transaction, relation: Relation
) -> tuple[Transaction, Transaction]:
    if relation in ("transfer", "refund"):
        return (one, other) if one.amount_minor < other.amount_minor else (other, one)
    return (one, other) if _number(one) < _number(other) else (other, one)


def _check(first: Transaction, second: Transaction, relation: Relation) -> None:
    opposite = first.amount_minor < 0 < second.amount_minor
    problem = ""
    if first.id == second.id:
        problem = "a row is nothing to itself"
    elif relation == "transfer" and not (opposite and first.account != second.account):
        problem = "a transfer leaves one account and comes in on another"
    elif relation == "refund" and not (opposite and first.currency == second.currency):
        problem = "a refund pays back money that went out, in its currency"
    elif relation == "duplicate" and (
        first.account != second.account or first.amount_minor != second.amount_minor
    ):
        problem = "one movement has one account and one amount"
    if problem:
        raise UsageError(
            f"{first.id} and {second.id} are no {relation}: {problem}",
            hint="compare them with finadvise transactions",
            code="no-pair",
        )


def _number(row: Transaction) -> int:
    return int(row.id.removeprefix("t"))
