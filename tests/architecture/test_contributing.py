"""The page for contributors stays true."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from architecture.source import PACKAGE, ROOT
from finadvise.errors import InputRefused
from finadvise.model.statement import ReadOptions

TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
OPTIONS = ReadOptions(today=date(2026, 10, 31))


def _example_reader() -> Any:
    [code] = re.findall(r"```python\n(.*?)```", TEXT, re.S)
    names: dict[str, Any] = {}
    exec(code, names)  # noqa: S102 - the page's own example, held to what it promises
    return names["MyBankReader"]()


def test_every_file_the_page_names_exists() -> None:
    named = re.findall(r"`([a-z_]+/[\w/.]*)`", TEXT)
    missing = [n for n in named if not (PACKAGE / n).exists() and not (ROOT / n).exists()]
    assert missing == []


def test_the_example_reader_reads() -> None:
    reader = _example_reader()
    row = '{"id": "1", "day": "2026-03-14", "pence": -750, "text": "LUNCH"}'
    content = f'{{"mybank": {{"account": "0001", "rows": [{row}]}}}}'.encode()
    assert reader.claims(content, "march.json")
    [account] = reader.read(content, OPTIONS).accounts
    assert [(r.day, r.amount_minor) for r in account.rows] == [(date(2026, 3, 14), -750)]


def test_the_example_reader_refuses_what_it_cannot_read() -> None:
    with pytest.raises(InputRefused, match="not my bank's JSON"):
        _example_reader().read(b'{"mybank": {}}', OPTIONS)
