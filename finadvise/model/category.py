"""What categorising takes and gives: descriptors, the owner's knowledge, verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol


# Not frozen, like the rows it is made from: freezing triples the cost of making it.
@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Descriptor:
    """One row of a statement as far as it says what the money was for.

    Args:
        description: The bank's own text.
        amount_minor: Minor units of `currency`, negative = money out.
        merchant_code: ISO 18245 code where the file carries one.
        label: The owner's own category, where the file has a column of them.
        account_kind: `current`, `savings`, `card`, `loan`, `investment` or `cash`.
        payee_hint: The other side's name, where the file has it in a field of its own.
        account: Name of the account; rules can ask for it.
    """

    description: str
    amount_minor: int
    currency: str
    day: date
    merchant_code: str = ""
    label: str = ""
    account_kind: str = "current"
    payee_hint: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What the owner said of one row; `category` in the owner's own words."""

    description: str
    payee: str
    amount_minor: int
    category: str
    day: date
    currency: str
    account_kind: str = "current"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """The owner's standing order: rows that meet every condition get the category.

    The first rule by `position` that fits wins. Empty texts and None ask for nothing.

    Args:
        payee: Words that the payee holds, case aside.
        description: Words that the description holds, case aside; `/…/` is a regular expression.
        account: The account's name.
        min_minor: Smallest size of the amount in minor units, sign aside, inclusive.
        max_minor: Largest size of the amount in minor units, sign aside, inclusive.
        from_day: First day, inclusive.
        to_day: Last day, inclusive.
    """

    id: str
    position: int
    category: str
    payee: str = ""
    description: str = ""
    account: str = ""
    min_minor: int | None = None
    max_minor: int | None = None
    from_day: date | None = None
    to_day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Everything the program was told by its owner.

    Args:
        labels: Rows the owner labelled, oldest first; the newest word on a payee counts.
        rules: The owner's rules in any order.
        country: ISO 3166 code of where the owner lives.
        owner_categories: Categories of the owner's own making.
    """

    labels: tuple[Label, ...] = ()
    rules: tuple[Rule, ...] = ()
    country: str = "GB"
    owner_categories: tuple[str, ...] = ()


# Not frozen, as there is one a row: freezing triples the cost of making it.
@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Verdict:
    """What a row is taken to be.

    Args:
        payee: Stable name of the other side.
        category: The category, or `uncategorised` where the program would rather not say.
        source: `user`, `rule`, `import`, `mcc`, `merchant`, `model` or `none`.
        suggestion: The likeliest category, answered or not.
        confidence: Probability (0 to 1) that `suggestion` is right.
    """

    payee: str
    category: str
    source: str
    suggestion: str
    confidence: float


class Shelf(Protocol):
    """Where what was trained on the owner's labels is kept from one call to the next."""

    def load(self, stamp: str) -> bytes | None:
        """Return what was kept under this stamp; None where there is nothing or something else."""

    def keep(self, stamp: str, content: bytes) -> None:
        """Keep something in the place of what was there."""
