"""Telling rows that the books know already from new ones, without losing or doubling any.

Rows are compared one to one: two equal rows of a day are two movements, and a file that holds two
where the books hold one brings one more. The bank's ids decide only where they deserve it, since
banks leave them empty, repeat them, or give new ones with each download.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from finadvise.model.matching import KnownEntry, Matching
from finadvise.model.statement import StatementRow

DOUBT_DAYS = 3
SAME_TEXT = 0.3  # share of words in common from which two texts are taken to be of one movement
_WORD = re.compile(r"[^\W_]+")

_Pair = tuple[int, int]


def match_rows(rows: Sequence[StatementRow], known: Sequence[KnownEntry]) -> Matching:
    """Pair the rows of one account's statement with the entries of that account.

    Args:
        rows: Booked rows in the file's order.
        known: The account's entries around the statement's days, deleted ones too.
    """
    if not known:
        return Matching(new=tuple(range(len(rows))))
    entries = {e.number: e for e in known}
    trusted = _deserve_trust(rows, known)
    pairs = _by_id(rows, known) if trusted else {}
    taken = set(pairs.values())
    # An id of its own tells a row apart from every other row that has one.
    rest = [e for e in known if e.number not in taken and not (trusted and e.bank_ids)]
    found = _by_day_and_amount(rows, [i for i in range(len(rows)) if i not in pairs], rest)
    if pairs or not _may_carry_on(rows, found, entries):
        pairs |= found
    unlike = {i: n for i, n in pairs.items() if _unlike(rows[i], entries[n])}
    new = [i for i in range(len(rows)) if i not in pairs]
    taken = set(pairs.values())
    missing = [e for e in known if e.number not in taken and not e.deleted]
    if trusted and rows:
        first, last = _span(rows)
        missing = [e for e in missing if not e.bank_ids or first <= e.day <= last]
    return Matching(
        new=tuple(new),
        known=tuple(sorted(pairs.items())),
        reworded=tuple(sorted(unlike.items())),
        doubts=_doubts(rows, new, missing),
        ids_trusted=trusted,
    )


def _may_carry_on(
    rows: Sequence[StatementRow], pairs: dict[int, int], entries: dict[int, KnownEntry]
) -> bool:
    """Return whether only equal amounts of one day, under unlike texts, say that files overlap.

    A file may begin on the day that the one before it ended on; then those are two movements.
    """
    one_day = len({rows[i].day for i in pairs}) == 1
    return one_day and all(_unlike(rows[i], entries[n]) for i, n in pairs.items())


def _unlike(row: StatementRow, entry: KnownEntry) -> bool:
    return similarity(row.description, entry.description) < SAME_TEXT


def similarity(one: str, other: str) -> float:
    """Return the share of words two texts have in common (0 to 1); case and signs don't count."""
    if one == other:
        return 1.0
    first, second = set(_words(one)), set(_words(other))
    if not first or not second:
        return 0.0
    return len(first & second) / min(len(first), len(second))


def _deserve_trust(rows: Sequence[StatementRow], known: Sequence[KnownEntry]) -> bool:
    """Judge the ids: all there, no two alike, none known with another amount, none re-issued."""
    ids = {r.bank_id for r in rows}
    if "" in ids or len(ids) < len(rows):
        return False
    owners = {bank_id: e for e in known for bank_id in e.bank_ids}
    if any((e := owners.get(r.bank_id)) and e.amount_minor != r.amount_minor for r in rows):
        return False
    first, last = min(e.day for e in known), max(e.day for e in known)
    overlap = [r for r in rows if first <= r.day.toordinal() <= last]
    by_id = sum(r.bank_id in owners for r in overlap)
    held = Counter((e.day, e.amount_minor) for e in known)
    wanted = Counter((r.day.toordinal(), r.amount_minor) for r in overlap)
    by_fit = (held & wanted).total()
    return not (by_id < len(overlap) / 2 and by_fit > len(overlap) / 2)


def _by_id(rows: Sequence[StatementRow], known: Sequence[KnownEntry]) -> dict[int, int]:
    owners = {bank_id: e.number for e in known for bank_id in e.bank_ids}
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for i, row in enumerate(rows):
        number = owners.get(row.bank_id)
        if number is not None and number not in taken:
            pairs[i] = number
            taken.add(number)
    return pairs


def _by_day_and_amount(
    rows: Sequence[StatementRow], places: Iterable[int], known: Iterable[KnownEntry]
) -> dict[int, int]:
    held: dict[_Pair, list[KnownEntry]] = defaultdict(list)
    for entry in known:
        held[entry.day, entry.amount_minor].append(entry)
    wanted: dict[_Pair, list[int]] = defaultdict(list)
    for i in places:
        key = (rows[i].day.toordinal(), rows[i].amount_minor)
        if key in held:
            wanted[key].append(i)
    pairs: dict[int, int] = {}
    for key, group in wanted.items():
        pairs.update(_one_to_one(rows, group, held[key]))
    return pairs


def _one_to_one(
    rows: Sequence[StatementRow], group: list[int], entries: list[KnownEntry]
) -> dict[int, int]:
    """Pair rows and entries of one day and amount, the likest texts first."""
    if len(group) == 1 and len(entries) == 1:
        return {group[0]: entries[0].number}
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    scored = sorted(
        (-_likeness(rows[i], entry), entry.deleted, i, entry.number)
        for i in group
        for entry in entries
    )
    for _, _, i, number in scored:
        if i not in pairs and number not in taken:
            pairs[i] = number
            taken.add(number)
    return pairs


def _likeness(row: StatementRow, entry: KnownEntry) -> float:
    same_id = bool(row.bank_id) and row.bank_id in entry.bank_ids
    return same_id + similarity(row.description, entry.description)


def _doubts(
    rows: Sequence[StatementRow], new: Sequence[int], missing: Sequence[KnownEntry]
) -> tuple[_Pair, ...]:
    """Pair new rows with entries the file should have held, or that read the same, days apart."""
    if not new or not missing:
        return ()
    first, last = _span(rows)
    by_amount: dict[int, list[KnownEntry]] = defaultdict(list)
    for entry in missing:
        by_amount[entry.amount_minor].append(entry)
    near = sorted(
        (abs(rows[i].day.toordinal() - e.day), i, e.number)
        for i in new
        for e in by_amount.get(rows[i].amount_minor, ())
        if abs(rows[i].day.toordinal() - e.day) <= DOUBT_DAYS
        and (first <= e.day <= last or similarity(rows[i].description, e.description) >= SAME_TEXT)
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, number in near:
        if i not in pairs and number not in taken:
            pairs[i] = number
            taken.add(number)
    return tuple(sorted(pairs.items()))


def _span(rows: Sequence[StatementRow]) -> _Pair:
    """Return the ordinals of the first and the last day."""
    days = {r.day for r in rows}
    return min(days).toordinal(), max(days).toordinal()


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
