"""Advice from the savings plan: where the next pound goes, and money that lies idle."""

from __future__ import annotations

from datetime import date

from finadvise.analysis.advice.findings import Worth, make_action
from finadvise.data import read_toml
from finadvise.model.ledger import Ledger
from finadvise.money import format_money
from finadvise.results.advise import Action
from finadvise.results.savings import Bucket, Savings

MONTHS = 12
_STEPS = {
    "first-month": "Build a first cushion",
    "pension-match": "Take the employer's full pension match",
    "debt": "Pay down {label}",
    "emergency-fund": "Fill the emergency fund",
    "goal": "Save for {label}",
}
_HOW = {
    "pension-match": "Ask your employer how to raise your contribution.",
    "debt": "Pay this on top of the minimum each month.",
}


def advise_on_savings(savings: Savings, ledger: Ledger, *, as_of: date) -> list[Action]:
    """Return an action for the first bucket that takes money now, and one for idle money."""
    filled = [b for b in savings.waterfall if b.monthly.minor > 0 and b.name in _STEPS]
    return [*(_next_pound(b) for b in filled[:1]), *_idle(savings, ledger, as_of)]


def _next_pound(bucket: Bucket) -> Action:
    currency = bucket.monthly.currency
    yearly = bucket.monthly.minor * MONTHS
    if bucket.room is not None:
        yearly = min(yearly, bucket.room.minor)
    spread = read_toml("advice.toml")["cash"]["rate_spread"]
    rates = (
        bucket.return_per_year - spread,
        bucket.return_per_year,
        bucket.return_per_year + spread,
    )
    low, mid, high = (round(yearly * rate) for rate in rates)
    amount = format_money(bucket.monthly.minor, currency, whole=True)
    return make_action(
        "next-pound",
        bucket.name + bucket.label,
        title=_STEPS[bucket.name].format(label=bucket.label),
        why=bucket.reason,
        do=f"Put {amount} a month there. {_HOW.get(bucket.name, 'A standing order does it.')}",
        worth=Worth(low=low, mid=mid, high=high),
        currency=currency,
        confidence=0.7,
        effort="an hour",
        evidence=(f"savings:{bucket.name}",),
    )


def _idle(savings: Savings, ledger: Ledger, as_of: date) -> list[Action]:
    policy = read_toml("advice.toml")["cash"]
    held = 0
    for account in ledger.accounts:
        if account.kind == "current" and account.currency == ledger.currency:
            held += ledger.balance_on(account, as_of) or 0
    keep = savings.emergency_fund.essential_monthly.minor * policy["keep_months_of_spending"]
    idle = round(held - keep)
    if idle < policy["smallest_idle_minor"]:
        return []
    rate, spread = policy["rate_per_year"], policy["rate_spread"]
    return [
        make_action(
            "idle-cash",
            "current",
            title=f"Move about {format_money(idle, ledger.currency, whole=True)} to savings",
            why=f"Your current accounts hold {format_money(held, ledger.currency, whole=True)}, "
            "more than a month and a half of essentials.",
            do="Compare easy-access savings rates and move what you do not need this month.",
            worth=Worth(
                low=round(idle * (rate - spread)),
                mid=round(idle * rate),
                high=round(idle * (rate + spread)),
            ),
            currency=ledger.currency,
            confidence=0.7,
            effort="an hour",
            evidence=tuple(a.name for a in ledger.accounts if a.kind == "current"),
        )
    ]
