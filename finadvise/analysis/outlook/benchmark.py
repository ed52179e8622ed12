"""What an average UK household spends, from the ONS Family Spending survey."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from finadvise.data import read_csv
from finadvise.model.person import Profile
from finadvise.money import Money
from finadvise.periods import Period

_TABLE = "ons_family_spending_fye2024.csv"
_WEEKS_PER_YEAR = 52
EVERYONE = "all"


def income_group(profile: Profile) -> str:
    """Return the column of the table that fits the household: `decile1` to `decile10`, or `all`.

    The survey groups by gross income of the whole household. It is only known where the person
    said their gross pay and no partner earns.
    """
    if not profile.gross_yearly_minor or profile.partner_income_minor or profile.adults > 1:
        return EVERYONE
    weekly = Money(profile.gross_yearly_minor, "GBP").decimal() / _WEEKS_PER_YEAR
    bounds = next(r for r in read_csv(_TABLE) if r["description"].startswith("Lower boundary"))
    reached = [n for n in range(2, 11) if weekly >= Decimal(bounds[f"decile{n}"])]
    return f"decile{max(reached, default=1)}"


def typical_spending(category: str, group: str, period: Period) -> Money | None:
    """Return the average household's spending on a category in as many days.

    Args:
        category: Slug of the taxonomy.
        period: The days to scale the weekly figure to.
        group: A column of the table, from `income_group`.

    Returns:
        Pounds; the mean over all households where a group's own figure was not published. None
        where no line of the table means the same as the category.
    """
    codes = _codes().get(category)
    if codes is None:
        return None
    weekly = _weekly(codes, group)
    if weekly is None:
        weekly = _weekly(codes, EVERYONE)
    return None if weekly is None else Money.from_decimal(weekly * period.days / 7, "GBP")


def _weekly(codes: tuple[str, ...], group: str) -> Decimal | None:
    figures = [_figures()[code][group] for code in codes]
    return sum(map(Decimal, figures), Decimal(0)) if all(figures) else None


def describe_group(group: str) -> str:
    """Return the sentence that says what the figures are."""
    tenth = group.removeprefix("decile")
    who = "all households" if group == EVERYONE else f"households in income tenth {tenth} of 10"
    return (
        f"The UK average is the mean of {who} in the ONS Family Spending survey, "
        "April 2023 to March 2024."
    )


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    return {r["category"]: tuple(r["codes"].split("+")) for r in read_csv("ons_categories.csv")}


@cache
def _figures() -> dict[str, dict[str, str]]:
    return {r["coicop"]: r for r in read_csv(_TABLE) if r["coicop"]}
