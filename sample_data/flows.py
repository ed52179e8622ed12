"""Money between the household's own accounts: saving, card payments, top-ups, and interest."""

from __future__ import annotations

from datetime import date, timedelta

from books import AS_OF, ONE_DAY, START, Books, Row, month_day, working_day

SAVING_PENCE = ((START, 15000), (date(2025, 9, 1), 40000))
SPENDING_MONEY_PENCE = 24000
TOP_UP_PENCE, TOP_UP_BELOW_PENCE = 5000, 3000
# (day, pence) taken back from savings for the holidays and for the car.
WITHDRAWALS = (
    (date(2025, 3, 20), 70000),
    (date(2025, 9, 18), 60000),
    (date(2026, 2, 19), 60000),
)
SAVINGS_RATE_PER_10000 = 360


def book_flows(books: Books) -> None:
    """Book the standing orders, then what depends on balances: top-ups, card payments, interest."""
    months = [month_day(2024, 11 + k, 1) for k in range(24)]
    for first in months:
        payday = working_day(month_day(first.year, first.month, 26), forward=True)
        saving = [pence for since, pence in SAVING_PENCE if since <= first][-1]
        _to_savings(books, payday, saving)
        _to_spending(books, payday, SPENDING_MONEY_PENCE, "TIDEMARK SPENDING", "SO")
    for day, pence in WITHDRAWALS:
        _from_savings(books, day, pence)
    _top_up(books)
    for first in months:
        _pay_card(books, first)
    for first in months:
        _pay_interest(books, first)


def _to_savings(books: Books, day: date, pence: int) -> None:
    books.move(
        day,
        Row(day=day, account="current", pence=-pence, text="LARKFIELD SAVER 6620",
            category="transfers.savings", kind="SO", series="saving"),
        Row(day=day, account="savings", pence=pence, text="FROM HARBOUR VALE 4471",
            category="transfers.savings", kind="CREDIT"),
    )  # fmt: skip


def _from_savings(books: Books, day: date, pence: int) -> None:
    books.move(
        day,
        Row(day=day, account="savings", pence=-pence, text="WITHDRAWAL TO HARBOUR VALE 4471",
            category="transfers.savings", kind="XFER"),
        Row(day=day, account="current", pence=pence, text="LARKFIELD SAVER 6620",
            category="transfers.savings", kind="FPI"),
    )  # fmt: skip


def _to_spending(books: Books, day: date, pence: int, text: str, kind: str) -> None:
    books.move(
        day,
        Row(day=day, account="current", pence=-pence, text=text, category="transfers.own",
            kind=kind, series="spending-money" if kind == "SO" else ""),
        Row(day=day, account="spending", pence=pence, text="Top up from Harbour Vale 4471",
            category="transfers.own", kind="Top up"),
    )  # fmt: skip


def _top_up(books: Books) -> None:
    """Put money on the spending account on the day it would run low."""
    day = START
    while day <= AS_OF:
        if books.balance_pence("spending", day) < TOP_UP_BELOW_PENCE:
            _to_spending(books, day, TOP_UP_PENCE, "TIDEMARK TOP UP", "FPO")
        day += ONE_DAY


def _pay_card(books: Books, first: date) -> None:
    """Pay the whole balance of the card's statement of the 8th by direct debit on the 22nd."""
    owed = -books.balance_pence("card", month_day(first.year, first.month, 8))
    day = working_day(month_day(first.year, first.month, 22), forward=True)
    received = day + timedelta(days=1)
    books.move(
        day,
        Row(day=day, account="current", pence=-owed, text="LARKFIELD CARD 8812 PAYMENT",
            category="transfers.card_payment", kind="DD", series="card-payment"),
        Row(day=received, account="card", pence=owed, text="PAYMENT RECEIVED - THANK YOU",
            category="transfers.card_payment", kind="PAYMENT"),
    )  # fmt: skip


def _pay_interest(books: Books, first: date) -> None:
    day = month_day(first.year, first.month + 1, 1) - ONE_DAY
    pence = books.balance_pence("savings", day) * SAVINGS_RATE_PER_10000 // 120000
    books.add(
        Row(day=day, account="savings", pence=pence, text="GROSS INTEREST",
            category="income.interest", kind="INT", series="interest")
    )  # fmt: skip
