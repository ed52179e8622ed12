from __future__ import annotations

from collections import Counter
from datetime import date
from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from finadvise.model.statement import StatementRow
from readers.ofx_files import Row, ofx_text, read

NAMES = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=("C", "Z"))
)
DAYS = st.dates(date(1970, 1, 1), date(2027, 12, 1))
AMOUNTS = st.integers(-(10**11), 10**11)


@st.composite
def rows(draw: st.DrawFn) -> list[tuple[date, int, str]]:
    names = st.lists(NAMES.filter(bool), min_size=1, max_size=3).map(" ".join)
    return draw(st.lists(st.tuples(DAYS, AMOUNTS, names), max_size=12))


def as_files(listed: list[tuple[date, int, str]]) -> list[Row]:
    return [
        Row(f"{day:%Y%m%d}", f"{minor / 100:.2f}", escape(name, quote=False), f"F{place}")
        for place, (day, minor, name) in enumerate(listed)
    ]


def seen(found: tuple[StatementRow, ...]) -> Counter[tuple[date, int, str]]:
    return Counter((row.day, row.amount_minor, row.description) for row in found)


@settings(deadline=None, max_examples=60)
@given(rows())
def test_every_row_comes_back_as_it_was_written_in_sgml_and_xml(
    listed: list[tuple[date, int, str]],
) -> None:
    files = as_files(listed)

    for xml in (False, True):
        assert seen(read(ofx_text(files, xml=xml)).accounts[0].rows) == Counter(listed)


@settings(deadline=None, max_examples=40)
@given(rows())
def test_the_order_of_rows_changes_nothing_but_their_order(
    listed: list[tuple[date, int, str]],
) -> None:
    files = as_files(listed)
    shuffled = sorted(files, key=lambda row: (row.amount, row.name, row.fitid))

    first, second = (read(ofx_text(each)).accounts[0].rows for each in (files, shuffled))

    assert seen(first) == seen(second)


@settings(deadline=None, max_examples=40)
@given(rows(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_the_encoding_changes_nothing(listed: list[tuple[date, int, str]], codec: str) -> None:
    text = ofx_text(as_files(listed))

    assert seen(read(text.encode(codec)).accounts[0].rows) == seen(read(text).accounts[0].rows)
