"""What comes back by agreement: pay, bills, subscriptions, cover, debt, saving."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from books import AS_OF, START, Books, Row, month_day, reference, working_day

STEPS = {"monthly": 1, "quarterly": 3, "half-yearly": 6, "yearly": 12}


@dataclass(frozen=True, kw_only=True)
class Contract:
    """A series of payments.

    Args:
        due: Day of the month, or the first payment's date for four-weekly ones.
        prices: (from, pence) steps, oldest first; negative = money out.
        months: Months of the year it is paid in; empty means every `cadence` from `first`.
        until: Last day it can be paid on.
        season_pence: Added per month of the year, January first.
        shift: `forward`, `back` or `none`: where a day off moves the payment.
    """

    key: str
    payee: str
    text: str
    account: str
    kind: str
    category: str
    code: str
    prices: tuple[tuple[date, int], ...]
    due: int = 1
    cadence: str = "monthly"
    first: date = START
    months: frozenset[int] = frozenset(range(1, 13))
    until: date = date(2099, 1, 1)
    season_pence: tuple[int, ...] = (0,) * 12
    shift: str = "forward"

    def days(self) -> list[date]:
        """Return the payment days up to a year past the end of the statements."""
        horizon = AS_OF + timedelta(days=400)
        if self.cadence == "four-weekly":
            due = [self.first + timedelta(days=28 * k) for k in range(44)]
        else:
            step = STEPS[self.cadence]
            start = self.first
            due = [
                month_day(start.year, start.month + step * k, self.due) for k in range(36 // step)
            ]
        due = [day for day in due if day.month in self.months and day <= min(self.until, horizon)]
        if self.shift == "none":
            return due
        return [working_day(day, forward=self.shift == "forward") for day in due]

    def price_pence(self, day: date) -> int:
        """Return the price that holds on a day."""
        return [pence for since, pence in self.prices if since <= day][-1]


def prices(*steps: int | tuple[str, int]) -> tuple[tuple[date, int], ...]:
    """Return price steps: a bare number holds from the start."""
    return tuple(
        (START, step) if isinstance(step, int) else (date.fromisoformat(step[0]), step[1])
        for step in steps
    )


ENERGY_SEASON = (-5200, -4600, -2500, -400, 1500, 2700, 3100, 2900, 2100, 300, -2300, -4400)
TEN_MONTHS = frozenset(range(1, 13)) - {2, 3}

CONTRACTS = (
    Contract(key="salary", payee="Brackenford Engineering", kind="income", due=25, shift="back",
             text="BRACKENFORD ENGINEERING LTD SALARY", account="current", code="BGC",
             category="income.salary", prices=prices(294000, ("2025-09-01", 312000))),
    Contract(key="child-benefit", payee="HMRC Child Benefit", kind="income", shift="back",
             text="HMRC CHILD BENEFIT", account="current", code="BGC", cadence="four-weekly",
             first=date(2024, 11, 4), category="income.benefits",
             prices=prices(10240, ("2025-04-07", 10420), ("2026-04-06", 10820))),
    Contract(key="rent", payee="Oakham Lettings", kind="bill", due=1, code="SO",
             text="OAKHAM LETTINGS RENT FLAT 4", account="current",
             category="housing.rent", prices=prices(-105000, ("2025-11-01", -109500))),
    Contract(key="council-tax", payee="Mereside Council", kind="bill", due=5, code="DD",
             text="MERESIDE COUNCIL TAX", account="current", months=TEN_MONTHS,
             category="housing.council_tax",
             prices=prices(-16800, ("2025-04-01", -17600), ("2026-04-01", -18400))),
    Contract(key="energy", payee="Octopus Energy", kind="bill", due=12, code="DD",
             text="OCTOPUS ENERGY {ref}", account="current", category="utilities.energy",
             prices=prices(-10400), season_pence=ENERGY_SEASON),
    Contract(key="water", payee="Severn Trent Water", kind="bill", due=8, code="DD",
             text="SEVERN TRENT WATER {digits}", account="current", category="utilities.water",
             cadence="half-yearly", first=date(2025, 4, 1),
             prices=prices(-21460, ("2026-04-01", -22875))),
    Contract(key="broadband", payee="Kestrel Broadband", kind="bill", due=16, code="DD",
             text="KESTREL BROADBAND {digits}", account="current",
             category="utilities.internet_tv", prices=prices(-3100, ("2026-04-01", -3450))),
    Contract(key="tv-licence", payee="TV Licensing", kind="bill", due=10, code="DD",
             text="TV LICENCE QBP", account="current", category="utilities.internet_tv",
             cadence="quarterly", first=date(2024, 11, 1),
             prices=prices(-4237, ("2025-04-01", -4362), ("2026-04-01", -4500))),
    Contract(key="mobile", payee="giffgaff", kind="bill", due=9, code="DEB", shift="none",
             text="GIFFGAFF 02081234 UXBRIDGE", account="card", category="utilities.mobile",
             prices=prices(-1500)),
    Contract(key="home-insurance", payee="Tarn Mutual", kind="bill", due=20, code="DD",
             text="TARN MUTUAL CONTENTS INS {digits}", account="current",
             category="insurance.home", prices=prices(-1342, ("2025-06-01", -1415),
                                                      ("2026-06-01", -1688))),
    Contract(key="car-insurance", payee="Bluewick Car Insurance", kind="bill", due=12,
             text="BLUEWICK CAR INSURANCE {digits}", account="card", code="DEB",
             category="insurance.car", cadence="yearly", first=date(2025, 3, 1), shift="none",
             prices=prices(-48620, ("2026-03-01", -56175))),
    Contract(key="car-loan", payee="Marlowe Car Finance", kind="debt", due=18, code="DD",
             text="MARLOWE CAR FINANCE {digits}", account="current", category="debt.loan",
             prices=prices(-14250)),
    Contract(key="nursery", payee="Little Acorns Nursery", kind="bill", due=28, code="DD",
             text="LITTLE ACORNS NURSERY", account="current", category="children.childcare",
             prices=prices(-18600, ("2025-09-01", -19800))),
    Contract(key="gym", payee="Stridewell Gym", kind="subscription", due=3, code="DD",
             text="STRIDEWELL GYM {ref}", account="current", category="health.fitness",
             prices=prices(-2699)),
    Contract(key="charity", payee="Oxfam", kind="bill", due=14, code="DD",
             text="OXFAM GB {digits}", account="current", category="gifts.charity",
             prices=prices(-1000)),
    Contract(key="netflix", payee="Netflix", kind="subscription", due=7, code="DEB", shift="none",
             text="NETFLIX.COM LONDON", account="card", category="entertainment.subscriptions",
             prices=prices(-1099, ("2026-02-01", -1299))),
    Contract(key="spotify", payee="Spotify", kind="subscription", due=19, code="DEB",
             text="SPOTIFY P{ref} STOCKHOLM", account="card", shift="none",
             category="entertainment.subscriptions", prices=prices(-1199)),
    Contract(key="deezer", payee="Deezer", kind="subscription", due=23, code="DEB", shift="none",
             text="DEEZER PREMIUM PARIS", account="card", first=date(2026, 3, 1),
             category="entertainment.subscriptions", prices=prices(-1199)),
    Contract(key="cloud-storage", payee="Nimbusbox", kind="subscription", due=2, code="DEB",
             text="NIMBUSBOX CLOUD STORAGE", account="card", shift="none",
             category="entertainment.subscriptions", prices=prices(-299)),
    Contract(key="newspaper", payee="The Mereside Courier", kind="subscription", due=11,
             text="MERESIDE COURIER DIGITAL", account="card", code="DEB", shift="none",
             until=date(2025, 12, 31), category="entertainment.subscriptions",
             prices=prices(-899)),
    Contract(key="vehicle-tax", payee="DVLA Vehicle Tax", kind="bill", due=2, code="DD",
             text="DVLA VEHICLE TAX {ref}", account="current", cadence="yearly",
             first=date(2025, 5, 1), category="transport.vehicle",
             prices=prices(-19500, ("2026-04-01", -20000))),
    Contract(key="prime", payee="Amazon Prime", kind="subscription", due=28, code="DEB",
             text="AMAZON PRIME*{ref} AMZN.CO.UK", account="card", cadence="yearly",
             first=date(2024, 11, 1), shift="none", category="entertainment.subscriptions",
             prices=prices(-9500)),
)  # fmt: skip


def book_contracts(books: Books) -> None:
    """Book every payment; references in the texts change as they do in real life."""
    for contract in CONTRACTS:
        rng = random.Random(f"contract {contract.key}")
        digits = f"{rng.randrange(10**7, 10**8)}"
        for day in contract.days():
            pence = contract.price_pence(day)
            season = contract.season_pence[day.month - 1]
            if season:
                pence += season + rng.randrange(-500, 501)
            text = contract.text.format(ref=reference(rng), digits=digits)
            books.add(
                Row(
                    day=day,
                    account=contract.account,
                    pence=pence,
                    text=text,
                    category=contract.category,
                    kind=contract.code,
                    series=contract.key,
                )
            )
