from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from finadvise.analysis.cover.insurance import review_insurance
from finadvise.model.cover import Quote
from finadvise.model.ledger import Ledger, Transaction
from finadvise.model.person import Cover, Profile
from finadvise.periods import add_months
from finadvise.results.insurance import Insurance, Premium

TODAY = date(2026, 11, 23)


def premium(day: date, pence: int, payee: str, category: str) -> Transaction:
    return Transaction(
        id=f"{payee}-{day}",
        day=day,
        account="main",
        amount_minor=-pence,
        currency="GBP",
        description=payee.upper(),
        payee=payee,
        category=category,
    )


def yearly(*prices: int, payee: str = "Oakroad", category: str = "insurance.car") -> Ledger:
    """Premiums on 12 March of the years up to 2026."""
    first = 2026 - len(prices) + 1
    return Ledger(
        tuple(premium(date(first + k, 3, 12), p, payee, category) for k, p in enumerate(prices))
    )


def monthly(
    *prices: int, payee: str = "Oakroad", category: str = "insurance.home", last: int = 11
) -> Ledger:
    """One premium a month up to the 5th of the last month of 2026."""
    start = add_months(date(2026, last, 5), -(len(prices) - 1))
    return Ledger(
        tuple(premium(add_months(start, k), p, payee, category) for k, p in enumerate(prices))
    )


def review(ledger: Ledger, profile: Profile | None = None, *quotes: Quote) -> Insurance:
    return review_insurance(ledger, profile=profile or Profile(), as_of=TODAY, quotes=quotes)


def only(insurance: Insurance) -> Premium:
    (found,) = insurance.premiums
    return found


def test_a_yearly_premium_is_compared_with_the_one_before() -> None:
    insurance = review(yearly(40_000, 50_000))
    found = only(insurance)
    assert (found.yearly.plain(), found.last_year and found.last_year.plain()) == (
        "500.00",
        "400.00",
    )
    assert found.change == pytest.approx(0.25)
    assert found.real_change == pytest.approx(1.25 / 1.02 - 1)
    assert found.flagged
    assert "£100.00 a year more" in found.advice
    policy = insurance.policies[0]
    assert (policy.cadence, policy.renewal, policy.renewal_days) == (
        "yearly",
        date(2027, 3, 12),
        14,
    )


def test_monthly_premiums_are_carried_to_a_year_and_renew_where_the_price_stepped() -> None:
    insurance = review(monthly(*[1_000] * 13, *[1_080] * 8))
    policy = insurance.policies[0]
    assert policy.yearly.plain() == "129.60"
    # The price stepped in April 2026.
    assert (policy.renewal, policy.renewal_days) == (date(2027, 4, 5), 30)
    found = only(insurance)
    assert found.change == pytest.approx(0.08)
    assert not found.flagged
    assert "paying in parts" in found.advice


def test_a_first_premium_has_nothing_to_be_compared_with() -> None:
    found = only(review(yearly(40_000)))
    assert (found.last_year, found.change, found.real_change, found.flagged) == (
        None,
        None,
        None,
        False,
    )


def test_a_silent_policy_has_ended_and_counts_no_more() -> None:
    insurance = review(monthly(*[1_000] * 12, last=6))
    assert [p.status for p in insurance.policies] == ["ended"]
    assert (insurance.premiums, insurance.yearly_total.minor) == ((), 0)


def test_the_profile_knows_the_renewal_better() -> None:
    cover = Cover(kind="car", payee="Oakroad", renewal=date(2027, 3, 1), amount_minor=5)
    policy = review(yearly(40_000), Profile(cover=(cover,))).policies[0]
    assert (policy.renewal, policy.renewal_days) == (date(2027, 3, 1), 0)
    assert policy.amount is not None
    assert policy.amount.minor == 5


@pytest.mark.parametrize(
    ("category", "banned"),
    [
        ("insurance.car", True),
        ("insurance.home", True),
        ("insurance.pet", False),
        ("insurance.travel", False),
        ("insurance.life", False),
    ],
)
def test_the_ban_of_loyalty_prices_is_told_for_car_and_home_alone(
    category: str, *, banned: bool
) -> None:
    advice = only(review(yearly(40_000, category=category))).advice
    assert ("may not cost more than the same insurer's" in advice) is banned
    assert ("not banned" in advice) is not banned


def test_abroad_nothing_is_said_about_the_british_ban() -> None:
    advice = only(review(yearly(40_000), Profile(country="DE"))).advice
    assert "insurer's price" not in advice


def test_the_cheapest_quote_of_the_same_line_counts() -> None:
    quotes = (
        Quote(kind="car", insurer="Ash", yearly_minor=39_000, day=date(2026, 11, 1)),
        Quote(kind="car", insurer="Elm", yearly_minor=38_000, day=date(2026, 7, 1)),
        Quote(kind="home", insurer="Fir", yearly_minor=1_000),
    )
    found = only(review(yearly(40_000), None, *quotes))
    assert found.cheaper_quote is not None
    assert found.cheaper_quote.plain() == "380.00"
    assert "Elm is £20.00 a year less but old" in found.advice


def test_a_dearer_quote_is_no_advice() -> None:
    quote = Quote(kind="car", insurer="Ash", yearly_minor=40_000)
    assert only(review(yearly(40_000), None, quote)).cheaper_quote is None


def test_spending_on_a_car_without_a_premium_raises_a_question() -> None:
    fuel = tuple(premium(date(2026, m, 3), 5_000, "Pump", "transport.fuel") for m in (8, 9, 10))
    assert any("car insurance" in q for q in review(Ledger(fuel)).questions)
    both = Ledger((*yearly(40_000).transactions, *fuel))
    assert review(both).questions == ()


def test_premiums_are_seen_against_income() -> None:
    pay = tuple(
        replace(
            premium(date(2026, m, 1), 0, "Work", "income.salary"),
            amount_minor=200_000,
        )
        for m in range(1, 11)
    )
    insurance = review(Ledger((*pay, *yearly(48_000).transactions)))
    assert insurance.share_of_income == pytest.approx(480 / 24_000)


def test_ids_stay_and_list_their_premiums() -> None:
    first, second = review(yearly(40_000, 50_000)), review(yearly(40_000, 50_000))
    assert first == second
    assert first.policies[0].transactions == ("Oakroad-2025-03-12", "Oakroad-2026-03-12")


def test_empty_books_give_no_policies_and_say_what_is_missing() -> None:
    insurance = review(Ledger())
    assert insurance.policies == ()
    assert any("no complete month" in note for note in insurance.notes)


def test_what_happens_later_changes_nothing() -> None:
    books = yearly(40_000, 50_000)
    later = premium(date(2026, 12, 1), 99_999, "Oakroad", "insurance.car")
    assert review(Ledger((*books.transactions, later))) == review(books)


def test_paying_by_the_month_has_its_price_where_the_yearly_one_is_known() -> None:
    cover = Cover(kind="home", payee="Oakroad", yearly_minor=11_000)
    found = only(review(monthly(*[1_000] * 12), Profile(cover=(cover,))))
    assert found.instalment_rate is not None
    # Twelve payments of £10, the first at once, are worth £110 at 1.62 % a month.
    month = (1 + found.instalment_rate) ** (1 / 12)
    assert sum(10 / month**k for k in range(12)) == pytest.approx(110)
    assert "interest of about 21% a year" in found.advice
    free = Cover(kind="home", payee="Oakroad", yearly_minor=12_000)
    assert only(review(monthly(*[1_000] * 12), Profile(cover=(free,)))).instalment_rate == 0.0


def test_the_cover_of_another_insurer_is_another_policy() -> None:
    other = Cover(kind="car", payee="Elm", renewal=date(2027, 1, 1))
    assert review(yearly(40_000), Profile(cover=(other,))).policies[0].renewal == date(2027, 3, 12)


def test_two_policies_of_a_line_and_cover_often_included_raise_questions() -> None:
    two = (
        *monthly(*[900] * 12, payee="Ash", category="insurance.travel").transactions,
        *monthly(*[800] * 12, payee="Elm", category="insurance.travel").transactions,
    )
    assert any("2 times over" in question for question in review(Ledger(two)).questions)
    one = Ledger(two[:12])
    assert any("include it already" in question for question in review(one).questions)


def test_life_cover_without_anybody_who_depends_raises_a_question() -> None:
    books = monthly(*[900] * 12, category="insurance.life")
    assert any("who is it for" in q for q in review(books, Profile(born=1990)).questions)
    parent = Profile(born=1990, children_born=(2020,))
    assert review(books, parent).questions == ()


def test_one_insurer_with_two_policies_is_told_apart_by_the_recurring_series() -> None:
    from finadvise.money import Money
    from finadvise.results.recurring import Recurring, RecurringPayment

    car = monthly(*[3_000] * 12, category="insurance.other").transactions
    van = tuple(replace(t, id=f"van-{t.id}", amount_minor=-4_500) for t in car)
    pay = Money(-1, "GBP")
    series = tuple(
        RecurringPayment(
            id=f"r-{k}", payee="Oakroad", account="main", direction="out", kind="bill",
            cadence="monthly", amount=pay, amount_low=pay, amount_high=pay, last_amount=pay,
            next_date=None, first=TODAY, last=TODAY, count=12, status="active", yearly_cost=pay,
            category="insurance.other", transactions=tuple(t.id for t in rows),
        )
        for k, rows in enumerate((car, van))
    )  # fmt: skip
    recurring = Recurring(as_of=TODAY, currency="GBP", recurring=series)
    books = Ledger(tuple(sorted((*car, *van), key=lambda t: t.day)))
    found = review_insurance(books, profile=Profile(), as_of=TODAY, recurring=recurring)
    assert [p.yearly.plain() for p in found.policies] == ["540.00", "360.00"]
    assert len({p.id for p in found.policies}) == 2
