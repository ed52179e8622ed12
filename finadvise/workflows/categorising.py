"""Setting categories by hand, and working the others out again from what that teaches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from finadvise.analysis.ledger.accuracy import measure_accuracy
from finadvise.analysis.ledger.categories import categorise
from finadvise.analysis.ledger.category_names import resolve_category, slugs
from finadvise.analysis.ledger.reasons import explain_category
from finadvise.errors import InputRefused, UsageError
from finadvise.model.category import Descriptor, Knowledge, Verdict
from finadvise.model.ledger import Transaction
from finadvise.results.accuracy import Accuracy
from finadvise.results.categorize import Categorize, Recategorised
from finadvise.store.books import row_number, transaction_id
from finadvise.workflows.knowledge import gather_knowledge

if TYPE_CHECKING:
    from finadvise.store.store import Store
    from finadvise.workflows.labels import LabelRow


@dataclass(frozen=True, slots=True)
class Around:
    """What a call works with besides the store."""

    as_of: date
    currency: str
    country: str


def set_category(
    store: Store, ids: Sequence[str], category: str, around: Around, *, new: bool = False
) -> Categorize:
    """Set the category of rows by hand; rows alike follow at once.

    Args:
        store: The open store.
        ids: Rows to set.
        category: A category by slug or name, or one of the owner's own.
        around: Day, currency, country.
        new: Whether an unknown name makes a category of the owner's own.

    Raises:
        UsageError: An id or the category does not exist; nothing is set then.
    """
    return set_categories(store, [(i, category) for i in ids], around, new=new)


def set_categories(
    store: Store, told: Iterable[tuple[str, str]], around: Around, *, new: bool = False
) -> Categorize:
    """Set the categories of many rows, all of them or none.

    Args:
        store: The open store.
        told: Ids with their categories.
        around: Day, currency, country.
        new: Whether unknown names make categories of the owner's own.

    Raises:
        UsageError: An id or a category does not exist; nothing is set then.
    """
    with store.writing():
        before = {t.id: t for t in store.books.transactions()}
        owned = own_categories(store)
        wanted: dict[int, str] = {}
        for identifier, given in told:
            number = find_row(before, identifier)
            if before[identifier].splits:
                raise UsageError(
                    f"{identifier} is split among categories",
                    hint=f"`finadvise split {identifier} --clear` makes it whole again",
                    code="split-row",
                )
            wanted[number] = resolve_category(given, owned, new=new)
        for category in dict.fromkeys(wanted.values()):
            store.categories.label([n for n, c in wanted.items() if c == category], category)
        followed = recategorise(store, around.country, before)
    by_hand = [
        changed_row(before[transaction_id(n)], category, "user")
        for n, category in sorted(wanted.items())
        if before[transaction_id(n)].category != category
    ]
    return Categorize(
        as_of=around.as_of,
        currency=around.currency,
        set_=len(wanted),
        changed=(*by_hand, *followed),
    )


def find_row(rows: Mapping[str, Transaction], identifier: str) -> int:
    """Return the number of a row by its id.

    Raises:
        UsageError: There is no such row.
    """
    number = row_number(identifier)
    if number is None or identifier not in rows:
        raise UsageError(
            f"there is no transaction {identifier!r}",
            hint="`finadvise transactions` lists the ids",
            code="no-such-transaction",
        )
    return number


def set_from_file(
    store: Store, rows: Sequence[LabelRow], around: Around, *, new: bool = False
) -> Categorize:
    """Set what a label file says, all of it or nothing.

    Args:
        store: The open store.
        rows: The file's rows; one that names a description stands for all rows with that text.
        around: Day, currency, country.
        new: Whether unknown names make categories of the owner's own.

    Raises:
        InputRefused: A row names what the books don't hold; the first such row is named.
    """
    by_text: dict[str, list[str]] = {}
    known = store.books.transactions()
    for t in known:
        if not t.splits:
            by_text.setdefault(" ".join(t.description.split()).casefold(), []).append(t.id)
    ids = {t.id for t in known}
    owned = own_categories(store)
    told: list[tuple[str, str]] = []
    for row in rows:
        found = [row.id] if row.id in ids else by_text.get(row.description.casefold(), [])
        if not found:
            raise InputRefused(
                f"the books hold no transaction {row.id or row.description!r}",
                hint="`finadvise transactions` lists ids and descriptions",
                row=row.line,
                code="no-such-transaction",
            )
        try:
            category = resolve_category(row.category, owned, new=new)
        except UsageError as error:
            raise InputRefused(
                error.message, hint=error.hint, row=row.line, code=error.code
            ) from error
        told += ((identifier, category) for identifier in found)
    return set_categories(store, told, around, new=new)


def recategorise(store: Store, country: str, before: dict[str, Transaction]) -> list[Recategorised]:
    """Work out every row that the owner did not label; runs inside `Store.writing()`.

    Returns:
        The rows whose category changed, in order of their numbers.
    """
    changes = work_out(store, gather_knowledge(store, country), before)
    store.categories.record_verdicts((number, verdict) for number, verdict in changes)
    return [
        changed_row(before[transaction_id(n)], v.category, v.source)
        for n, v in changes
        if before[transaction_id(n)].category != v.category
    ]


def work_out(
    store: Store, knowledge: Knowledge, before: dict[str, Transaction]
) -> list[tuple[int, Verdict]]:
    """Return the rows that would be taken for something else, with what for."""
    rows = store.categories.descriptors()
    verdicts = categorise([descriptor for _, descriptor in rows], knowledge, store.models)
    return [
        (number, verdict)
        for (number, _), verdict in zip(rows, verdicts, strict=True)
        if _differs(before[transaction_id(number)], verdict)
    ]


def _differs(row: Transaction, verdict: Verdict) -> bool:
    return (row.payee, row.category, row.category_source, row.suggestion, row.confidence) != (
        verdict.payee,
        verdict.category,
        verdict.source,
        verdict.suggestion,
        verdict.confidence,
    )


def changed_row(row: Transaction, category: str, source: str) -> Recategorised:
    """Return how a row's category changes."""
    return Recategorised(
        id=row.id,
        date=row.day,
        account=row.account,
        amount=row.amount,
        payee=row.payee,
        from_=row.category,
        to=category,
        source=source,
    )


def own_categories(store: Store) -> list[str]:
    """Return the categories of the owner's own making."""
    used = {label.category for label in store.categories.labels()}
    used |= {rule.category for rule in store.categories.rules()}
    used |= {part.category for parts in store.splits.by_row().values() for part in parts}
    return sorted(used - set(slugs()))


def measure(store: Store, around: Around) -> Accuracy:
    """Return how often categories would have been right on the owner's labels."""
    return measure_accuracy(
        store.categories.labels(),
        country=around.country,
        currency=around.currency,
        as_of=around.as_of,
    )


def reason_for(store: Store, identifier: str, country: str) -> str:
    """Return the sentence that says what a row's category rests on.

    Empty where the owner set it or split the row.
    """
    row = next((t for t in store.books.transactions() if t.id == identifier), None)
    asked = descriptors_by_id(store).get(identifier)
    if row is None or asked is None:
        return ""
    return explain_category(row, asked, gather_knowledge(store, country))


def descriptors_by_id(store: Store) -> dict[str, Descriptor]:
    """Return the rows that the owner did not label, by id."""
    return {transaction_id(n): descriptor for n, descriptor in store.categories.descriptors()}
