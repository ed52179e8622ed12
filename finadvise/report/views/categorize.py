"""The page of categories that changed."""

from __future__ import annotations

from collections.abc import Sequence

from finadvise.model.taxonomy import category_name
from finadvise.money import Money
from finadvise.report.document import Block, Cell, Column, Document, Paragraph, Table
from finadvise.results.categorize import Categorize, Recategorised

COLUMNS = (
    Column("Payee", cut=True),
    Column("Rows", right=True),
    Column("Amount", right=True),
    Column("From", priority=1),
    Column("To"),
    Column("By", priority=2),
    Column("Newest", priority=1),
)


def view(result: Categorize) -> Document:
    """Show whose rows changed and what they changed to."""
    followed = sum(row.source != "user" for row in result.changed)
    text = f"{count(result.set_, 'row')} set."
    if followed:
        text += f" {count(followed, 'other row')} changed with it."
    blocks: list[Block] = [Paragraph(text)]
    if result.changed:
        blocks.append(changes_table(result.changed))
    return Document("Categories", tuple(blocks), result.notes)


def changes_table(changed: Sequence[Recategorised]) -> Table:
    """Return the rows that changed, those of one payee that changed alike together."""
    alike: dict[tuple[str, str, str, str, str], list[Recategorised]] = {}
    for row in changed:
        key = (row.payee, row.amount.currency, row.from_, row.to, row.source)
        alike.setdefault(key, []).append(row)
    return Table(COLUMNS, tuple(_cells(rows) for rows in alike.values()))


def _cells(rows: Sequence[Recategorised]) -> tuple[Cell, ...]:
    newest = max(rows, key=lambda row: row.date)
    amount = Money(sum(row.amount.minor for row in rows), newest.amount.currency)
    names = (category_name(newest.from_), category_name(newest.to))
    return (newest.payee, len(rows), amount, *names, newest.source, newest.id)


def count(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
