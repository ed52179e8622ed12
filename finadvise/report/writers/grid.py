"""Fits a table into a width: which columns are shown, and how wide each may be.

Ids, dates and money keep their full width. Text that may wrap or be cut shares what is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from finadvise.report.document import Table, cell_text
from finadvise.report.sanitise import for_terminal

GAP = 2
_NARROW_TEXT = 28
_LONG_TEXT = 34
_LEAST_TEXT = 10
# Text longer than this is read as a sentence, and a column of ten letters is no place for one.
_SENTENCE = 40


@dataclass(frozen=True, slots=True)
class Fit:
    """Positions of the columns that are shown, and the width of each."""

    shown: tuple[int, ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Need:
    """Widths of one column: at its widest, as narrow as it still reads well, and at the limit."""

    widest: int
    least: int
    limit: int


def fit(table: Table, width: int) -> Fit | None:
    """Choose columns and widths; None where even the most important do not fit side by side."""
    needs = [_need(table, index) for index in range(len(table.columns))]
    shown = list(range(len(table.columns)))
    while _total([needs[i].least for i in shown]) > width:
        least = max(shown, key=lambda i: (table.columns[i].priority, i))
        if table.columns[least].priority == 0:
            break
        shown.remove(least)
    chosen = [needs[i] for i in shown]
    if _total([need.limit for need in chosen]) > width:
        return None
    return Fit(tuple(shown), tuple(_shared(chosen, width)))


def _need(table: Table, index: int) -> _Need:
    column = table.columns[index]
    texts = [for_terminal(cell_text(row[index])) for row in table.rows]
    widest = max(_length(text) for text in [column.name, *texts])
    if not (column.wrap or column.cut):
        return _Need(widest, widest, widest)
    least = min(widest, max(_NARROW_TEXT, min(widest // 3, _LONG_TEXT)))
    limit = _LEAST_TEXT if widest <= _SENTENCE else _NARROW_TEXT
    return _Need(widest, least, min(widest, max(limit, len(column.name))))


def _length(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + GAP * (len(widths) - 1)


def _shared(needs: list[_Need], width: int) -> list[int]:
    """Give every column what it can do with least, then the rest in equal parts to who wants it."""
    widths = [need.least for need in needs]
    if _total(widths) > width:
        widths = [need.limit for need in needs]
    spare = width - _total(widths)
    while wanting := [i for i, need in enumerate(needs) if widths[i] < need.widest]:
        share = spare // len(wanting)
        if not share:
            break
        for i in wanting:
            given = min(share, needs[i].widest - widths[i])
            widths[i] += given
            spare -= given
    return widths
