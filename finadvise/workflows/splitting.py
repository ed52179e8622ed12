"""Dividing a row among categories, and making it whole again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from finadvise.analysis.ledger.category_names import resolve_category
from finadvise.errors import UsageError
from finadvise.model.ledger import Split
from finadvise.money import Money, parse_plain
from finadvise.results.split import Division
from finadvise.results.transactions import SplitPart
from finadvise.workflows.categorising import Around, find_row, own_categories, recategorise

if TYPE_CHECKING:
    from finadvise.store.store import Store

REST = "rest"
_HOW = "write `finadvise split ID 12.50=groceries rest=CATEGORY`"


def split_row(
    store: Store, identifier: str, parts: Sequence[str], around: Around, *, new: bool = False
) -> Division:
    """Divide a row; former parts of it give way.

    Args:
        store: The open store.
        identifier: The row.
        parts: `AMOUNT=CATEGORY` each, the amount with or without the row's sign; one of them may
            be `rest=CATEGORY`.
        around: Day, currency, country.
        new: Whether unknown names make categories of the owner's own.

    Raises:
        UsageError: The row or a category does not exist, or the parts don't add up to the row in
            its own currency and sign; nothing is kept then.
    """
    with store.writing():
        rows = {t.id: t for t in store.books.transactions()}
        number, row = find_row(rows, identifier), rows[identifier]
        if row.transfer_id:
            raise UsageError(
                f"{row.id} only moves money between your own accounts, to {row.transfer_id}",
                hint=f"if it does not: finadvise link {row.id} {row.transfer_id} --as not",
                code="split-transfer",
            )
        found = read_parts(parts, row.amount)
        owned = own_categories(store)
        store.splits.put(
            number,
            [
                Split(amount.minor, resolve_category(category, owned, new=new))
                for amount, category in found
            ],
        )
        return _settled(store, identifier, around)


def join_row(store: Store, identifier: str, around: Around) -> Division:
    """Make a split row whole again; it has the category it would have had.

    Raises:
        UsageError: The row does not exist, or is whole.
    """
    with store.writing():
        rows = {t.id: t for t in store.books.transactions()}
        number, row = find_row(rows, identifier), rows[identifier]
        if not row.splits:
            raise UsageError(f"{row.id} is not split", hint=_HOW, code="not-split")
        store.splits.put(number, ())
        return _settled(store, identifier, around)


def read_parts(parts: Sequence[str], whole: Money) -> list[tuple[Money, str]]:
    """Read `AMOUNT=CATEGORY` texts as parts of an amount.

    Returns:
        Amount and category of each, in the order given; all have the sign of `whole` and add up
        to it.

    Raises:
        UsageError: A text cannot be read, has another sign, or the parts don't add up.
    """
    if len(parts) < 2:
        raise UsageError("a split has two parts or more", hint=_HOW, code="split-parts")
    told = [_cut(part) for part in parts]
    amounts = [None if text.casefold() == REST else _size(text, whole) for text, _ in told]
    left = whole.minor - sum(amount.minor for amount in amounts if amount)
    rest = Money(left, whole.currency)
    if amounts.count(None) > 1:
        raise UsageError("only one part can be the rest", hint=_HOW, code="split-parts")
    if None in amounts and left * whole.minor <= 0:
        raise UsageError(
            f"the parts leave nothing of {whole} for the rest",
            hint="make them smaller, or leave the rest out",
            code="split-sum",
        )
    if None not in amounts and left:
        raise UsageError(
            f"the parts add up to {whole - rest}, the row is {whole}",
            hint=f"{abs(rest)} too {'little' if left * whole.minor > 0 else 'much'};"
            " rest=CATEGORY takes what is left",
            code="split-sum",
        )
    return [(amount or rest, category) for amount, (_, category) in zip(amounts, told, strict=True)]


def _cut(part: str) -> tuple[str, str]:
    amount, _, category = (piece.strip() for piece in part.partition("="))
    if not amount or not category:
        raise UsageError(f"not a part of a split: {part!r}", hint=_HOW, code="split-part")
    return amount.replace("−", "-"), category


def _size(text: str, whole: Money) -> Money:
    """Read an amount in the direction of the row."""
    try:
        amount = parse_plain(text, whole.currency)
    except ValueError as fault:
        raise UsageError(str(fault), hint=_HOW, code="amount") from fault
    if not amount:
        raise UsageError("a part of a split is more than nothing", hint=_HOW, code="split-part")
    if text[0] in "+-" and amount.minor * whole.minor < 0:
        raise UsageError(
            f"{text} has another sign than the row, {whole}",
            hint="leave the sign out",
            code="split-sign",
        )
    return abs(amount) if whole.minor > 0 else -abs(amount)


def _settled(store: Store, identifier: str, around: Around) -> Division:
    """Work the other rows out again and return how the row stands now."""
    known = {t.id: t for t in store.books.transactions()}
    changed = recategorise(store, around.country, known)
    row = next(t for t in store.books.transactions() if t.id == identifier)
    return Division(
        as_of=around.as_of,
        currency=around.currency,
        id=row.id,
        date=row.day,
        amount=row.amount,
        payee=row.payee,
        category=row.category,
        splits=tuple(
            SplitPart(amount=Money(part.amount_minor, row.currency), category=part.category)
            for part in row.splits
        ),
        changed=tuple(change for change in changed if change.id != row.id),
    )
