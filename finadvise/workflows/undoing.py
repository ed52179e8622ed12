"""Listing imports and taking one back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from finadvise.errors import UsageError
from finadvise.results.imports import Imports, ListedImport
from finadvise.results.undo import Undo

if TYPE_CHECKING:
    from finadvise.store.store import Store


def list_imports(store: Store, *, as_of: date, currency: str) -> Imports:
    """Return the imports that are in the books, oldest first."""
    return Imports(
        as_of=as_of,
        currency=currency,
        imports=tuple(
            ListedImport(
                batch=b.number,
                day=b.day,
                new=sum(f.new for f in b.files),
                duplicate=sum(f.duplicate for f in b.files),
                held=b.held,
                accounts=b.accounts,
                files=tuple(f.name for f in b.files),
            )
            for b in store.imports.batches()
        ),
    )


def undo_import(store: Store, batch: int | None, *, as_of: date, currency: str) -> Undo:
    """Take an import back, the newest one where none is named.

    Raises:
        UsageError: There is no such import.
    """
    with store.writing():
        known = {b.number: b for b in store.imports.batches()}
        number = batch if batch is not None else max(known, default=0)
        if number not in known:
            numbers = ", ".join(map(str, known)) or "none"
            raise UsageError(
                f"there is no import {number}" if batch is not None else "nothing was imported yet",
                hint=f"imports in the books: {numbers} (finadvise imports lists them)",
                code="no-such-import",
            )
        removed = store.imports.undo(number)
        store.decisions.forget_gone_rows()
        store.models.forget()
    return Undo(
        as_of=as_of,
        currency=currency,
        batch=number,
        removed=removed,
        kept=known[number].held - removed,
        files=tuple(f.name for f in known[number].files),
    )
