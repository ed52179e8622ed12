"""What the README shows is what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

from architecture.readme_blocks import README, new_home, run_shell, shell_lines, shown_calls
from finadvise.cli.registry import app

TEXT = README.read_text("utf-8")
RENEW = "renew the page with: python tests/architecture/readme_blocks.py"
NAMES = set(getattr(typer.main.get_command(app), "commands", {}))


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A home with the sample household's statements in it."""
    prepared = new_home(tmp_path_factory.mktemp("readme"))
    code, said = run_shell("finadvise import sample_data/statements", prepared)
    assert code == 0, said
    return prepared


def test_the_tour_prints_what_the_page_shows(tmp_path: Path) -> None:
    """Figures to the penny for the books; elsewhere the page and its title."""
    environment = new_home(tmp_path)
    for call in shown_calls():
        code, output = run_shell(call.command, environment)
        assert code == 0, f"{call.command}\n{output}"
        compared = None if call.command == "finadvise accounts" else 1
        assert output.splitlines()[:compared] == call.output.splitlines()[:compared], RENEW


def test_the_table_of_commands_is_the_list_of_the_program() -> None:
    listed = {name for cell in re.findall(r"^\| (`.+?`) \|", TEXT, re.M) for name in _names(cell)}
    assert listed == NAMES


def test_the_two_lines_come_first() -> None:
    install, check = shell_lines()[:2]
    assert install.endswith("finadvise demo")
    assert check.endswith("pytest")


@pytest.mark.parametrize(
    "line", [line for line in shell_lines() if "finadvise " in line and "|" in line]
)
def test_a_pipeline_runs(line: str, environment: dict[str, str]) -> None:
    code, output = run_shell(line, environment)
    assert code == 0, output


def test_the_cron_line_runs(environment: dict[str, str]) -> None:
    [entry] = re.findall(r"^\d+ \d+ [\d*]+ [\d*]+ [\d*]+ (.+)$", TEXT, re.M)
    code, output = run_shell(entry, environment)
    assert code == 0, output
    assert list(Path(environment["HOME"]).glob("*.md"))


def _names(cell: str) -> list[str]:
    return [name.split()[0] for name in re.findall(r"`([a-z][^`]*)`", cell)]
