"""A budget from the person's own past that adds up to their income."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from statistics import fmean, median

from finadvise.analysis.plan.cuts import plan_cuts
from finadvise.analysis.plan.history import CategoryHistory, category_histories
from finadvise.analysis.plan.periods import planning_periods, share_of_year
from finadvise.analysis.plan.policy import policy, room_to_cut, round_step
from finadvise.errors import NotEnoughDataError, UsageError
from finadvise.model.flows import find_paydays, split_flows, total
from finadvise.model.ledger import Ledger
from finadvise.model.robust import quantile, usual_range
from finadvise.model.taxonomy import is_essential
from finadvise.money import Money, format_money
from finadvise.periods import Period
from finadvise.results.budget import Budget, BudgetCut, BudgetIncome, BudgetLine
from finadvise.results.recurring import Recurring


def suggest_budget(
    ledger: Ledger,
    *,
    recurring: Recurring | None,
    as_of: date,
    save_minor: int | None = None,
    period: str = "month",
) -> Budget:
    """Suggest what to plan for each category, and cuts where the plan does not fit.

    A line is the price of running contracts plus the median of everything else, since a median is
    what a typical period takes. Medians add up to less than people spend; what the means hold
    beyond them, and contracts that come less often, goes into the irregular pot. So the plan as a
    whole is the mean, with contracts at today's prices.

    Args:
        ledger: The books; rows after `as_of` are not looked at.
        recurring: The series found in the same books; without it nothing is known of contracts.
        as_of: The day the answer is worked out for.
        save_minor: To be put away each period; None suggests what a lean period leaves.
        period: `month`, `payday` or `four-weekly`.

    Raises:
        UsageError: An unknown period, a payday that is not known, or a negative saving.
        NotEnoughDataError: Fewer than three complete periods.
    """
    if save_minor is not None and save_minor < 0:
        raise UsageError("a saving cannot be negative", hint="give the amount to put away")
    rules = policy("budget")
    flows = split_flows(ledger.until(as_of))
    periods, running = planning_periods(
        period,
        flows,
        as_of,
        count=rules["look_back_periods"],
        paydays=find_paydays(ledger, as_of),
    )
    if len(periods) < rules["fewest_periods"]:
        raise NotEnoughDataError(
            f"a budget needs {rules['fewest_periods']} complete periods and the books hold "
            f"{len(periods)}",
            hint="import older statements",
        )
    histories = category_histories(
        flows.spending,
        periods,
        running,
        recurring=recurring,
        period_share_of_year=share_of_year(periods),
    )
    income = _income([total(flows.income, p) for p in periods], period)
    plan = _Plan(histories, len(periods), income, currency=ledger.currency, save_minor=save_minor)
    return plan.budget(as_of, _elapsed(running, as_of))


def _income(earned: Sequence[int], period: str) -> tuple[int, int]:
    """Return what to expect and what a lean period brings.

    Four weeks do not keep step with months: one period in thirteen has no monthly pay, which the
    median does not see and the mean does.
    """
    expected = median(earned)
    if period == "four-weekly":
        expected = min(expected, fmean(earned))
    low = min(expected, quantile(earned, policy("budget")["lean_quantile"]))
    return round(expected), round(low)


def _elapsed(running: Period, as_of: date) -> float:
    return ((as_of - running.start).days + 1) / running.days


class _Plan:
    """The figures of one budget while it is made; amounts in minor units."""

    def __init__(
        self,
        histories: Sequence[CategoryHistory],
        count: int,
        income: tuple[int, int],
        currency: str,
        save_minor: int | None,
    ) -> None:
        self._histories = histories
        self._count = count
        self._currency = currency
        self._expected, self._low = income
        self._step = round_step(self._expected, policy("budget")["rounding_share"])
        self._irregular = _irregular_pot(histories)
        self._planned = sum(h.regular for h in histories) + self._irregular
        self._asked = save_minor
        spare = max(0, self._low - self._planned)
        self._savings = spare // self._step * self._step if save_minor is None else save_minor
        self._cuts = self._find_cuts()

    def budget(self, as_of: date, elapsed: float) -> Budget:
        """Put the result together."""
        left = self._expected - self._planned - self._savings + sum(self._cuts.values())
        lines = [self._line(h, elapsed) for h in self._histories]
        lines.sort(key=lambda line: (-line.suggested.minor, line.category))
        return Budget(
            as_of=as_of,
            currency=self._currency,
            notes=tuple(self._notes(left)),
            income=BudgetIncome(expected=self._money(self._expected), low=self._money(self._low)),
            lines=tuple(lines),
            irregular=self._money(self._irregular),
            savings=self._money(self._savings),
            left=self._money(left),
            feasible=left >= 0,
            cuts=tuple(self._cut(h) for h in self._histories if h.category in self._cuts),
        )

    def _find_cuts(self) -> Mapping[str, int]:
        missing = self._planned + self._savings - self._expected
        if self._expected <= 0:
            return {}
        rooms = [room_to_cut(h) for h in self._histories]
        return plan_cuts(rooms, missing, step_minor=self._step, most=policy("cuts")["most"])

    def _line(self, history: CategoryHistory, elapsed: float) -> BudgetLine:
        suggested = history.regular - self._cuts.get(history.category, 0)
        kind = _kind(history)
        low, high = usual_range(history.totals)
        return BudgetLine(
            category=history.category,
            kind=kind,
            suggested=self._money(suggested),
            usual_low=self._money(low),
            usual_high=self._money(high),
            last=self._money(history.totals[-1]),
            spent=self._money(history.spent),
            pace=_pace(history.spent, suggested, elapsed) if kind in _PACED else None,
            essential=is_essential(history.category),
            reason=self._reason(history, kind),
        )

    def _reason(self, history: CategoryHistory, kind: str) -> str:
        if kind == "irregular":
            times = sum(1 for v in history.totals if v)
            if not times:
                return f"new: not once in the last {self._count} periods"
            return f"in {times} of {self._count} periods; paid from the irregular pot"
        parts = []
        if history.committed:
            word = "contract" if history.contracts == 1 else "contracts"
            parts.append(f"{history.contracts} {word}, {self._text(history.committed)}")
        if history.typical:
            rest = "the rest: " if parts else ""
            parts.append(f"{rest}median of {self._count} periods, {self._text(history.typical)}")
        if history.category in self._cuts:
            parts.append(f"less a cut of {self._text(self._cuts[history.category])}")
        return "; ".join(parts)

    def _cut(self, history: CategoryHistory) -> BudgetCut:
        cut = self._cuts[history.category]
        to = history.regular - cut
        met = sum(1 for v in history.totals if v <= to)
        if history.category in policy("cuts")["cancellable"]:
            reason = "can be cancelled"
        else:
            reason = f"you spent no more than this in {met} of the last {self._count} periods"
        return BudgetCut(
            category=history.category,
            from_=self._money(history.regular),
            to=self._money(to),
            monthly=self._money(cut),
            reason=reason,
        )

    def _notes(self, left: int) -> list[str]:
        notes = []
        if self._expected <= 0:
            notes.append("No income is seen in these accounts, so nothing can be balanced.")
        elif left < 0:
            most = max(0, self._savings + left)
            text = f"With every cut in reach {self._text(-left)} are missing."
            if self._asked:
                text += f" At most {self._text(most)} can be saved."
            notes.append(text)
        if self._count < policy("budget")["look_back_periods"]:
            notes.append(
                f"Only {self._count} complete periods are known; yearly bills may be missing."
            )
        return notes

    def _text(self, minor: int) -> str:
        return format_money(minor, self._currency)

    def _money(self, minor: int) -> Money:
        return Money(minor, self._currency)


_PACED = frozenset({"essential", "discretionary"})


def _irregular_pot(histories: Sequence[CategoryHistory]) -> int:
    beyond = sum(h.mean - h.typical for h in histories)
    return max(0, round(beyond)) + sum(h.set_aside for h in histories)


def _kind(history: CategoryHistory) -> str:
    if history.regular <= 0:
        return "irregular"
    if history.committed >= policy("budget")["committed_share"] * history.regular:
        return "committed"
    return "essential" if is_essential(history.category) else "discretionary"


def _pace(spent: int, suggested: int, elapsed: float) -> float | None:
    if suggested <= 0 or elapsed < policy("budget")["pace_from_share"]:
        return None
    return round(spent / (suggested * elapsed), 3)
