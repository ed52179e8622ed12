"""Money: whole minor units with their currency, and the text of both.

Amounts are integers everywhere but at the two ends: `Decimal` stands only between text and minor
units, `float` only inside statistics. Minor-unit exponents are those of ISO 4217 (list of
2026-01-01); a currency that is not listed has two decimals.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache

_WITHOUT_DECIMALS = frozenset(
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split()
)
_WITH_THREE_DECIMALS = frozenset("BHD IQD JOD KWD LYD OMR TND".split())

_SYMBOLS = {"GBP": "£", "USD": "$", "EUR": "€", "JPY": "¥"}


@cache
def exponent(currency: str) -> int:
    """Return how many decimals the currency has."""
    if currency in _WITHOUT_DECIMALS:
        return 0
    return 3 if currency in _WITH_THREE_DECIMALS else 2


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An amount of one currency; negative means money out."""

    minor: int
    currency: str

    @classmethod
    def from_decimal(cls, value: Decimal, currency: str) -> Money:
        """Round half-even to the currency's own decimals."""
        return cls(to_minor(value, currency), currency)

    @classmethod
    def from_float(cls, value_minor: float, currency: str) -> Money:
        """Close a statistic: `value_minor` is a float in minor units."""
        return cls(round(value_minor), currency)

    def decimal(self) -> Decimal:
        """Return the amount in major units, exact."""
        return Decimal(self.minor).scaleb(-exponent(self.currency))

    def plain(self) -> str:
        """Return the decimal string of the JSON contract, such as `-12.50`."""
        return f"{self.decimal():.{exponent(self.currency)}f}"

    def __str__(self) -> str:
        return format_money(self.minor, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __abs__(self) -> Money:
        return Money(abs(self.minor), self.currency)

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.minor - other.minor, self.currency)

    def __lt__(self, other: Money) -> bool:
        self._same(other)
        return self.minor < other.minor

    def __bool__(self) -> bool:
        return self.minor != 0

    def _same(self, other: Money) -> None:
        if self.currency != other.currency:
            raise ValueError(f"cannot combine {self.currency} with {other.currency}")


def to_minor(value: Decimal, currency: str) -> int:
    """Return whole minor units, rounded half-even."""
    return int(value.scaleb(exponent(currency)).to_integral_value(rounding=ROUND_HALF_EVEN))


def parse_plain(text: str, currency: str) -> Money:
    """Read a plain decimal such as `-1234.50` (what options, TOML and JSON hold).

    Raises:
        ValueError: Not a plain decimal, or more decimals than the currency has.
    """
    body = text.strip()
    digits = body.lstrip("+-")
    whole, _, fraction = digits.partition(".")
    if len(body) - len(digits) > 1 or not (whole + fraction).isascii():
        raise ValueError(f"not an amount: {text!r}")
    if not whole.isdigit() or (fraction and not fraction.isdigit()):
        raise ValueError(f"not an amount: {text!r}")
    places = exponent(currency)
    if len(fraction.rstrip("0")) > places:
        raise ValueError(f"{currency} has {places} decimals: {text!r}")
    minor = int(whole) * 10**places + int(fraction[:places].ljust(places, "0") or 0)
    return Money(-minor if body.startswith("-") else minor, currency)


def format_money(minor: int, currency: str, *, whole: bool = False) -> str:
    """Return text for people, such as `-£1,234.50`; `whole` rounds the pennies off (half-even)."""
    amount = abs(Money(minor, currency).decimal())
    places = 0 if whole else exponent(currency)
    amount = amount.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN)
    symbol = _SYMBOLS.get(currency)
    body = f"{symbol}{amount:,}" if symbol else f"{amount:,} {currency}"
    return f"-{body}" if minor < 0 and amount else body


def format_estimate(minor: int, currency: str) -> str:
    """Return an estimate for people: whole units, three figures, rounded towards zero.

    More figures would claim knowledge that a projection does not have.
    """
    whole = abs(minor) // 10 ** exponent(currency)
    step = 10 ** max(0, len(str(whole)) - 3)
    rounded = whole // step * step * 10 ** exponent(currency)
    return format_money(-rounded if minor < 0 else rounded, currency, whole=True)
