"""One household on one day: each answer worked out once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from finadvise.errors import NotEnoughDataError
from finadvise.model.cover import Quote
from finadvise.model.forecast import KeptForecast
from finadvise.model.ledger import Ledger
from finadvise.model.person import Profile
from finadvise.periods import parse_period
from finadvise.results.budget import Budget
from finadvise.results.forecast import Forecast
from finadvise.results.insurance import Insurance
from finadvise.results.recurring import Recurring
from finadvise.results.risk import Risk
from finadvise.results.savings import Savings
from finadvise.results.spending import Spending
from finadvise.results.unusual import Unusual

if TYPE_CHECKING:
    from finadvise.analysis.outlook.recurring import Decision

_Answer = TypeVar("_Answer")


@dataclass
class Household:
    """The books, the person and the day.

    Args:
        accepted: Ids of flags the person found in order.
        decisions: What the person said about recurring payments.
        forecasts: Forecasts made earlier; how they turned out widens the next one.
    """

    ledger: Ledger
    profile: Profile
    as_of: date
    accepted: frozenset[str] = frozenset()
    decisions: Sequence[Decision] = ()
    forecasts: Sequence[KeptForecast] = ()

    @property
    def currency(self) -> str:
        """Return the currency of reports."""
        return self.ledger.currency

    def ask(self, answer: Callable[[], _Answer], missing: list[str]) -> _Answer | None:
        """Return an answer, or None with the reason added to `missing`."""
        try:
            return answer()
        except NotEnoughDataError as error:
            missing.append(str(error))
            return None

    def spending_of(self, period: str, by: str = "category") -> Spending:
        """Return where the money of a period went."""
        from finadvise.analysis.outlook.spending import summarise_spending

        span = parse_period(period, self.as_of)
        return summarise_spending(self.ledger, period=span, by=by, as_of=self.as_of)

    @cached_property
    def recurring(self) -> Recurring:
        """Return what comes back."""
        from finadvise.workflows.recurring import recurring_as_decided

        return recurring_as_decided(self.ledger, self.decisions, as_of=self.as_of)

    @cached_property
    def unusual(self) -> Unusual:
        """Return what looks odd and is not yet settled."""
        from finadvise.analysis.outlook.unusual import find_unusual

        return find_unusual(self.ledger, as_of=self.as_of, accepted=self.accepted)

    @cached_property
    def all_unusual(self) -> Unusual:
        """Return every row with its score."""
        from finadvise.analysis.outlook.unusual import find_unusual

        return find_unusual(self.ledger, as_of=self.as_of, everything=True)

    @cached_property
    def forecast(self) -> Forecast:
        """Return the cash flow of the next three months."""
        from finadvise.analysis.outlook.forecast import forecast_cash, score_forecasts

        earlier = [k for k in self.forecasts if k.made < self.as_of]
        return forecast_cash(
            self.ledger,
            recurring=self.recurring,
            as_of=self.as_of,
            floor_minor=self.profile.floor_minor,
            overdraft_minor=self.profile.overdraft_minor,
            scored=score_forecasts(self.ledger, earlier, as_of=self.as_of).forecasts,
        )

    @cached_property
    def budget(self) -> Budget:
        """Return the suggested budget."""
        from finadvise.analysis.plan.budget import suggest_budget

        return suggest_budget(self.ledger, recurring=self.recurring, as_of=self.as_of)

    @cached_property
    def savings(self) -> Savings:
        """Return what can be put away, and where."""
        from finadvise.analysis.plan.savings import plan_savings

        return plan_savings(self.ledger, profile=self.profile, as_of=self.as_of)

    @cached_property
    def insurance(self) -> Insurance:
        """Return policies, needs and premiums."""
        return self.insurance_with(())

    def insurance_with(self, quotes: Sequence[Quote]) -> Insurance:
        """Return the same beside quotes the person collected."""
        from finadvise.analysis.cover.insurance import review_insurance

        return review_insurance(
            self.ledger,
            profile=self.profile,
            recurring=self.recurring,
            as_of=self.as_of,
            quotes=quotes,
        )

    @cached_property
    def risk(self) -> Risk:
        """Return how much risk makes sense."""
        from finadvise.analysis.wealth.questionnaire import load_questionnaire
        from finadvise.analysis.wealth.risk import assess_risk

        return assess_risk(
            self.ledger,
            profile=self.profile,
            questionnaire=load_questionnaire(),
            as_of=self.as_of,
        )
