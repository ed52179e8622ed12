#!/usr/bin/env python3
"""Make the sample household: run `python sample_data/make.py`; the same bytes come out each time.

A couple with a child, one salary, 24 months up to 2026-10-31. Persons, banks, employer and council
are invented; some shops and services are well-known names, their prices here are not theirs.
`contracts.py` says what comes back by agreement, `habits.py` what does without, `flows.py` moves
money between the accounts, `layouts.py` writes the statements. `truth.json` tells what is in there.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from books import AS_OF, START, Books, Row
from contracts import CONTRACTS, Contract, book_contracts
from flows import book_flows
from habits import book_habits, book_single_events
from layouts import (
    harbour_vale_csv,
    in_days,
    larkfield_card_sgml,
    larkfield_saver_xml,
    plain,
    row_id,
    tidemark_csv,
    with_balances,
)
from wealth import holdings_csv, prices_csv, quotes_csv, trips_csv

# account: (writer, suffix, the periods of its files; each begins before the one before has ended)
FILES: dict[str, tuple[Callable[[list[tuple[Row, int, str]]], bytes], str, list[tuple[str, str]]]]
FILES = {
    "current": (harbour_vale_csv, "csv",
                [("2024-11-01", "2025-11-07"), ("2025-11-01", "2026-10-31")]),
    "spending": (tidemark_csv, "csv",
                 [("2024-11-01", "2025-08-12"), ("2025-08-06", "2026-10-31")]),
    "card": (larkfield_card_sgml, "ofx",
             [("2024-11-01", "2025-07-10"), ("2025-07-04", "2026-03-10"),
              ("2026-03-05", "2026-10-31")]),
    "savings": (larkfield_saver_xml, "ofx",
                [("2024-11-01", "2025-12-31"), ("2025-12-26", "2026-10-31")]),
}  # fmt: skip
BANKS = {"current": "harbour-vale", "spending": "tidemark",
         "card": "larkfield-card", "savings": "larkfield-saver"}  # fmt: skip


def make_books() -> Books:
    """Return the household's 24 months."""
    books = Books()
    book_contracts(books)
    book_habits(books)
    book_single_events(books)
    book_flows(books)
    return books


def write_statements(books: Books, folder: Path) -> list[dict[str, Any]]:
    """Write every account's files; return what is in each."""
    written = []
    for account, (writer, suffix, periods) in FILES.items():
        entries = [
            (row, balance, row_id(row, place))
            for place, (row, balance) in enumerate(with_balances(account, books.of(account)))
        ]
        for first, last in periods:
            part = in_days(entries, date.fromisoformat(first), date.fromisoformat(last))
            name = f"statements/{BANKS[account]}-to-{last[:7]}.{suffix}"
            (folder / name).write_bytes(writer(part))
            booked = [row for row, _, _ in part if not row.pending]
            written.append(
                {
                    "file": name,
                    "account": account,
                    "rows": len(booked),
                    "total": plain(sum(row.pence for row in booked)),
                    "closing": plain(part[-1][1]),
                }
            )
    return written


def label(row: Row) -> dict[str, Any]:
    """Return how the truth names a row."""
    return {
        "account": row.account,
        "date": row.day.isoformat(),
        "amount": plain(row.pence),
        "description": row.text[:32] if row.account in ("card", "savings") else row.text,
        "category": row.category,
    } | ({"series": row.series} if row.series else {})


def series(contract: Contract, books: Books) -> dict[str, Any]:
    """Return what a detector should say about a contract."""
    paid = [row for row in books.of(contract.account) if row.series == contract.key]
    coming = [day for day in contract.days() if day > AS_OF]
    steps = [pence for _, pence in contract.prices]
    return {
        "key": contract.key,
        "payee": contract.payee,
        "account": contract.account,
        "kind": contract.kind,
        "cadence": contract.cadence,
        "category": contract.category,
        "payments": len(paid),
        "last_amount": plain(paid[-1].pence),
        "last": paid[-1].day.isoformat(),
        "next": coming[0].isoformat() if coming else None,
        "status": "active" if coming else "ended",
        "changes": [
            {"date": since.isoformat(), "from": plain(old), "to": plain(new)}
            for (since, new), old in zip(contract.prices[1:], steps, strict=False)
        ],
    }


def oddities(books: Books) -> dict[str, Any]:
    """Return what was planted for the program to find."""

    def only(text: str) -> list[dict[str, Any]]:
        return [label(row) for row in books.rows if row.text.startswith(text)]

    last_use = max(row.day for row in books.rows if row.text == "Stridewell Juice Bar").isoformat()
    pairs: dict[str, list[dict[str, Any]]] = {}
    for row in books.rows:
        if row.pair:
            pairs.setdefault(row.pair, []).append(label(row))
    return {
        "duplicate_charge": only("BRAMBLE & OAK"),
        "price_rise": {"series": "netflix", "from": "-10.99", "to": "-12.99", "date": "2026-02-07"},
        "forgotten_subscription": {"series": "gym", "last_sign_of_use": last_use},
        "same_purpose": ["spotify", "deezer"],
        "ended_subscription": "newspaper",
        "premium_rise": {"series": "car-insurance", "from": "-486.20", "to": "-561.75"},
        "refunds": [
            [row for row in only(text) if row["amount"] in amounts]
            for text, amounts in (
                ("FERNWEAR", ("-56.00", "22.00")),
                ("NEXT RETAIL", ("-62.00", "62.00")),
            )
        ],
        "pending": [label(row) for row in books.rows if row.pending],
        "foreign_fees": only("NON-STERLING"),
        "transfers": list(pairs.values()),
    }


def write_truth(books: Books, files: list[dict[str, Any]], folder: Path) -> None:
    rows = [row for account in FILES for row in books.of(account)]
    truth = {
        "as_of": AS_OF.isoformat(),
        "from": START.isoformat(),
        "currency": "GBP",
        "accounts": {
            account: {
                "statement_name": BANKS[account],
                "transactions": sum(1 for row in rows if row.account == account),
                "balance": plain(books.balance_pence(account, AS_OF)),
            }
            for account in FILES
        },
        "files": files,
        "series": [series(contract, books) for contract in CONTRACTS],
        "oddities": oddities(books),
    }
    head = json.dumps(truth, indent=1, ensure_ascii=False)
    labels = ",\n".join(json.dumps(label(row), ensure_ascii=False) for row in rows)
    text = f'{head[:-2]},\n "labels": [\n{labels}\n ]\n}}\n'
    (folder / "truth.json").write_text(text, encoding="utf-8")


def main() -> None:
    """Write everything beside this script, or in the folder named as the argument."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    (folder / "statements").mkdir(exist_ok=True)
    books = make_books()
    write_truth(books, write_statements(books, folder), folder)
    tables = {
        "holdings": holdings_csv,
        "prices": prices_csv,
        "quotes": quotes_csv,
        "trips": trips_csv,
    }
    for name, make in tables.items():
        (folder / f"{name}.csv").write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main()
