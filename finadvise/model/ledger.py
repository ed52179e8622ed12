"""The books as they are kept: accounts, transactions, balances."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from finadvise.model.statement import Balance
from finadvise.money import Money

UNCATEGORISED = "uncategorised"


@dataclass(frozen=True, slots=True)
class Split:
    """A part of a row with a category of its own; minor units, signed like the row."""

    amount_minor: int
    category: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Transaction:
    """One booked or pending movement of money on one of the person's accounts.

    Args:
        id: `t` and the row number of the store; stable from run to run.
        account: Name of the account.
        amount_minor: Minor units of `currency`, negative = money out.
        payee: Stable name taken from the description.
        category: A slug of the taxonomy or one of the user's own, or `uncategorised`.
        category_source: `user`, `rule`, `import`, `mcc`, `merchant`, `model` or `none`.
        suggestion: The likeliest category, also where `category` is `uncategorised`.
        confidence: Probability (0 to 1) that `suggestion` is right.
        transfer_id: Id of the other side where this is a movement between own accounts.
        refund_of: Id of the purchase that this row pays back.
        balance_minor: The bank's own balance after the row, where its file carried one.
        splits: The parts of a row that the person divided; they add up to it, and `category` is
            that of the largest. Empty where the row is for one thing.
    """

    id: str
    day: date
    account: str
    amount_minor: int
    currency: str
    description: str
    payee: str = ""
    category: str = UNCATEGORISED
    category_source: str = "none"
    suggestion: str = UNCATEGORISED
    confidence: float = 0.0
    transfer_id: str | None = None
    refund_of: str | None = None
    pending: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""
    batch: int = 0
    balance_minor: int | None = None
    splits: tuple[Split, ...] = ()

    @property
    def amount(self) -> Money:
        """Return the amount with its currency."""
        return Money(self.amount_minor, self.currency)

    @property
    def is_transfer(self) -> bool:
        """Return whether money only moved between the person's own accounts."""
        if self.transfer_id is not None:
            return True
        if self.splits:
            return all(part.category in OWN_MOVEMENTS for part in self.splits)
        return self.category in OWN_MOVEMENTS


# Movements that are neither income nor spending. Money to and from other people counts.
OWN_MOVEMENTS = frozenset(
    {
        "transfers.own",
        "transfers.card_payment",
        "transfers.savings",
        "transfers.investment",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One of the person's accounts; `balances` are what the bank said, oldest first.

    Args:
        kind: `current`, `savings`, `card`, `loan`, `investment` or `cash`.
    """

    name: str
    institution: str = ""
    kind: str = "current"
    currency: str = "GBP"
    balances: tuple[Balance, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """The frame every analysis looks at; transactions in order of day, then of id.

    Args:
        currency: The currency reports are made in; rows of others are set aside by
            `in_currency`.
    """

    transactions: tuple[Transaction, ...] = ()
    accounts: tuple[Account, ...] = ()
    currency: str = "GBP"
    payday_payees: tuple[str, ...] = field(default=())

    def select(self, keep: Iterable[Transaction]) -> Ledger:
        """Return the same books with other rows."""
        return Ledger(tuple(keep), self.accounts, self.currency, self.payday_payees)

    def until(self, as_of: date) -> Ledger:
        """Return what was known at the end of a day: no later row and no later balance."""
        accounts = tuple(
            Account(
                name=a.name,
                institution=a.institution,
                kind=a.kind,
                currency=a.currency,
                balances=tuple(b for b in a.balances if b.day <= as_of),
            )
            for a in self.accounts
        )
        rows = tuple(t for t in self.transactions if t.day <= as_of)
        return Ledger(rows, accounts, self.currency, self.payday_payees)

    def of_account(self, name: str) -> Ledger:
        """Return one account's rows."""
        rows = tuple(t for t in self.transactions if t.account == name)
        accounts = tuple(a for a in self.accounts if a.name == name)
        return Ledger(rows, accounts, self.currency, self.payday_payees)

    def booked(self) -> Ledger:
        """Leave pending rows out."""
        return self.select(t for t in self.transactions if not t.pending)

    def in_currency(self) -> Ledger:
        """Leave rows in other currencies out: sums never cross currencies."""
        return self.select(t for t in self.transactions if t.currency == self.currency)

    def balance_on(self, account: Account, day: date) -> int | None:
        """Return the closing balance of a day in minor units, or None where none is known.

        The bank's nearest balance on or before the day is carried forward by the booked rows after
        it; failing that, the first later balance is carried back.
        """
        rows = [t for t in self.transactions if t.account == account.name and not t.pending]
        before = [b for b in account.balances if b.day <= day]
        if before:
            anchor = before[-1]
            moved = sum(t.amount_minor for t in rows if anchor.day < t.day <= day)
            return anchor.minor + moved
        if account.balances:
            anchor = account.balances[0]
            moved = sum(t.amount_minor for t in rows if day < t.day <= anchor.day)
            return anchor.minor - moved
        return None
