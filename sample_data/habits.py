"""What comes back without agreement: shops, coffee, fuel, evenings, and what happens once."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

from books import AS_OF, Books, Row, every_day, reference

# The gym is paid for to the end; after this day nobody bought a juice there.
GYM_LAST_USED = date(2025, 5, 30)


@dataclass(frozen=True, kw_only=True)
class Habit:
    """Spending of one sort.

    Args:
        chance: Probability on each day of the week, Monday first.
        typical_pence: Median amount.
        spread: Sigma of the logarithm.
        endings: Amounts end in one of these pence, as shelf prices do; empty means any.
        until: Last day it happens on.
    """

    key: str
    account: str
    category: str
    texts: tuple[str, ...]
    chance: tuple[float, ...]
    typical_pence: int
    spread: float
    endings: tuple[int, ...] = ()
    until: date = AS_OF


def weekly(*chance: float) -> tuple[float, ...]:
    return chance * 7 if len(chance) == 1 else chance


HABITS = (
    Habit(key="big shop", account="card", category="groceries", typical_pence=6400, spread=0.28,
          texts=("TESCO STORES 3021 MERESIDE", "SAINSBURYS S/MKTS MERESIDE", "ALDI 77 MERESIDE"),
          chance=weekly(0.02, 0.02, 0.03, 0.08, 0.12, 0.62, 0.1)),
    Habit(key="top-up shop", account="spending", category="groceries", typical_pence=1180,
          spread=0.5, chance=weekly(0.3, 0.25, 0.3, 0.25, 0.2, 0.1, 0.25),
          texts=("Tesco Express", "Co-op Food", "Lidl", "Greenholt Farm Shop")),
    Habit(key="coffee", account="spending", category="eating_out.coffee", typical_pence=340,
          spread=0.12, endings=(10, 40, 65, 95),
          chance=weekly(0.3, 0.35, 0.35, 0.35, 0.3, 0.2, 0.1),
          texts=("Pret A Manger", "Costa Coffee", "Finch & Thimble Coffee")),
    Habit(key="lunch", account="spending", category="eating_out.takeaway", typical_pence=520,
          spread=0.25, chance=weekly(0.12, 0.12, 0.15, 0.12, 0.15, 0.0, 0.0),
          texts=("Greggs",)),
    Habit(key="takeaway", account="spending", category="eating_out.takeaway", typical_pence=2350,
          spread=0.3, chance=weekly(0.01, 0.01, 0.02, 0.03, 0.2, 0.14, 0.05),
          texts=("Deliveroo", "Just Eat", "Golden Lantern Takeaway")),
    Habit(key="restaurant", account="card", category="eating_out.restaurants", typical_pence=4700,
          spread=0.4, chance=weekly(0.0, 0.0, 0.01, 0.02, 0.05, 0.09, 0.06),
          texts=("NANDOS MERESIDE", "THE COPPER KETTLE MERESIDE", "PIZZA EXPRESS 1182")),
    Habit(key="pub", account="spending", category="eating_out.pubs_bars", typical_pence=1650,
          spread=0.45, chance=weekly(0.0, 0.01, 0.02, 0.05, 0.18, 0.1, 0.04),
          texts=("The Drover's Arms", "The Old Ferry Inn")),
    Habit(key="bus", account="spending", category="transport.public", typical_pence=250,
          spread=0.0, chance=weekly(0.12, 0.15, 0.12, 0.15, 0.1, 0.05, 0.02),
          texts=("Mereside Buses",)),
    Habit(key="gym bar", account="spending", category="eating_out.coffee", typical_pence=320,
          spread=0.1, endings=(10, 60), chance=weekly(0.2, 0.0, 0.3, 0.0, 0.2, 0.1, 0.0),
          texts=("Stridewell Juice Bar",), until=GYM_LAST_USED),
    Habit(key="fuel", account="card", category="transport.fuel", typical_pence=4900, spread=0.2,
          chance=weekly(0.05, 0.03, 0.04, 0.06, 0.1, 0.09, 0.07),
          texts=("SHELL MERESIDE RING RD", "TESCO PFS 3021 MERESIDE", "BP QUAYSIDE")),
    Habit(key="parking", account="card", category="transport.parking_tolls", typical_pence=340,
          spread=0.35, endings=(0, 20, 50, 80),
          chance=weekly(0.02, 0.02, 0.02, 0.02, 0.03, 0.13, 0.05),
          texts=("RINGGO PARKING", "MERESIDE COUNCIL CAR PARK")),
    Habit(key="marketplace", account="card", category="shopping.general", typical_pence=1700,
          spread=0.65, chance=weekly(0.11), texts=("AMZNMKTPLACE*{ref}",)),
    Habit(key="clothes", account="card", category="shopping.clothing", typical_pence=3400,
          spread=0.45, chance=weekly(0.01, 0.01, 0.01, 0.02, 0.02, 0.07, 0.04),
          texts=("NEXT RETAIL LTD MERESIDE", "PRIMARK MERESIDE", "THREADGOLD KIDS")),
    Habit(key="home", account="card", category="home.diy_garden", typical_pence=2600, spread=0.5,
          chance=weekly(0.0, 0.0, 0.01, 0.0, 0.01, 0.05, 0.05),
          texts=("B & Q 1290 MERESIDE", "HOLLYBANK GARDEN CENTRE")),
    Habit(key="pharmacy", account="spending", category="health.pharmacy", typical_pence=890,
          spread=0.45, chance=weekly(0.04), texts=("Boots", "Lane End Pharmacy")),
    Habit(key="hair", account="spending", category="health.personal_care", typical_pence=2800,
          spread=0.2, endings=(0,), chance=weekly(0.0, 0.01, 0.01, 0.02, 0.03, 0.03, 0.0),
          texts=("Snip & Tuck Hair",)),
    Habit(key="outing", account="card", category="entertainment.events", typical_pence=2700,
          spread=0.4, chance=weekly(0.0, 0.0, 0.01, 0.0, 0.03, 0.06, 0.05),
          texts=("VUE CINEMA MERESIDE", "HOLLOW OAK FARM PARK")),
    Habit(key="books", account="card", category="entertainment.hobbies", typical_pence=1400,
          spread=0.4, chance=weekly(0.02), texts=("WATERSTONES 204", "PUDDLE LANE TOYS")),
    Habit(key="cash", account="current", category="cash", typical_pence=3000, spread=0.35,
          chance=weekly(0.02, 0.02, 0.02, 0.03, 0.06, 0.05, 0.02),
          texts=("CASH NOTEMACHINE MERESIDE HIGH ST", "CASH TESCO MERESIDE")),
)  # fmt: skip

TIMES = {"cash": "CPT"}


def book_habits(books: Books) -> None:
    """Book a day at a time; each habit draws from its own stream, so that one can be changed."""
    for habit in HABITS:
        rng = random.Random(f"habit {habit.key}")
        for day in every_day():
            if day <= habit.until and rng.random() < habit.chance[day.weekday()]:
                books.add(
                    Row(
                        day=day,
                        account=habit.account,
                        pence=-_amount_pence(habit, rng),
                        text=rng.choice(habit.texts).format(ref=reference(rng, 9)),
                        category=habit.category,
                        kind=TIMES.get(habit.key, "DEB"),
                    )
                )


def _amount_pence(habit: Habit, rng: random.Random) -> int:
    pence = round(habit.typical_pence * rng.lognormvariate(0, habit.spread))
    if habit.key == "cash":
        return max(1000, round(pence / 1000) * 1000)
    if habit.endings:
        return pence // 100 * 100 + rng.choice(habit.endings)
    return pence


# (day, account, pence, text, category, memo): what happened once, or now and then.
ONCE: tuple[tuple[str, str, int, str, str, str], ...] = (
    ("2024-12-07", "card", -6499, "PUDDLE LANE TOYS", "gifts.presents", ""),
    ("2024-12-14", "card", -8250, "JOHN LEWIS PARTNERS", "gifts.presents", ""),
    ("2025-01-21", "card", -24850, "QUAYSIDE MOTORS SERVICE MOT", "transport.vehicle", ""),
    ("2025-02-11", "card", -41260, "EASYJET LUTON", "travel.transport", ""),
    ("2025-02-13", "card", -52800, "BOOKING.COM AMSTERDAM", "travel.lodging", ""),
    ("2025-06-20", "card", -3840, "MERESIDE DENTAL CARE", "health.medical", ""),
    ("2025-10-04", "current", 4500, "R PELHAM CONCERT TICKETS", "transfers.people", ""),
    ("2025-11-08", "card", -5600, "FERNWEAR CLOTHING ONLINE", "shopping.clothing", ""),
    ("2025-11-17", "card", 2200, "FERNWEAR CLOTHING ONLINE", "shopping.clothing", ""),
    ("2025-11-29", "card", -32900, "CURRYS ONLINE", "shopping.electronics", ""),
    ("2025-12-19", "card", -7425, "PUDDLE LANE TOYS", "gifts.presents", ""),
    ("2025-11-27", "card", -9400, "JOHN LEWIS PARTNERS", "gifts.presents", ""),
    ("2026-01-23", "card", -61840, "QUAYSIDE MOTORS SERVICE MOT", "transport.vehicle", ""),
    ("2026-03-14", "card", -38500, "SANDPIPER COTTAGES", "travel.lodging", ""),
    ("2026-06-11", "card", -6200, "NEXT RETAIL LTD MERESIDE", "shopping.clothing", ""),
    ("2026-06-20", "card", 6200, "NEXT RETAIL LTD MERESIDE", "shopping.clothing", ""),
    ("2026-07-25", "card", -7860, "THE HARBOUR FRY PADSTOW", "eating_out.restaurants", ""),
    ("2026-07-27", "card", -5400, "EDEN HOLLOW GARDENS", "entertainment.events", ""),
    ("2026-08-19", "card", -4150, "MERESIDE DENTAL CARE", "health.medical", ""),
    ("2026-10-14", "card", -8400, "BRAMBLE & OAK FURNITURE", "home.furniture", ""),
    ("2026-10-14", "card", -8400, "BRAMBLE & OAK FURNITURE", "home.furniture", ""),
)

# Two weeks in Portugal: (day of August 2025, euro cents, text, category).
ABROAD = (
    (9, 2650, "METRO LISBOA", "transport.public"),
    (9, 5480, "CERVEJARIA DO CAIS LISBOA", "eating_out.restaurants"),
    (10, 1990, "PASTELARIA AURORA LISBOA", "eating_out.coffee"),
    (11, 8740, "RENT A CAR ALGARVE FARO", "travel.other"),
    (12, 4125, "SUPERMERCADO PINGO LAGOS", "groceries"),
    (14, 6390, "O PESCADOR LAGOS", "eating_out.restaurants"),
    (15, 3800, "ZOOMARINE ALBUFEIRA", "entertainment.events"),
    (17, 7215, "TASCA DA PRAIA LAGOS", "eating_out.restaurants"),
    (18, 3644, "SUPERMERCADO PINGO LAGOS", "groceries"),
    (20, 5120, "GALP LAGOS", "transport.fuel"),
    (21, 2875, "LOJA DO PORTO FARO", "gifts.presents"),
)
# Pounds for a thousand euros on those days (invented, in the range of that summer), and the fee.
POUNDS_FOR_1000_EUROS, FEE_PER_10000 = 866, 299


def book_single_events(books: Books) -> None:
    """Book what the household did once, the holiday abroad, and the row that is still pending."""
    for when, account, pence, text, category, memo in ONCE:
        kind = "DEB" if account == "card" else ("FPI" if pence > 0 else "DEB")
        books.add(Row(day=date.fromisoformat(when), account=account, pence=pence, text=text,
                      category=category, kind=kind, memo=memo))  # fmt: skip
    for day_of_august, cents, text, category in ABROAD:
        day = date(2025, 8, day_of_august)
        pence = round(cents * POUNDS_FOR_1000_EUROS / 1000)
        memo = f"{cents // 100}.{cents % 100:02} EUR"
        books.add(Row(day=day, account="card", pence=-pence, text=text, category=category,
                      kind="DEB", memo=memo))  # fmt: skip
        books.add(Row(day=day, account="card", pence=-round(pence * FEE_PER_10000 / 10000),
                      text="NON-STERLING TRANSACTION FEE", category="fees.foreign",
                      kind="FEE"))  # fmt: skip
    books.add(Row(day=date(2026, 10, 31), account="spending", pence=-2380,
                  text="Golden Lantern Takeaway", category="eating_out.takeaway", kind="DEB",
                  pending=True))  # fmt: skip
