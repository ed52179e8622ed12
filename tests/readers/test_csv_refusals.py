"""Refusals of CSV that need no file of their own; the others are cases of `tests/errors`."""

from __future__ import annotations

import pytest

from finadvise.errors import InputRefused
from readers.csv_files import read

HEAD = "Date,Description,Amount\n2026-03-01,Rent,-950.00\n"


def test_a_line_of_a_million_characters_is_refused() -> None:
    with pytest.raises(InputRefused) as caught:
        read(HEAD + "2026-03-02," + "x" * 1_000_001 + ",1.00\n")
    assert caught.value.row == 3


def test_a_header_without_rows_is_an_empty_statement() -> None:
    statement = read("Date,Description,Amount\n")
    assert [account.rows for account in statement.accounts] == [()]
    assert statement.warnings
