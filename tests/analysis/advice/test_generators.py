"""Each generator: what it advises on, its worth by hand, and when it holds its tongue."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from finadvise.analysis.advice.budget import advise_on_budget
from finadvise.analysis.advice.recurring import advise_on_recurring
from finadvise.analysis.advice.savings import advise_on_savings
from finadvise.analysis.advice.unusual import advise_on_unusual
from finadvise.model.ledger import Account, Ledger
from finadvise.model.statement import Balance
from finadvise.money import Money
from finadvise.results.budget import Budget, BudgetIncome, BudgetLine
from finadvise.results.recurring import Overlap, PriceChange, Recurring, RecurringPayment
from finadvise.results.savings import Bucket, EmergencyFund, Savings, SavingsPotential
from finadvise.results.unusual import Unusual, UnusualPayment, UnusualReason

AS_OF = date(2026, 10, 31)


def gbp(pence: int) -> Money:
    return Money(pence, "GBP")


STREAM = RecurringPayment(
    id="r-00000001",
    payee="Filmbox",
    account="main",
    direction="out",
    kind="subscription",
    cadence="monthly",
    amount=gbp(-1299),
    amount_low=gbp(-1299),
    amount_high=gbp(-1099),
    last_amount=gbp(-1299),
    next_date=date(2026, 11, 3),
    first=date(2024, 11, 3),
    last=date(2026, 10, 3),
    count=24,
    status="active",
    yearly_cost=gbp(-15588),
    category="entertainment.subscriptions",
    changes=(PriceChange(date=date(2026, 5, 3), from_=gbp(-1099), to=gbp(-1299)),),
    transactions=("t1", "t2", "t3"),
)


def recurring(*series: RecurringPayment) -> Recurring:
    return Recurring(as_of=AS_OF, currency="GBP", recurring=series)


def test_a_price_rise_is_worth_its_yearly_difference() -> None:
    rise = advise_on_recurring(recurring(STREAM), as_of=AS_OF)[0]
    gain = rise.gain_per_year
    # £2.00 more a month is £24.00 a year; leaving altogether would keep £155.88.
    assert (gain.low, gain.mid, gain.high) == (gbp(0), gbp(2400), gbp(15588))
    assert "from £10.99 to £12.99 on 3 May 2026" in rise.why
    assert rise.evidence == ("r-00000001", "t2", "t3")


def test_a_price_that_fell_or_rose_long_ago_is_no_news() -> None:
    fell = replace(
        STREAM,
        first=date(2026, 3, 1),
        changes=(PriceChange(date=date(2026, 5, 3), from_=gbp(-1299), to=gbp(-1099)),),
    )
    long_ago = replace(
        STREAM,
        first=date(2026, 3, 1),
        changes=(PriceChange(date=date(2025, 5, 3), from_=gbp(-1099), to=gbp(-1299)),),
    )
    assert advise_on_recurring(recurring(fell, long_ago), as_of=AS_OF) == []


def test_old_subscriptions_are_reviewed_together_the_dearest_first() -> None:
    cheap = replace(STREAM, id="r-2", payee="Newsy", yearly_cost=gbp(-6000), changes=())
    review = advise_on_recurring(recurring(cheap, replace(STREAM, changes=())), as_of=AS_OF)[0]
    assert "Filmbox (£156), Newsy (£60)" in review.why
    assert (review.gain_per_year.mid, review.gain_per_year.high) == (gbp(6000), gbp(21588))


def test_an_ended_series_and_income_bring_no_advice() -> None:
    ended = replace(STREAM, status="ended")
    income = replace(STREAM, direction="in", kind="income")
    assert advise_on_recurring(recurring(ended, income), as_of=AS_OF) == []


def test_rent_is_no_subscription_to_cancel_and_its_rise_no_price_to_haggle_over() -> None:
    rent = replace(STREAM, category="housing.rent")
    assert advise_on_recurring(recurring(rent), as_of=AS_OF) == []


def test_of_two_services_that_do_the_same_one_could_go() -> None:
    songs = replace(STREAM, id="r-2", payee="Songs", yearly_cost=gbp(-12000), changes=())
    tunes = replace(STREAM, id="r-3", payee="Tunes", yearly_cost=gbp(-9000), changes=())
    both = Overlap(service="music", series=("r-2", "r-3"), yearly_costs=(gbp(-12000), gbp(-9000)))
    found = replace(recurring(songs, tunes), overlaps=(both,))
    action = advise_on_recurring(found, as_of=AS_OF)[0]
    # Leaving the cheaper one keeps £90, leaving the dearer one £120.
    assert (action.gain_per_year.mid, action.gain_per_year.high) == (gbp(9000), gbp(12000))
    assert "Songs (£120), Tunes (£90) a year" in action.why
    assert action.evidence == ("r-2", "r-3")


def flag(code: str, day: date = date(2026, 10, 20), score: float = 0.9) -> UnusualPayment:
    return UnusualPayment(
        id="u-t9",
        transaction="t9",
        date=day,
        payee="Garden Shop",
        amount=gbp(-4550),
        score=score,
        rank=1,
        reasons=(UnusualReason(code=code, text="the same amount was taken twice in two days."),),
        baseline=None,
        do="",
    )


def unusual(*flags: UnusualPayment) -> Unusual:
    return Unusual(as_of=AS_OF, currency="GBP", unusual=flags)


def test_a_double_charge_is_worth_what_was_charged() -> None:
    (action,) = advise_on_unusual(unusual(flag("duplicate")), as_of=AS_OF)
    assert action.title == "Ask Garden Shop about a double charge of £45.50"
    assert action.gain_per_year.mid == gbp(4550)
    assert action.urgency == "now"
    assert "t9" in action.why


def test_old_and_mild_flags_and_price_rises_are_left_alone() -> None:
    quiet = (
        flag("duplicate", day=date(2026, 6, 1)),
        flag("far-above-usual", score=0.5),
        flag("price-rise"),
    )
    assert advise_on_unusual(unusual(*quiet), as_of=AS_OF) == []


def line(category: str, last: int, kind: str = "discretionary") -> BudgetLine:
    return BudgetLine(
        category=category,
        kind=kind,
        suggested=gbp(20000),
        usual_low=gbp(15000),
        usual_high=gbp(25000),
        last=gbp(last),
        spent=gbp(0),
        pace=None,
        essential=False,
        reason="r",
    )


def budget(*lines: BudgetLine) -> Budget:
    return Budget(
        as_of=AS_OF,
        currency="GBP",
        income=BudgetIncome(expected=gbp(0), low=gbp(0)),
        lines=lines,
        irregular=gbp(0),
        savings=gbp(0),
        left=gbp(0),
        feasible=True,
        cuts=(),
    )


def test_only_the_category_furthest_above_its_range_is_named() -> None:
    lines = (line("groceries", 28000), line("shopping.general", 40000), line("cash", 25500))
    (action,) = advise_on_budget(budget(*lines))
    assert action.title == "Bring general shopping and marketplaces back to its usual level"
    assert action.why == "Last month took £400; usually it is £150 to £250."
    # £150 over the range once, or £200 over its middle in each of twelve months.
    assert (action.gain_per_year.mid, action.gain_per_year.high) == (gbp(15000), gbp(240000))


def test_a_contract_is_no_matter_of_habit() -> None:
    assert advise_on_budget(budget(line("housing.rent", 90000, kind="committed"))) == []


def savings(*buckets: Bucket, essential: int = 100000) -> Savings:
    zero = gbp(0)
    return Savings(
        as_of=AS_OF,
        currency="GBP",
        potential=SavingsPotential(
            now=zero, low=zero, high=zero, safe=zero, stretch=zero, months=12, method="m"
        ),
        emergency_fund=EmergencyFund(
            target=zero,
            binding="month",
            essential_monthly=gbp(essential),
            have=None,
            gap=None,
            months_covered=None,
            terms=(),
        ),
        waterfall=buckets,
    )


def books(balance: int) -> Ledger:
    held = Balance(day=AS_OF, minor=balance)
    return Ledger((), (Account(name="main", balances=(held,)),))


def test_the_first_bucket_that_takes_money_is_the_next_step() -> None:
    full = Bucket(
        name="first-month", label="", room=gbp(0), monthly=gbp(0), return_per_year=0.03, reason="r"
    )
    card = Bucket(
        name="debt",
        label="the card",
        room=gbp(120000),
        monthly=gbp(20000),
        return_per_year=0.20,
        reason="It costs more than savings earn.",
    )
    (action,) = advise_on_savings(savings(full, card), books(0), as_of=AS_OF)
    assert action.title == "Pay down the card"
    # £200 a month for a year would be £2,400, but only £1,200 is owed: 19 %, 20 % and 21 % of that.
    gain = action.gain_per_year
    assert (gain.low, gain.mid, gain.high) == (gbp(22800), gbp(24000), gbp(25200))


def test_money_beyond_a_month_and_a_half_of_essentials_is_idle() -> None:
    (action,) = advise_on_savings(savings(), books(650000), as_of=AS_OF)
    # £6,500 held less £1,500 kept leaves £5,000 at 1.75 %, 2.75 % and 3.75 %.
    gain = action.gain_per_year
    assert (gain.low, gain.mid, gain.high) == (gbp(8750), gbp(13750), gbp(18750))
    assert advise_on_savings(savings(), books(190000), as_of=AS_OF) == []
