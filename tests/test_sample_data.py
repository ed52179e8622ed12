"""The sample household can be made again, and its own figures agree."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[1] / "sample_data"


def test_making_it_again_gives_the_same_bytes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, SAMPLE / "make.py", tmp_path], check=True)

    made = {p.relative_to(tmp_path): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}

    assert made == {path: (SAMPLE / path).read_bytes() for path in made}
    kept = {p.relative_to(SAMPLE) for p in SAMPLE.rglob("*.*") if p.suffix in {".csv", ".ofx"}}
    assert kept <= made.keys()


def test_it_stays_small_enough_to_travel_with_the_program() -> None:
    files = [p for p in SAMPLE.rglob("*") if p.is_file() and p.suffix != ".pyc"]
    assert sum(p.stat().st_size for p in files) < 1_500_000


def test_both_sides_of_each_transfer_cancel() -> None:
    truth = json.loads((SAMPLE / "truth.json").read_text("utf-8"))
    for one, other in truth["oddities"]["transfers"]:
        assert Decimal(one["amount"]) + Decimal(other["amount"]) == 0
        assert one["account"] != other["account"]


def test_balances_are_the_sum_of_what_was_booked() -> None:
    truth = json.loads((SAMPLE / "truth.json").read_text("utf-8"))
    pending = {(row["account"], row["amount"]) for row in truth["oddities"]["pending"]}
    moved: Counter[str] = Counter()
    for row in truth["labels"]:
        if (row["account"], row["amount"]) not in pending:
            moved[row["account"]] += int(Decimal(row["amount"]) * 100)
    opening = {"current": 241236, "spending": 11820, "card": -38615, "savings": 425000}
    for account, said in truth["accounts"].items():
        assert Decimal(said["balance"]) * 100 == opening[account] + moved[account]
