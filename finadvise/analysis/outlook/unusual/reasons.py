"""Says in words why a payment stands out and what to do."""

from __future__ import annotations

import math

from finadvise.analysis.outlook.unusual.scoring import Judged, name_of
from finadvise.money import Money, exponent, format_money
from finadvise.results.unusual import UnusualReason

_FAR_ABOVE = 2.0
_LARGE_SHARE = 0.9
_REMEMBERED = 0.5
_ROUND_MAJOR = 50


def explain(judged: Judged) -> tuple[UnusualReason, ...]:
    """Return the reasons, the clearest first; at least one where anything is known."""
    found = [*_pattern(judged), *_amount(judged)]
    if judged.after_strange >= _REMEMBERED:
        found.append(_reason("after-strange", "It follows other strange payments within days."))
    return tuple(found)


def baseline(judged: Judged) -> Money | None:
    """Return the usual amount, signed: the payee's, else the person's."""
    log = judged.payee_log if judged.payee_log is not None else judged.person_log
    return None if log is None else Money(-round(math.exp(log)), judged.row.currency)


def advise(judged: Judged) -> str:
    """Return what to do about it."""
    payee, ok = name_of(judged.row), f"finadvise unusual ok u-{judged.row.id}"
    match judged.pattern.code if judged.pattern else "":
        case "duplicate":
            return f"If you paid once, ask {payee} for the second payment back; else: {ok}"
        case "price-rise":
            return f"Check what {payee} offers new customers, or cancel; if it is fine: {ok}"
    return f"If you do not recognise it, call your bank now; if you do: {ok}"


def _pattern(judged: Judged) -> list[UnusualReason]:
    pattern, row = judged.pattern, judged.row
    if pattern is None:
        return []
    earlier = pattern.earlier
    paid = format_money(-row.amount_minor, row.currency)
    if pattern.code == "duplicate":
        days = (row.day - earlier.day).days
        when = {0: "the same day", 1: "the day before"}.get(days, f"{days} days before")
        return [_reason("duplicate", f"The same {paid} was charged {when} ({earlier.id}).")]
    before = format_money(-earlier.amount_minor, row.currency)
    share = row.amount_minor / earlier.amount_minor - 1
    text = f"It went from {before} to {paid} ({share:+.0%}) after {pattern.count} at the old price."
    return [_reason("price-rise", text)]


def _amount(judged: Judged) -> list[UnusualReason]:
    row = judged.row
    if judged.person_log is None:
        return []
    paid = math.log(-row.amount_minor)
    larger = f"larger than {judged.share_below:.0%} of your payments"
    if judged.payee_log is None:
        if judged.share_below < _LARGE_SHARE:
            return []
        found = [_reason("new-payee-large", f"The first payment to this payee, {larger}.")]
        if _is_round(row.amount_minor, row.currency):
            found.append(_reason("round-first-time", "A round sum to a new payee."))
        return found
    times = math.exp(paid - judged.payee_log)
    if times < _FAR_ABOVE and (judged.pattern or judged.share_below < _LARGE_SHARE):
        return []
    usual = format_money(round(math.exp(judged.payee_log)), row.currency)
    seen = f"{judged.payee_count} payment{'s' if judged.payee_count > 1 else ''}"
    if times >= _FAR_ABOVE:
        text = f"{times:.1f} times the usual {usual} here ({seen}), {larger}."
    else:
        text = f"Usually {usual} here ({seen}), but {larger}."
    return [_reason("far-above-usual", text)]


def _is_round(minor: int, currency: str) -> bool:
    unit: int = 10 ** exponent(currency)
    return minor % (_ROUND_MAJOR * unit) == 0


def _reason(code: str, text: str) -> UnusualReason:
    return UnusualReason(code=code, text=text)
