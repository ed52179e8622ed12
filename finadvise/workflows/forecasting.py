"""Making a forecast that learns from those before it, and keeping it for the scorecard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from finadvise.analysis.outlook.forecast import (
    Plan,
    forecast_cash,
    kept_days,
    score_forecasts,
)
from finadvise.errors import StoreBusyError, StoreError, UsageError
from finadvise.model.ledger import Ledger
from finadvise.results.forecast import Forecast
from finadvise.results.scorecard import Decided, Scorecard
from finadvise.store.store import Store
from finadvise.workflows.accepting import accepted_flags
from finadvise.workflows.recurring import known_recurring


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the person asked of a forecast; amounts in minor units."""

    days: int = 90
    account: str | None = None
    plans: Sequence[Plan] = ()
    without: Sequence[str] = ()
    floor_minor: int = 0
    overdraft_minor: int = 0


def forecast_and_keep(store: Store, ledger: Ledger, wish: Wish, *, as_of: date) -> Forecast:
    """Return a forecast; one without plans and what-ifs is kept, to be scored when its days pass.

    Raises:
        UsageError: See `forecast_cash`.
        NotEnoughDataError: See `forecast_cash`.
    """
    forecast = forecast_cash(
        ledger,
        recurring=known_recurring(store, ledger, as_of=as_of, habits=False),
        as_of=as_of,
        days=wish.days,
        account=wish.account,
        plans=wish.plans,
        without=wish.without,
        floor_minor=wish.floor_minor,
        overdraft_minor=wish.overdraft_minor,
        scored=past_forecasts(store, ledger, as_of=as_of).forecasts,
    )
    lines = () if wish.plans or wish.without else kept_days(forecast)
    # A store that cannot be written to just now still has a forecast to show.
    with suppress(StoreError, StoreBusyError):
        if lines:
            with store.writing():
                store.forecasts.keep(lines)
    return forecast


def refuse_what_ifs(plans: Sequence[str] | None, without: Sequence[str] | None) -> None:
    """Turn away what has no place in a replay of the past.

    Raises:
        UsageError: A plan or a payee to imagine away was given.
    """
    if plans or without:
        raise UsageError(
            "--backtest replays what was, so --plan and --without have no place in it",
            hint="leave them out",
        )


def show_scorecard(store: Store, ledger: Ledger, *, as_of: date) -> Scorecard:
    """Return how past forecasts turned out, and what became of advice and flags."""
    advice = Counter(choice for choice, _ in store.decisions.of("advice").values())
    decided = Decided(
        advice_done=advice["done"],
        advice_dismissed=advice["dismissed"],
        advice_snoozed=advice["snoozed"],
        flags_in_order=len(accepted_flags(store)),
    )
    return replace(past_forecasts(store, ledger, as_of=as_of), decided=decided)


def past_forecasts(store: Store, ledger: Ledger, *, as_of: date) -> Scorecard:
    """Return how the forecasts made before today turned out."""
    kept = [k for k in store.forecasts.all() if k.made < as_of]
    return score_forecasts(ledger, kept, as_of=as_of)
