"""Advice from insurance: premiums that rose, quotes that are cheaper, renewals that are near."""

from __future__ import annotations

from datetime import date, timedelta

from finadvise.analysis.advice.findings import Worth, make_action
from finadvise.data import read_toml
from finadvise.money import format_money
from finadvise.results.advise import Action
from finadvise.results.insurance import Insurance, Premium


def advise_on_insurance(insurance: Insurance, *, as_of: date) -> list[Action]:
    """Return an action for each premium that can be beaten, rose notably, or renews soon."""
    soon = as_of + timedelta(days=read_toml("advice.toml")["insurance"]["renewal_days"])
    chosen = [
        p
        for p in insurance.premiums
        if p.flagged or p.cheaper_quote or (p.renewal and as_of <= p.renewal <= soon)
    ]
    return [_compare(p, as_of, soon) for p in chosen]


def _compare(premium: Premium, as_of: date, soon: date) -> Action:
    near = premium.renewal is not None and as_of <= premium.renewal <= soon
    return make_action(
        "insurance-premium",
        premium.policy,
        title=f"Compare prices for {premium.kind} insurance ({premium.payee})",
        why=_reason(premium, near=near),
        do=premium.advice,
        worth=_worth(premium),
        currency=premium.yearly.currency,
        confidence=0.7 if premium.cheaper_quote else 0.5,
        effort="an hour",
        urgency="this month" if near else "when you like",
        evidence=(premium.policy,),
    )


def _worth(premium: Premium) -> Worth:
    """Return what the person's own quote saves, else a part of the rise; no guess beyond it."""
    yearly = premium.yearly.minor
    if premium.cheaper_quote is not None:
        saved = yearly - premium.cheaper_quote.minor
        return Worth(low=saved // 2, mid=saved, high=saved)
    rise = max(0, yearly - premium.last_year.minor) if premium.last_year else 0
    possible = rise or round(yearly * read_toml("advice.toml")["insurance"]["possible_share"])
    return Worth(low=0, mid=possible // 2, high=possible)


def _reason(premium: Premium, *, near: bool) -> str:
    currency = premium.yearly.currency
    parts = [f"{premium.policy} costs {format_money(premium.yearly.minor, currency, whole=True)}"]
    if premium.last_year and premium.last_year < premium.yearly:
        rise = format_money((premium.yearly - premium.last_year).minor, currency, whole=True)
        parts.append(f"{rise} more than a year before")
    if premium.cheaper_quote:
        quote = format_money(premium.cheaper_quote.minor, currency, whole=True)
        parts.append(f"your own quote is {quote}")
    if near and premium.renewal:
        parts.append(f"it renews around {premium.renewal:%-d %B %Y}")
    head, *tail = parts
    return f"{head} a year{': ' if tail else ''}{', '.join(tail)}."
