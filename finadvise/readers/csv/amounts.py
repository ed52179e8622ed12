"""Amounts: the decimal mark of a column over the whole file, then whole minor units."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from finadvise.errors import InputRefused
from finadvise.readers.csv.currency import codes, currency_of_mark

_MARK = (
    r"(?:[A-Z]{3}|[A-Za-z]{0,2}\$|[£€¥￥₹₽₴₩₪₺฿₫₱₦\\]|[Kk][Rr]\.?|zł|Kč|Ft|Rs\.?|Fr\.?|SFr\.?|руб\.?"
    r"|р\.?|грн\.?|лв\.?|lei|TL|円|元|원|Euro)"
)
_AMOUNT = re.compile(
    rf"(?P<open>\()?\s*(?P<lead>[+-])?\s*(?P<before>{_MARK})?\s*(?P<second>[+-])?\s*"
    r"(?P<number>(?:\d|[.,](?=\d))[\d.,' ]*?)"
    rf"\s*(?P<after>{_MARK})?\s*(?P<trail>[+-])?\s*(?P<flag>(?:CR|DR|Cr|Dr|cr|dr|[CDHS])\.?)?\s*(?P<close>\))?"
)
_LOOK_ALIKES = str.maketrans(
    {
        "−": "-",
        "–": "-",
        "—": "-",
        "‐": "-",
        "‑": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u2007": " ",
        "’": "'",
        "‘": "'",
        "´": "'",
        "`": "'",
        "＋": "+",
    }
)
_OTHER = {".": ",", ",": "."}
# The common ways to write an amount, tried before the cell is taken apart.
_COMMON = {
    mark: re.compile(
        r"(?:(-?)[£$€]?|[£$€](-))"
        rf"((?:[0-9]{{1,13}}|[0-9]{{1,3}}(?:{re.escape(other)}[0-9]{{3}}){{1,4}}){re.escape(mark)}[0-9][0-9])"
        r"(?: ?(?:[£€$]|EUR))?"
    )
    for mark, other in _OTHER.items()
}
_FOREIGN_DIGIT = re.compile(r"(?![0-9０-９])\d")
_PLAIN_COLUMN = {
    mark: re.compile(rf"(?:-?[0-9]{{1,13}}{re.escape(mark)}[0-9][0-9]\n)++") for mark in (".", ",")
}
_EMPTY = frozenset({"", "-", "--", "—", "–", "n/a", "N/A", "*"})
_MOST_DIGITS = 16


@dataclass(frozen=True, slots=True)
class AmountText:
    """An amount cell taken apart.

    Args:
        negative: Minus sign (leading, trailing) or parentheses.
        plus: An explicit plus sign.
        number: Digits with their marks.
        mark: Currency mark or code, or empty.
        flag: `cr`, `dr` or empty.
    """

    negative: bool
    plus: bool
    number: str
    mark: str
    flag: str


@lru_cache(maxsize=131_072)
def take_apart(text: str) -> AmountText | None:
    """Return the parts of a cell that is nothing but an amount, else None."""
    cell = text.strip()
    if not cell.isascii():
        if _FOREIGN_DIGIT.search(cell):
            return None
        cell = unicodedata.normalize("NFKC", cell.translate(_LOOK_ALIKES)).translate(_LOOK_ALIKES)
    if cell[:1] in {"=", "'", '"'}:
        cell = cell.strip("='\"").strip()
    match = _AMOUNT.fullmatch(cell)
    if match is None or bool(match["open"]) != bool(match["close"]):
        return None
    signs = [s for s in (match["lead"], match["second"], match["trail"]) if s]
    marks = [m for m in (match["before"], match["after"]) if m]
    if len(signs) > 1 or (signs and match["open"] and signs[0] == "+"):
        return None
    if any(len(m) == 3 and m.isalpha() and m.isupper() and m not in codes() for m in marks):
        return None
    negative = "-" in signs or bool(match["open"])
    flag = (match["flag"] or "").rstrip(".").casefold()
    flag = {"c": "cr", "h": "cr", "d": "dr", "s": "dr"}.get(flag, flag)
    return AmountText(
        negative, "+" in signs, match["number"].strip(), marks[0] if marks else "", flag
    )


def is_empty(text: str) -> bool:
    """Tell whether a cell of an amount column stands for nothing."""
    return text.strip() in _EMPTY


def looks_like_amount(text: str) -> bool:
    """Tell whether a cell is an amount in either decimal style."""
    parts = take_apart(text)
    return parts is not None and any(_fits(parts.number, mark) for mark in (".", ","))


def looks_like_money(text: str) -> bool:
    """Tell whether a cell is an amount with decimals, a sign or a currency, not just a number."""
    parts = take_apart(text)
    if parts is None or not looks_like_amount(text):
        return False
    decimals = re.search(r"[.,]\d{1,2}$", parts.number)
    return bool(
        decimals or parts.negative or parts.plus or (parts.mark and not parts.mark.isdigit())
    )


@lru_cache(maxsize=8)
def _pattern(decimal: str) -> re.Pattern[str]:
    other = _OTHER[decimal]
    groups = "|".join(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+" for mark in (other, "'", " "))
    indian = r"|\d{1,2}(?:,\d{2})+,\d{3}" if decimal == "." else ""
    return re.compile(
        rf"(?P<whole>{groups}{indian}|\d*)(?:{re.escape(decimal)}(?P<part>\d*))?", re.ASCII
    )


def _fits(number: str, decimal: str) -> bool:
    match = _pattern(decimal).fullmatch(number)
    return match is not None and bool(match["whole"] or match["part"])


def decimal_mark(cells: Iterable[str], places: int) -> tuple[str, str]:
    """Return the decimal mark that a column's cells show, with the cell that shows it.

    Returns:
        `(".", cell)` or `(",", cell)`; `("", "")` where no cell holds a mark; `("?", cell)` where
        the marks can be read both ways.

    Raises:
        InputRefused: Some cells need one mark and some the other.
    """
    shown: dict[str, str] = {}
    doubtful = ""
    cells = list(cells)
    for mark in (".", ","):
        if _all_plain(cells, mark):
            return mark, cells[0]
    with_dot, with_comma = (_COMMON[mark].fullmatch for mark in (".", ","))
    for cell in dict.fromkeys(cells):
        if with_dot(cell):
            mark = "."
        elif with_comma(cell):
            mark = ","
        else:
            parts = take_apart(cell)
            mark = _mark_shown(parts.number, places) if parts else ""
        if mark == "?":
            doubtful = doubtful or cell
        elif mark:
            shown.setdefault(mark, cell)
    if len(shown) == 2:
        raise InputRefused(
            f"{shown['.'].strip()} and {shown[','].strip()} use different decimal marks",
            hint="say which is right with --decimal . or --decimal ,",
            code="decimals-contradict",
        )
    if shown:
        return next(iter(shown.items()))
    return ("?", doubtful) if doubtful else ("", "")


def _mark_shown(number: str, places: int) -> str:
    """Return which mark must be the decimal one for a single number to make sense."""
    fits = [mark for mark in (".", ",") if _fits(number, mark)]
    if len(fits) < 2:
        return fits[0] if fits else ""
    if not any(mark in number for mark in ".,"):
        return ""
    mark = "." if "." in number else ","
    # A lone mark before three digits groups thousands, unless the currency has three decimals.
    if re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", number):
        if places == 0:
            return "," if mark == "." else "."
        return mark if places == 3 else "?"
    return mark


def _all_plain(cells: list[str], decimal: str) -> bool:
    """Tell in one sweep whether every cell is digits with two decimals, at most with a minus."""
    pattern = _PLAIN_COLUMN[decimal]
    return bool(cells) and pattern.fullmatch("\n".join([*cells, ""])) is not None


def parse_plain_column(cells: list[str], decimal: str, places: int) -> list[int] | None:
    """Return the minor units of a column that is written in the plainest way, else None; fast."""
    if places != 2 or not _all_plain(cells, decimal):
        return None
    return [int(cell[:-3] + cell[-2:]) for cell in cells]


def parse_cells(cells: Iterable[str], decimal: str, places: int) -> dict[str, int]:
    """Return cell → minor units for every cell that is an amount; empty cells are left out.

    Args:
        cells: Different cells of a column.
        decimal: The settled mark (`.` where no cell holds one).
        places: Decimals of the currency.
    """
    common = _COMMON[decimal].fullmatch
    other = _OTHER[decimal]
    table: dict[str, int] = {}
    for cell in set(cells):
        match = common(cell) if places == 2 else None
        if match is not None:
            sign, late_sign, digits = match.groups()
            digits = digits.replace(other, "")
            table[cell] = int(f"{sign or late_sign or ''}{digits[:-3]}{digits[-2:]}")
            continue
        minor = _parse(cell, decimal, places)
        if minor is not None:
            table[cell] = minor
    return table


def _parse(cell: str, decimal: str, places: int) -> int | None:
    parts = take_apart(cell)
    match = _pattern(decimal).fullmatch(parts.number) if parts else None
    if parts is None or match is None:
        return None
    whole = re.sub(r"\D", "", match["whole"] or "") or "0"
    fraction = (match["part"] or "").rstrip("0")
    if len(fraction) > places or len(whole) > _MOST_DIGITS:
        return None
    minor = int(whole) * 10**places + int(fraction.ljust(places, "0") or 0)
    return int(-minor if parts.negative else minor)


def flags_in(cells: Iterable[str]) -> dict[str, str]:
    """Return cell → `cr` or `dr` for cells that carry the flag themselves, such as `45.00 CR`."""
    found = {}
    for cell in cells:
        parts = take_apart(cell)
        if parts is not None and parts.flag:
            found[cell] = parts.flag
    return found


def currencies_in(cells: Iterable[str], own: str) -> set[str]:
    """Return the currencies that the cells themselves name."""
    found = set()
    for cell in cells:
        parts = take_apart(cell)
        if parts is not None and parts.mark:
            found.add(currency_of_mark(parts.mark, own))
    return found - {""}
