"""Every command that `--help` names is whole: it explains itself and shows a call that works."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import pytest
import typer.core
import typer.main

from finadvise.cli.registry import app

Command = typer.core.TyperCommand | typer.core.TyperGroup


def _walk(command: object, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], object]]:
    if words:
        yield words, command
    for name, child in getattr(command, "commands", {}).items():
        yield from _walk(child, (*words, name))


ROOT_COMMAND = typer.main.get_command(app)
COMMANDS = dict(_walk(ROOT_COMMAND, ()))


def _help(words: tuple[str, ...]) -> str:
    return str(getattr(COMMANDS[words], "help", "") or "")


@pytest.mark.parametrize("words", [w for w in COMMANDS if _help(w)], ids=" ".join)
def test_the_help_shows_an_example_that_calls_this_command(words: tuple[str, ...]) -> None:
    text = _help(words)
    own = getattr(COMMANDS[words], "commands", None) is None
    examples = re.findall(r"Example: (finadvise .+)", text)
    assert len(examples) == 1 or not own
    if examples:
        assert _leads_with(shlex.split(examples[0], comments=True), ("finadvise", *words))


@pytest.mark.parametrize("words", list(COMMANDS), ids=" ".join)
def test_every_option_of_a_command_says_what_it_does(words: tuple[str, ...]) -> None:
    silent = [p.name for p in COMMANDS[words].params if not getattr(p, "help", "x")]  # type: ignore[attr-defined]
    assert silent == []


def test_the_overview_groups_commands_by_subject() -> None:
    shown = {getattr(c, "rich_help_panel", None) for w, c in COMMANDS.items() if len(w) == 1}
    assert shown <= {"Ledger", "Outlook", "Plan", "Wealth", "Cover", "Advice", "Tools"}


def _leads_with(call: list[str], words: tuple[str, ...]) -> bool:
    return tuple(call[: len(words)]) == words
