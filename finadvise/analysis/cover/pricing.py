"""How the price of a policy moved, what paying in parts costs, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from finadvise.analysis.cover.lines import FACTS, find_line
from finadvise.analysis.cover.premiums import PremiumSeries
from finadvise.data import read_toml
from finadvise.model.cover import Quote
from finadvise.model.person import Profile
from finadvise.money import Money
from finadvise.results.insurance import Policy, Premium

_STEPS = 60


def price_policy(
    series: PremiumSeries,
    policy: Policy,
    *,
    profile: Profile,
    quotes: Sequence[Quote],
    as_of: date,
) -> Premium:
    """Compare a policy's price with last year's, with the person's quotes and with paying at once.

    A rise is flagged where it passes either the share or the amount of `data/insurance.toml`.
    """
    facts = read_toml(FACTS)
    before = series.yearly_before()
    change = series.yearly_minor / before - 1 if before else None
    real = (1 + change) / (1 + facts["inflation_per_year"]) - 1 if change is not None else None
    rise = series.yearly_minor - (before or series.yearly_minor)
    flagged = rise > min(facts["rise_minor"], facts["rise_share"] * (before or 0)) and rise > 0
    best = _best_quote(series, quotes)
    rate = _instalment_rate(series, profile)
    currency = policy.yearly.currency
    return Premium(
        policy=policy.id,
        kind=policy.kind,
        payee=policy.payee,
        yearly=policy.yearly,
        last_year=Money(before, currency) if before else None,
        change=change,
        real_change=real,
        renewal=policy.renewal,
        cheaper_quote=Money(best.yearly_minor, currency) if best else None,
        instalment_rate=rate,
        flagged=flagged,
        advice=" ".join(
            [
                *_advice(policy, rise if flagged else 0, best, as_of),
                *_paying_in_parts(policy, rate),
                *_loyalty(policy, profile.country),
            ]
        ),
    )


def yearly_rate_of_instalments(price_minor: int, instalment_minor: int, count: int) -> float:
    """Return the interest a year that paying in parts costs, compounded.

    The first of `count` monthly instalments is paid at once. No more than the price altogether is a
    rate of zero. Solved by bisection, since value falls as the rate rises.
    """
    if instalment_minor * count <= price_minor:
        return 0.0
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        value = sum(instalment_minor / (1 + middle) ** k for k in range(count))
        low, high = (middle, high) if value > price_minor else (low, middle)
    return (1 + low) ** 12 - 1


def _instalment_rate(series: PremiumSeries, profile: Profile) -> float | None:
    """Return the cost of paying monthly where the profile knows the price of paying at once."""
    if series.cadence != "monthly":
        return None
    known = [c.yearly_minor for c in profile.cover if series.belongs_to(c) and c.yearly_minor]
    return yearly_rate_of_instalments(known[0], series.premium_minor, 12) if known else None


def _paying_in_parts(policy: Policy, rate: float | None) -> list[str]:
    if policy.cadence == "yearly":
        return []
    if rate is None:
        return ["Ask what paying in parts adds to the yearly price."]
    if rate == 0:
        return ["Paying in parts adds nothing to the yearly price."]
    return [f"Paying by the month costs interest of about {rate:.0%} a year."]


def _best_quote(series: PremiumSeries, quotes: Sequence[Quote]) -> Quote | None:
    cheaper = [
        quote
        for quote in quotes
        if find_line(quote.kind).key == series.line.key and quote.yearly_minor < series.yearly_minor
    ]
    return min(cheaper, key=lambda quote: (quote.yearly_minor, quote.insurer), default=None)


def _advice(policy: Policy, rise_minor: int, quote: Quote | None, as_of: date) -> list[str]:
    facts = read_toml(FACTS)
    said = []
    if rise_minor:
        said.append(
            f"It costs {Money(rise_minor, policy.yearly.currency)} a year more than before."
        )
    if policy.renewal is not None:
        latest, earliest = (policy.renewal - timedelta(days=d) for d in facts["compare_days"])
        said.append(
            f"Compare quotes between {max(earliest, as_of)} and {latest}."
            if latest > as_of
            else "The renewal is close: compare quotes now."
        )
    if quote is not None:
        saved = Money(policy.yearly.minor - quote.yearly_minor, policy.yearly.currency)
        old = quote.day is not None and (as_of - quote.day).days > facts["quote_days"]
        said.append(
            f"Your quote from {quote.insurer} is {saved} a year less"
            + (" but old" if old else "")
            + "; check that cover and excess match."
        )
    return said


def _loyalty(policy: Policy, country: str) -> list[str]:
    if country != "GB":
        return []
    if find_line(policy.kind).loyalty_ban:
        return [
            "A renewal may not cost more than the same insurer's price for new customers, but "
            "other insurers and channels may ask less."
        ]
    return [f"For {policy.name} a price that rises with loyalty is not banned."]
