"""`finadvise demo` shows everything and keeps nothing."""

from __future__ import annotations

from pathlib import Path

from runner import run_process


def test_the_tour_ends_well_and_keeps_nothing(home: Path) -> None:
    reply = run_process("demo", home=home)

    assert reply.code == 0, reply.err
    assert "Traceback" not in reply.err
    assert list(home.iterdir()) == []


def test_the_tour_answers_with_every_main_command(home: Path) -> None:
    parts = run_process("demo", "--json", home=home).data["parts"]
    words = {part["command"].split()[1] for part in parts}
    assert words >= {
        "import", "accounts", "spending", "recurring", "forecast", "unusual", "budget", "savings",
        "portfolio", "project", "insurance", "advise",
    }  # fmt: skip


def test_two_tours_print_the_same_bytes(home: Path) -> None:
    first, second = (run_process("demo", "--json", home=home).out for _ in range(2))
    assert first == second
