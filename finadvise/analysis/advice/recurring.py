"""Advice from recurring payments: price rises, and subscriptions worth a look."""

from __future__ import annotations

from datetime import date, timedelta

from finadvise.analysis.advice.findings import Worth, make_action
from finadvise.data import read_toml
from finadvise.money import format_money
from finadvise.periods import add_months
from finadvise.results.advise import Action
from finadvise.results.recurring import Overlap, PriceChange, Recurring, RecurringPayment

_COMPARABLE = ("bill", "subscription")


def advise_on_recurring(recurring: Recurring, *, as_of: date) -> list[Action]:
    """Return one action for each recent price rise, each overlap, and one for old subscriptions."""
    active = [
        r
        for r in recurring.recurring
        if r.status != "ended" and r.direction == "out" and r.kind in _COMPARABLE
    ]
    since = as_of - timedelta(days=read_toml("advice.toml")["recurring"]["recent_change_days"])
    rises = [
        _price_rise(r, r.changes[-1])
        for r in active
        if r.changes
        and r.changes[-1].date >= since
        and _size(r.changes[-1]) > 0
        and not _is_in(r, "fixed_categories")
    ]
    overlaps = [_overlap(overlap, active) for overlap in recurring.overlaps]
    return [*rises, *overlaps, *_review(active, as_of)]


def _is_in(series: RecurringPayment, group: str) -> bool:
    """Return whether the category begins with one of a group of the policy file."""
    return series.category.startswith(tuple(read_toml("advice.toml")["recurring"][group]))


def _size(change: PriceChange) -> int:
    """Return by how many minor units the payment grew."""
    return abs(change.to.minor) - abs(change.from_.minor)


def _price_rise(series: RecurringPayment, change: PriceChange) -> Action:
    currency = series.amount.currency
    yearly = abs(series.yearly_cost.minor)
    share = _size(change) / max(1, abs(change.to.minor))
    more = round(yearly * share)
    return make_action(
        "price-rise",
        series.id,
        title=f"Question the price rise of {series.payee}",
        why=f"It went from {abs(change.from_)} to {abs(change.to)} on {change.date:%-d %B %Y}, "
        f"which is {format_money(more, currency, whole=True)} more a year.",
        do=f"Ask for the old price, compare, or cancel. Details: finadvise explain {series.id}",
        worth=Worth(low=0, mid=more, high=yearly if series.kind == "subscription" else 2 * more),
        currency=currency,
        confidence=0.6 if series.kind == "subscription" else 0.5,
        effort="an hour",
        evidence=(series.id, *series.transactions[-2:]),
    )


def _overlap(overlap: Overlap, active: list[RecurringPayment]) -> Action:
    """Ask whether one of several services would do: worth at least nothing, at most all but one."""
    costs = sorted(abs(cost.minor) for cost in overlap.yearly_costs)
    currency = overlap.yearly_costs[0].currency
    names = ", ".join(
        f"{r.payee} ({format_money(abs(r.yearly_cost.minor), currency, whole=True)})"
        for r in active
        if r.id in overlap.series
    )
    return make_action(
        "overlap",
        overlap.service,
        title=f"Ask whether one {overlap.service} service would do",
        why=f"You pay {len(costs)} of them: {names} a year.",
        do="Keep the one you use most, and end the others when their terms allow.",
        worth=Worth(low=0, mid=costs[0], high=sum(costs[1:])),
        currency=currency,
        confidence=0.5,
        effort="minutes",
        evidence=overlap.series,
    )


def _review(active: list[RecurringPayment], as_of: date) -> list[Action]:
    policy = read_toml("advice.toml")["recurring"]
    old = add_months(as_of, -policy["review_after_months"])
    listed = [
        r
        for r in active
        if r.kind == "subscription" and r.first <= old and _is_in(r, "optional_categories")
    ]
    if not listed:
        return []
    listed.sort(key=lambda r: r.yearly_cost.minor)
    chosen = listed[: policy["review_count"]]
    costs = sorted(abs(r.yearly_cost.minor) for r in chosen)
    names = ", ".join(
        f"{r.payee} ({format_money(abs(r.yearly_cost.minor), r.amount.currency, whole=True)})"
        for r in chosen
    )
    return [
        make_action(
            "review-subscriptions",
            "all",
            title="Check that you still use your subscriptions",
            why=f"These have run for over a year: {names} a year.",
            do="Cancel the ones you would not sign up for again today.",
            worth=Worth(low=0, mid=costs[0], high=sum(costs)),
            currency=chosen[0].amount.currency,
            confidence=0.4,
            effort="minutes",
            evidence=[r.id for r in chosen],
        )
    ]
