"""Pages are cut, cleared and put behind one another without losing what was said."""

from __future__ import annotations

from finadvise.money import Money
from finadvise.report.document import (
    Column,
    Document,
    Heading,
    Paragraph,
    Table,
    Whole,
    merge,
    shortened,
    whole_range,
    without_empty_columns,
)


def table(rows: int) -> Table:
    return Table((Column("Payee"), Column("Note")), tuple((f"P{n}", None) for n in range(rows)))


def only_table(page: Document) -> Table:
    (block,) = page.blocks
    assert isinstance(block, Table)
    return block


def test_a_long_table_is_cut_and_names_the_command_that_shows_the_rest() -> None:
    cut = only_table(shortened(Document("Page", (table(9),)), 4, "finadvise spending"))
    assert [row[0] for row in cut.rows] == ["P0", "P1", "P2", "P3"]
    assert cut.more == "… and 5 more: finadvise spending"


def test_a_table_that_is_a_row_or_two_too_long_stays_whole() -> None:
    page = Document("Page", (table(6),))
    assert shortened(page, 4, "finadvise spending") == page


def test_a_column_in_which_nothing_is_said_is_left_out() -> None:
    cleared = without_empty_columns(table(2))
    assert [column.name for column in cleared.columns] == ["Payee"]
    assert cleared.rows == (("P0",), ("P1",))


def test_merged_pages_keep_their_titles_above_their_headings_and_say_a_note_once() -> None:
    page = Document("Budget", (Heading("Cuts"), Paragraph("None.")), ("Same.",))
    merged = merge("All", (page, page))
    heads = [(b.text, b.level, b.ruled) for b in merged.blocks if isinstance(b, Heading)]
    assert heads == [("Budget", 2, True), ("Cuts", 3, False)] * 2
    assert merged.notes == ("Same.",)


def test_whole_amounts_and_ranges_drop_the_pennies() -> None:
    low, high = Money(1949, "GBP"), Money(-123456, "GBP")
    assert (str(Whole(low)), str(Whole(high))) == ("£19", "-£1,235")
    assert whole_range(low, Money(2051, "GBP")) == "£19 to £21"
    assert whole_range(low, Money(1851, "GBP")) == "£19"
    assert whole_range(None, low) is None
