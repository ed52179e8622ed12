"""Holdings with a monthly price history, quotes for cover, and trips of the car: all invented."""

from __future__ import annotations

import math
import random
from datetime import date, datetime, timedelta

from books import AS_OF, ONE_DAY, month_day

# asset class: (name, units in thousandths, first price in pence, drift a month, volatility a month)
FUNDS = {
    "dm_eq": ("World share index fund", 42_400, 13250, 0.006, 0.038),
    "uk_eq": ("UK share index fund", 31_750, 6840, 0.005, 0.036),
    "em_eq": ("Emerging market share index fund", 12_000, 4120, 0.005, 0.05),
    "gilts": ("UK government bond index fund", 8_300, 9410, 0.002, 0.018),
    "glob_bond_h": ("World bond index fund, hedged", 0, 10120, 0.0025, 0.013),
}
BONDS = ("gilts", "glob_bond_h")
MONTHS = 60


def monthly_prices() -> list[tuple[date, dict[str, float]]]:
    """Return the price of a unit in pounds at each month's end."""
    rng = random.Random("prices")
    now = {key: fund[2] / 100 for key, fund in FUNDS.items()}
    table = []
    for k in range(MONTHS):
        common = rng.gauss(0, 1)
        for key, (_, _, _, drift, volatility) in FUNDS.items():
            shared = 0.1 if key in BONDS else 0.85
            shock = shared * common + math.sqrt(1 - shared**2) * rng.gauss(0, 1)
            now[key] *= math.exp(drift + volatility * shock)
        table.append((month_day(AS_OF.year, AS_OF.month - MONTHS + 2 + k, 1) - ONE_DAY, dict(now)))
    return table


def prices_csv() -> str:
    """One row a month end, one column an asset class."""
    lines = ["date," + ",".join(FUNDS)]
    for day, now in monthly_prices():
        lines.append(f"{day}," + ",".join(f"{price:.4f}" for price in now.values()))
    return "\n".join(lines) + "\n"


def holdings_csv() -> str:
    """What is held, at the last month's prices; pounds."""
    _, now = monthly_prices()[-1]
    lines = ["asset,value,name"]
    for key, (name, thousandths, *_) in FUNDS.items():
        if thousandths:
            lines.append(f"{key},{now[key] * thousandths / 1000:.2f},{name}")
    return "\n".join(lines) + "\n"


def quotes_csv() -> str:
    """What other insurers asked for the same cover; pounds a year."""
    return (
        "kind,insurer,date,yearly,excess\n"
        "car,Ashdown Direct,2026-10-20,448.00,250\n"
        "car,Corrie & Co,2026-10-20,472.50,200\n"
        "car,Bluewick Car Insurance,2026-10-21,509.00,250\n"
        "home,Ashdown Direct,2026-10-20,148.20,100\n"
    )


def trips_csv() -> str:
    """Ten trips at one reading a second: speed in km/h, heading in degrees."""
    lines = ["trip_id,timestamp,speed_kmh,heading_degrees,limit_kmh"]
    for k in range(10):
        rng = random.Random(f"trip {k}")
        hour = (8, 17, 13, 8, 23, 10, 18, 8, 15, 20)[k]
        moment = datetime(2026, 10, 3 + 2 * k, hour, rng.randrange(60))  # noqa: DTZ001 - local time
        lines += _trip(f"trip-{k + 1:02}", moment, rng)
    return "\n".join(lines) + "\n"


def _trip(name: str, moment: datetime, rng: random.Random) -> list[str]:
    lines: list[str] = []
    speed, heading = 0.0, rng.uniform(0, 360)
    while len(lines) < 420:
        limit = rng.choice((32, 48, 48, 64, 97, 113))
        target = 0.0 if rng.random() < 0.2 else limit * rng.uniform(0.8, 1.06)
        turn = rng.choice((0, 0, 0, 5, -5, 9))
        brake = 15.0 if rng.random() < 0.06 else rng.uniform(3.5, 8.0)
        for second in range(rng.randrange(20, 60)):
            step = rng.uniform(2.0, 6.5) if target > speed else -brake
            speed = target if abs(target - speed) < abs(step) else speed + step
            heading = (heading + (turn if second < 10 and speed < 50 else 0)) % 360
            lines.append(f"{name},{moment.isoformat()},{speed:.1f},{heading:.0f},{limit}")
            moment += timedelta(seconds=1)
    return lines
