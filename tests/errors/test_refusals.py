"""One bad input and the exact message for each refusal.

A case is two files in `cases/`: the input, such as `cut-off.ofx`, and `cut-off.ofx.message` with
what the user is told: code, message and hint on three lines. Adding the two files adds the case.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from finadvise.errors import FinadviseError
from finadvise.model.statement import ReadOptions
from finadvise.readers.base import read_file
from finadvise.readers.registry import identify

CASES = Path(__file__).parent / "cases"
INPUTS = sorted(path for path in CASES.iterdir() if path.suffix != ".message")
OPTIONS = ReadOptions(today=date(2026, 11, 23))


def _read(path: Path) -> None:
    content = read_file(path)
    identify(content, path.name).read(content, OPTIONS)


def refusal(path: Path) -> str:
    """Return the refusal of a file as `code`, `message` and `hint` on three lines."""
    with pytest.raises(FinadviseError) as refused:
        _read(path)
    error = refused.value
    return f"{error.code}\n{error.message}\n{error.hint}\n".replace(f"{path.parent}/", "")


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_a_bad_file_is_refused_in_these_words(path: Path) -> None:
    assert refusal(path) == path.with_name(f"{path.name}.message").read_text()


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_every_refusal_is_one_line_with_a_cure(path: Path) -> None:
    code, message, hint, rest = refusal(path).split("\n")

    assert code
    assert message
    assert hint
    assert rest == ""


def test_every_message_has_its_input() -> None:
    wanted = {f"{path.name}.message" for path in INPUTS}

    assert {path.name for path in CASES.glob("*.message")} == wanted
