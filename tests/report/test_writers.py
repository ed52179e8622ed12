"""Every format, on one small page: typed cells, hostile text, and nothing left out unseen."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finadvise.money import Money
from finadvise.report.document import Column, Document, Facts, Heading, Paragraph, Percent, Table
from finadvise.report.sanitise import for_spreadsheet, for_terminal
from finadvise.report.writers.data import write_csv, write_json, write_jsonl
from finadvise.report.writers.html import write_html
from finadvise.report.writers.markdown import write_markdown
from finadvise.report.writers.text import write_text
from finadvise.results.base import Result

HOSTILE = "\x1b[31mREFUND [/] [link=http://evil]x[/link] \u202egnp.exe\u200b"


@dataclass(frozen=True, kw_only=True)
class Line:
    payee: str
    from_: date
    amount: Money


@dataclass(frozen=True, kw_only=True)
class Sample(Result):
    kind: ClassVar[str] = "sample"
    main_list: ClassVar[str] = "lines"

    lines: tuple[Line, ...]
    rate: float = 0.1234567


SAMPLE = Sample(
    as_of=date(2026, 3, 31),
    currency="GBP",
    notes=("one",),
    lines=(
        Line(payee="=cmd|'/C calc'!A0", from_=date(2026, 3, 1), amount=Money(-1250, "GBP")),
        Line(payee="Café", from_=date(2026, 3, 2), amount=Money(5, "GBP")),
    ),
)
PAGE = Document(
    "Page",
    (
        Heading("Part"),
        Paragraph("Some text."),
        Facts((("Balance", Money(-99, "GBP")), ("Share", Percent(0.25)))),
        Table(
            (Column("Payee", wrap=True), Column("Amount", right=True), Column("Id", priority=1)),
            ((HOSTILE, Money(-123456, "GBP"), "t1"), ("A|B", Money(5, "GBP"), "t2")),
        ),
    ),
    ("A caveat.",),
)


def written(page: Document, width: int = 100) -> str:
    stream = io.StringIO()
    write_text(page, stream, color=False, width=width, charts=True)
    return stream.getvalue()


def test_json_is_the_contract_s_envelope() -> None:
    stream = io.StringIO()
    write_json(SAMPLE, stream)
    assert json.loads(stream.getvalue()) == {
        "schema": 1,
        "kind": "sample",
        "as_of": "2026-03-31",
        "currency": "GBP",
        "warnings": ["one"],
        "data": {
            "lines": [
                {"payee": "=cmd|'/C calc'!A0", "from": "2026-03-01", "amount": "-12.50"},
                {"payee": "Café", "from": "2026-03-02", "amount": "0.05"},
            ],
            "rate": 0.123457,
        },
    }
    assert stream.getvalue().isascii()


def test_csv_and_jsonl_hold_the_main_list_and_no_formula() -> None:
    stream = io.StringIO()
    write_csv(SAMPLE, stream)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue())))
    assert [r["payee"] for r in rows] == ["'=cmd|'/C calc'!A0", "Café"]
    assert [r["amount"] for r in rows] == ["-12.50", "0.05"]
    stream = io.StringIO()
    write_jsonl(SAMPLE, stream)
    assert [json.loads(line)["from"] for line in stream.getvalue().splitlines()] == [
        "2026-03-01",
        "2026-03-02",
    ]


def test_the_terminal_gets_figures_and_no_escape() -> None:
    text = written(PAGE)
    assert "-£1,234.56" in text
    assert "25%" in text
    assert "REFUND [/]" in text
    assert "Note: A caveat." in text
    assert not any(c in text for c in "\x1b\u202e\u200b")


def test_a_narrow_terminal_keeps_the_figures_and_drops_the_lesser_column() -> None:
    text = written(PAGE, width=42)
    assert "-£1,234.56" in text
    assert "t1" not in text


def test_markdown_tables_survive_pipes_and_markup() -> None:
    stream = io.StringIO()
    write_markdown(PAGE, stream)
    text = stream.getvalue()
    assert "| A\\|B | £0.05 | t2 |" in text
    assert "\\[link=http://evil\\]" in text
    assert text.startswith("# Page\n")
    assert text.endswith("> A caveat.\n")


def test_html_escapes_what_a_sender_wrote() -> None:
    stream = io.StringIO()
    write_html(Document("<script>", (Paragraph("<b>&</b>"), PAGE.blocks[3])), stream)
    text = stream.getvalue()
    assert "<script>" not in text
    assert "&lt;b&gt;&amp;&lt;/b&gt;" in text
    assert '<td class="right out">-£1,234.56</td>' in text


@given(st.text())
def test_no_text_can_act_on_a_terminal(text: str) -> None:
    shown = for_terminal(text)
    assert all(c.isprintable() or c == " " for c in shown if ord(c) < 0xA0)
    assert for_terminal(shown) == shown


@pytest.mark.parametrize("text", ["=1", "+1", "-x", "@a", "\tx", "\rx", "\0x"])
def test_no_text_can_start_a_formula(text: str) -> None:
    assert for_spreadsheet(text) == "'" + text
    assert for_spreadsheet("plain") == "plain"
