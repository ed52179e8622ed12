"""TAB offers the names of accounts and categories, and makes nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from desk import Desk

MARCH = "Date,Description,Amount,Category\n2026-03-20,RENT,-800.00,flat\n2026-03-21,CAFE,-3.00,\n"


START = "import sys; sys.argv[0] = 'finadvise'; from finadvise.cli.main import main; main()"


def offered(home: Path, typed: str) -> list[str]:
    """Return what bash is offered for the last word of a line."""
    words = typed.split(" ")
    done = subprocess.run(
        [sys.executable, "-c", START],
        env=os.environ
        | {
            "FINADVISE_HOME": str(home),
            "_FINADVISE_COMPLETE": "complete_bash",
            "COMP_WORDS": typed,
            "COMP_CWORD": str(len(words) - 1),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.split()


def test_accounts_are_offered_by_their_first_letters(tmp_path: Path, home: Path) -> None:
    desk = Desk(tmp_path, home)
    desk.take(desk.put("a.csv", MARCH), "--account", "bills")
    desk.take(desk.put("b.csv", MARCH.replace("-800", "-5")), "--account", "joint")
    assert offered(home, "finadvise transactions --account ") == ["bills", "joint"]
    assert offered(home, "finadvise transactions --account jo") == ["joint"]


def test_own_and_known_categories_are_offered(tmp_path: Path, home: Path) -> None:
    desk = Desk(tmp_path, home)
    desk.take(desk.put("a.csv", MARCH), "--account", "bills")
    assert offered(home, "finadvise transactions --category fl") == ["flat"]
    assert offered(home, "finadvise transactions --category groc") == ["groceries"]


def test_a_tab_makes_no_store(home: Path) -> None:
    assert offered(home, "finadvise transactions --account ") == []
    assert list(home.iterdir()) == []
