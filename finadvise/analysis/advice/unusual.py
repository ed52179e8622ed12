"""Advice from odd payments: money that can be had back, and payments to recognise."""

from __future__ import annotations

from datetime import date, timedelta

from finadvise.analysis.advice.findings import Worth, make_action
from finadvise.data import read_toml
from finadvise.results.advise import Action
from finadvise.results.unusual import Unusual, UnusualPayment

# A price rise is advised on with its series, where its cost a year is known.
_ADVISED_ELSEWHERE = {"price-rise"}


def advise_on_unusual(unusual: Unusual, *, as_of: date) -> list[Action]:
    """Return an action for each recent flag that is worth asking about."""
    policy = read_toml("advice.toml")["unusual"]
    since = as_of - timedelta(days=policy["recent_days"])
    recent = [u for u in unusual.unusual if u.date >= since and u.amount.minor < 0]
    actions = []
    for flag in recent:
        codes = {r.code for r in flag.reasons}
        if "duplicate" in codes:
            actions.append(_double_charge(flag))
        elif codes - _ADVISED_ELSEWHERE and flag.score >= policy["smallest_score"]:
            actions.append(_recognise(flag))
    return actions


def _double_charge(flag: UnusualPayment) -> Action:
    size = abs(flag.amount.minor)
    return make_action(
        "double-charge",
        flag.transaction,
        title=f"Ask {flag.payee} about a double charge of {abs(flag.amount)}",
        why=_because(flag),
        do=f"Ask the shop, then the bank, for the second {abs(flag.amount)} back. "
        f"If both were yours: finadvise unusual ok {flag.id}",
        worth=Worth(low=0, mid=size, high=size),
        currency=flag.amount.currency,
        confidence=0.8,
        effort="minutes",
        urgency="now",
        evidence=(flag.transaction,),
    )


def _recognise(flag: UnusualPayment) -> Action:
    size = abs(flag.amount.minor)
    return make_action(
        "recognise",
        flag.transaction,
        title=f"Check that {abs(flag.amount)} to {flag.payee} was yours",
        why=_because(flag),
        do=f"If you do not know it, call your bank. If you do: finadvise unusual ok {flag.id}",
        worth=Worth(low=0, mid=round(size * flag.score / 4), high=size),
        currency=flag.amount.currency,
        confidence=flag.score / 2,
        effort="minutes",
        urgency="now",
        evidence=(flag.transaction,),
    )


def _because(flag: UnusualPayment) -> str:
    reason = flag.reasons[0].text.rstrip(".")
    return f"On {flag.date:%-d %B %Y}: {reason} (row {flag.transaction})."
