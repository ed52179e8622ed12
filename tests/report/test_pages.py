"""Whole pages as their reader sees them, beside the files in `golden/`.

`RENEW_GOLDEN=1 pytest tests/report/test_pages.py` writes the files anew; read the difference
before keeping it.
"""

from __future__ import annotations

import io
import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from finadvise.money import Money
from finadvise.report.show import view_of
from finadvise.report.writers.html import write_html
from finadvise.report.writers.markdown import write_markdown
from finadvise.report.writers.text import write_text
from finadvise.results.advise import Action, Advice, Gain, Summary
from finadvise.results.base import Result
from finadvise.results.budget import Budget, BudgetCut, BudgetIncome, BudgetLine
from finadvise.results.forecast import Forecast, ForecastDay, ForecastEvent, Low, LowPoint
from finadvise.results.recurring import PriceChange, Recurring, RecurringPayment
from finadvise.results.report import Part, Report
from finadvise.results.spending import Span, Spending, SpendingLine

GOLDEN = Path(__file__).parent / "golden"
AS_OF = date(2026, 3, 31)


def pounds(amount: float) -> Money:
    return Money(round(amount * 100), "GBP")


def forecast() -> Forecast:
    """A balance that falls by £20 a day from £1,000 and is paid £900 on the 20th day."""

    def day(number: int) -> ForecastDay:
        middle = 1000 - 20 * number + (900 if number >= 20 else 0)
        low, high = pounds(middle - 4 * number), pounds(middle + 4 * number)
        return ForecastDay(
            date=AS_OF + timedelta(days=number),
            p05=low,
            p10=low,
            p25=low,
            p50=pounds(middle),
            p75=high,
            p90=high,
            p95=high,
        )

    payday = AS_OF + timedelta(days=20)
    return Forecast(
        as_of=AS_OF,
        currency="GBP",
        start_balance=pounds(1000),
        days=tuple(day(number) for number in range(1, 31)),
        events=(
            ForecastEvent(date=date(2026, 4, 2), payee="Hill Lettings", amount=pounds(-640)),
            ForecastEvent(date=payday, payee="Brook Mill", amount=pounds(900)),
        ),
        low=Low(
            p10=LowPoint(date=date(2026, 4, 19), balance=pounds(544)),
            p50=LowPoint(date=date(2026, 4, 19), balance=pounds(620)),
        ),
        p_below_zero=0.004,
        safe_to_spend=pounds(544.4),
        next_payday=payday,
    )


def line(category: str, kind: str, plan: float, last: float, spent: float) -> BudgetLine:
    irregular = kind == "irregular"
    return BudgetLine(
        category=category,
        kind=kind,
        suggested=pounds(plan),
        usual_low=pounds(0 if irregular else plan * 0.8),
        usual_high=pounds(last if irregular else plan * 1.2),
        last=pounds(last),
        spent=pounds(spent),
        pace=1.25 if kind == "essential" else None,
        essential=kind == "essential",
        reason="in 2 of 12 periods" if irregular else f"median of 12 periods, £{plan:.2f}",
    )


def budget() -> Budget:
    return Budget(
        as_of=AS_OF,
        currency="GBP",
        notes=("One month is still running.",),
        income=BudgetIncome(expected=pounds(1450), low=pounds(1400)),
        lines=(
            line("housing.rent", "committed", 640, 640, 640),
            line("groceries", "essential", 280, 301.25, 350),
            line("eating_out.takeaway", "discretionary", 60, 92.10, 18.40),
            line("health.medical", "irregular", 0, 75, 0),
            line("shopping.clothing", "irregular", 0, 0, 0),
        ),
        irregular=pounds(120),
        savings=pounds(300),
        left=pounds(50),
        feasible=True,
        cuts=(
            BudgetCut(
                category="eating_out.takeaway",
                from_=pounds(85),
                to=pounds(60),
                monthly=pounds(25),
                reason="you spent no more than this in 7 of the last 12 periods",
            ),
        ),
    )


def series(payee: str, amount: float, due: date) -> RecurringPayment:
    return RecurringPayment(
        id=f"r-{payee[:4].lower()}",
        payee=payee,
        account="current",
        direction="in" if amount > 0 else "out",
        kind="income" if amount > 0 else "bill",
        cadence="monthly",
        amount=pounds(amount),
        amount_low=pounds(amount),
        amount_high=pounds(amount),
        last_amount=pounds(amount),
        next_date=due,
        first=date(2025, 1, 2),
        last=date(2026, 3, 2),
        count=15,
        status="active",
        yearly_cost=pounds(amount * 12),
        category="",
        changes=(PriceChange(date=date(2026, 1, 2), from_=pounds(amount * 0.9), to=pounds(amount)),)
        if amount < 0
        else (),
    )


def recurring() -> Recurring:
    return Recurring(
        as_of=AS_OF,
        currency="GBP",
        recurring=(
            series("Brook Mill", 1450, date(2026, 4, 20)),
            series("Hill Lettings", -640, date(2026, 4, 2)),
            series("Cinder Gas & Light", -81.5, date(2026, 6, 9)),
        ),
    )


def spending() -> Spending:
    """Fifteen categories: too many for a page that holds several answers."""
    names = [f"Own category {number}" for number in range(1, 15)]
    return Spending(
        as_of=AS_OF,
        currency="GBP",
        notes=("£14.00 of the spending has no category yet.",),
        period=Span(from_=date(2026, 2, 1), to=date(2026, 2, 28)),
        by="category",
        income=pounds(1450),
        spending=pounds(985),
        saved=pounds(465),
        savings_rate=465 / 1450,
        lines=tuple(
            SpendingLine(
                key=name,
                amount=pounds(amount),
                share=amount / 985,
                usual_low=pounds(amount * 0.9),
                usual_high=pounds(amount * 1.1),
                previous=pounds(amount - 5),
                change=pounds(5),
                transactions=2,
                benchmark=None,
            )
            for name, amount in [("housing.rent", 640.0), *((n, 24.64) for n in names)]
        ),
    )


def advice() -> Advice:
    return Advice(
        as_of=AS_OF,
        currency="GBP",
        summary=Summary(
            balance=pounds(1000),
            saved_last_month=pounds(465),
            uncategorised_share=0.014,
            open_actions=1,
            done=0,
        ),
        actions=(
            Action(
                id="a-1b2c3d4e",
                title="Question the price rise of Cinder Gas & Light",
                why="It went from £73.35 to £81.50 on 2 January 2026, which is £98 more a year.",
                evidence=("r-cind",),
                gain_per_year=Gain(low=pounds(0), mid=pounds(49), high=pounds(98)),
                confidence=0.5,
                effort="an hour",
                urgency="now",
                do="Ask for the old price, compare, or cancel.",
            ),
        ),
    )


def report() -> Report:
    return Report(
        as_of=AS_OF,
        currency="GBP",
        title="Your money, February 2026",
        parts=(
            Part(command="finadvise spending --period 2026-02", result=spending()),
            Part(command="finadvise recurring", result=recurring()),
            Part(command="finadvise forecast", result=forecast()),
            Part(command="finadvise advise", result=advice()),
        ),
    )


def as_text(result: Result, width: int) -> str:
    page = io.StringIO()
    write_text(view_of(result), page, color=False, width=width, charts=True)
    return page.getvalue()


def as_markdown(result: Result) -> str:
    page = io.StringIO()
    write_markdown(view_of(result), page)
    return page.getvalue()


def as_html(result: Result) -> str:
    page = io.StringIO()
    write_html(view_of(result), page)
    return page.getvalue()


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("forecast-60.txt", as_text(forecast(), 60)),
        ("budget-100.txt", as_text(budget(), 100)),
        ("budget-40.txt", as_text(budget(), 40)),
        ("recurring-20.txt", as_text(recurring(), 20)),
        ("report-80.txt", as_text(report(), 80)),
        ("report.md", as_markdown(report())),
    ],
)
def test_a_page_looks_as_it_did(name: str, page: str) -> None:
    path = GOLDEN / name
    if os.environ.get("RENEW_GOLDEN"):
        path.write_text(page, "utf-8")
    assert page == path.read_text("utf-8")


@pytest.mark.parametrize("width", [16, 24, 40, 60, 100, 160])
def test_no_line_is_wider_than_the_terminal_and_no_figure_is_cut(width: int) -> None:
    for result in (forecast(), budget(), recurring(), spending(), advice()):
        page = as_text(result, width)
        assert max(map(len, page.splitlines())) <= width
    assert "2026-04-02" in as_text(recurring(), width)
    assert "£985.00" in as_text(spending(), width)


def test_the_scope_is_said_once_and_last() -> None:
    for page in (as_text(report(), 120), as_markdown(report())):
        assert page.count("regulated advice") == 1
        assert page.split()[-1] == "recommendation."


def test_a_chart_in_html_is_a_drawing_of_the_page_s_own() -> None:
    page = as_html(forecast())
    assert page.count("<svg") == page.count('<polygon class="band"') == 1
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")
