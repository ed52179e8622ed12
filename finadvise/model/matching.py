"""What matching a statement against the books takes and gives."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEntry:
    """A row of the books as far as matching needs it.

    Args:
        day: Proleptic ordinal of the bank's day.
        occurrence: Counts rows that are the same in account, day, amount and description.
        bank_ids: Every id under which the row has come.
        deleted: The owner took the row away; it still takes part, so that it stays away.
    """

    number: int
    day: int
    amount_minor: int
    description: str
    occurrence: int = 0
    bank_ids: tuple[str, ...] = ()
    deleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """What each row of a statement is to the books; rows by their place in the statement.

    Args:
        new: Rows that the books don't hold.
        known: Row and the number of the entry it is.
        reworded: Those of `known` whose text has next to nothing in common with the entry's.
        doubts: New rows that might be an entry after all, and that entry.
        ids_trusted: Whether the bank's ids decided.
    """

    new: tuple[int, ...] = ()
    known: tuple[tuple[int, int], ...] = ()
    reworded: tuple[tuple[int, int], ...] = ()
    doubts: tuple[tuple[int, int], ...] = ()
    ids_trusted: bool = False
