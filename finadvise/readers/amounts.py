"""Amounts as banks write them, to whole minor units, or a refusal.

A lone mark with one, two or four digits after it is the decimal mark; two different marks say
which is which; a mark that repeats groups thousands. `1,234` says neither: the other amounts of
the file settle it, or the caller's option, or the file is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from finadvise.errors import InputRefused
from finadvise.model.statement import DecimalMark
from finadvise.money import exponent

_PLAIN_TWO = re.compile(r"[+-]?\d{1,13}\.\d\d", re.ASCII)
_SHAPE = re.compile(r"([+-]?)(?=[\d.,])(\d*(?:[ '’\u00a0\u202f]\d{3})*(?:[.,]\d+)*)", re.ASCII)
_SPACES = str.maketrans("", "", " '’\u00a0\u202f")
_WHOLE_DIGITS = 13
_FRACTION_DIGITS = 5


class AmbiguousAmount(ValueError):
    """The text could be thousands or decimals."""


class ExcessDecimals(ValueError):
    """The amount has more decimals than its currency."""


@dataclass(frozen=True, slots=True)
class AmountStyle:
    """How the amounts of one file are to be read.

    Args:
        currency: ISO code, for the number of decimals.
        mark: The decimal mark that the file or the user settled, None where it is open.
    """

    currency: str
    mark: DecimalMark | None = None

    def minor(self, text: str) -> int:
        """Return whole minor units.

        Raises:
            AmbiguousAmount: A lone mark with three digits after it, and nothing settles it.
            ExcessDecimals: More decimals than the currency has, and not only zeros.
            ValueError: No amount.
        """
        places = exponent(self.currency)
        if places == 2 and _PLAIN_TWO.fullmatch(text):
            return int(text.replace(".", ""))
        sign, whole, fraction = _parts(text, places, self.mark)
        if len(fraction) > places:
            raise ExcessDecimals(f"{self.currency} has {places} decimals")
        value = int(whole + fraction or "0")
        return -value if sign == "-" else value

    def rounded(self, text: str) -> int:
        """Return whole minor units, decimals beyond the currency's rounded half-even.

        Raises:
            AmbiguousAmount: A lone mark with three digits after it, and nothing settles it.
            ValueError: No amount.
        """
        places = exponent(self.currency)
        sign, whole, fraction = _parts(text, places, self.mark)
        value = int(whole + fraction[:places] or "0")
        value += _rounds_up(fraction[places:], value)
        return -value if sign == "-" else value


def settle_mark(
    texts: Iterable[str], currency: str, option: DecimalMark | None
) -> DecimalMark | None:
    """Return the decimal mark that the amounts of a file agree on, None where none tells it.

    Args:
        texts: Every amount of the file; what is no amount is left to the strict reading.
        currency: ISO code; a currency without decimals makes `1,234` a thousand.
        option: What the user said; beats the file.
    """
    if option:
        return option
    marks = {_telling(text, exponent(currency)) for text in set(texts)}
    marks.discard(None)
    return marks.pop() if len(marks) == 1 else None


def plain_number(text: str, mark: DecimalMark) -> str:
    """Return a number of any length with a decimal point and no thousands, such as units.

    Args:
        text: The number as written.
        mark: Read as the decimal mark where the number itself leaves it open.

    Raises:
        ValueError: No number.
    """
    shape = _SHAPE.fullmatch(text)
    if not shape or not shape[2].strip(".,"):
        raise ValueError("no number")
    body = shape[2].translate(_SPACES)
    decimal = _decimal_mark(body, 2) or mark
    whole, _, fraction = body.rpartition(decimal) if decimal in body else (body, "", "")
    return f"{shape[1].strip('+')}{_ungrouped(whole) or '0'}.{fraction or '0'}"


def refused_amount(text: str, error: ValueError, *, row: int, column: str) -> InputRefused:
    """Return the refusal for an amount, with the option that settles it where one does."""
    shown = text if len(text) <= 40 else f"{text[:40]}…"
    if isinstance(error, AmbiguousAmount):
        return InputRefused(
            f"amount {shown!r} can be read with thousands or with decimals",
            hint="say which with --decimal . or --decimal ,",
            code="amount-ambiguous",
            row=row,
            column=column,
        )
    why = f": {error}" if isinstance(error, ExcessDecimals) else ""
    return InputRefused(
        f"{shown!r} is no amount{why}" if text else "the amount is missing",
        hint="correct the file or download it again",
        code="bad-amount",
        row=row,
        column=column,
    )


def _parts(text: str, places: int, mark: DecimalMark | None) -> tuple[str, str, str]:
    shape = _SHAPE.fullmatch(text)
    if not shape or not shape[2].strip(".,"):
        raise ValueError("no amount")
    body = shape[2].translate(_SPACES)
    decimal = _decimal_mark(body, places) or mark
    if decimal is None and _is_open(body):
        raise AmbiguousAmount(text)
    whole, fraction = body, ""
    if decimal and decimal in body:
        whole, _, fraction = body.rpartition(decimal)
    whole = _ungrouped(whole).lstrip("0")
    fraction = fraction[:places].ljust(places, "0") + fraction[places:].rstrip("0")
    if len(whole) > _WHOLE_DIGITS or len(fraction) > _FRACTION_DIGITS:
        raise ValueError("no amount")
    return shape[1], whole, fraction


def _ungrouped(whole: str) -> str:
    """Return the digits before the decimal mark without their thousands marks, checked."""
    for thousands in ".,":
        head, *groups = whole.split(thousands)
        if groups:
            if not 1 <= len(head) <= 3 or any(len(group) != 3 for group in groups):
                raise ValueError("no amount")
            return head + "".join(groups)
    return whole


def _is_open(body: str) -> bool:
    return "." in body or "," in body


def _decimal_mark(body: str, places: int) -> Literal[".", ","] | None:
    """Return the decimal mark an amount gives away by itself, None where it gives none away."""
    points, commas = body.count("."), body.count(",")
    if points and commas:
        return "." if body.rindex(".") > body.rindex(",") else ","
    if not points and not commas:
        return None
    mark: Literal[".", ","] = "." if points else ","
    other: Literal[".", ","] = "," if points else "."
    if points + commas > 1:
        return other
    whole, _, fraction = body.partition(mark)
    if len(fraction) != 3 or not whole or whole[0] == "0" or len(whole) > 3:
        return mark
    if places == 0 and fraction.strip("0"):
        return other
    return mark if places == 3 and mark == "." else None


def _telling(text: str, places: int) -> Literal[".", ","] | None:
    if _PLAIN_TWO.fullmatch(text):
        return "."
    shape = _SHAPE.fullmatch(text)
    return _decimal_mark(shape[2].translate(_SPACES), places) if shape else None


def _rounds_up(extra: str, value: int) -> int:
    half = "5".ljust(len(extra), "0")
    return 1 if extra > half or (extra == half and value % 2) else 0
