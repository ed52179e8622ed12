"""Lists of dates and money that are no statements: prices, holdings, budgets."""

from __future__ import annotations

from finadvise.errors import InputRefused
from finadvise.readers.csv.columns import Columns
from finadvise.readers.csv.profiles import AMOUNT_ROLES
from finadvise.readers.csv.table import Table
from finadvise.readers.csv.words import fold, movement_words

_TEXTS = frozenset({"description", "payee", "text", "type", "category", "direction"})


def refuse_other_lists(table: Table, columns: Columns) -> None:
    """Refuse a table whose amount no header names and that looks like another kind of list.

    Raises:
        InputRefused: Two headers belong to prices or holdings, or there is no column of words.
    """
    named = any(
        heading.roles and role in AMOUNT_ROLES
        for heading, role in zip(columns.headings, columns.roles, strict=False)
    )
    if named or not table.rows:
        return
    headers = {fold(cell) for cell in table.header} & movement_words("no_statement", "headers")
    if len(headers) >= 2 or not _TEXTS & set(columns.roles):
        raise InputRefused(
            "this looks like a list of prices, holdings or figures, not of transactions",
            hint="download the transactions; a header such as Date,Description,Amount helps",
            code="not-a-statement",
        )
