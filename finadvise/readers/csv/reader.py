"""Any bank's CSV file: understood from its own words and values, or refused."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from finadvise.model.statement import ReadOptions, Statement
from finadvise.readers.csv.columns import assign_columns
from finadvise.readers.csv.decode import decode
from finadvise.readers.csv.headless import assign_by_values
from finadvise.readers.csv.limits import refuse_what_is_no_table
from finadvise.readers.csv.other_lists import refuse_other_lists
from finadvise.readers.csv.ragged import mend_rows
from finadvise.readers.csv.reading import Reading
from finadvise.readers.csv.split_dates import join_split_dates
from finadvise.readers.csv.table import find_table


class CsvReader:
    """Reads statements as CSV."""

    name = "csv"

    def claims(self, head: bytes, filename: str) -> bool:
        """Tell whether a file may be a table in text; other formats are asked first."""
        if filename.casefold().endswith((".csv", ".tsv", ".txt", ".tab")):
            return True
        return bool(head.strip()) and head.lstrip()[:1] not in {b"<", b"{", b"%"}

    def read(self, content: bytes, options: ReadOptions) -> Statement:
        """Read a file.

        Args:
            content: The whole file.
            options: What the caller knows already.

        Raises:
            InputRefused: The file cannot be read without guessing, or is no statement.
        """
        refuse_what_is_no_table(content)
        with _collection_paused():
            return self._read(content, options)

    @staticmethod
    def _read(content: bytes, options: ReadOptions) -> Statement:
        decoded = decode(content)
        table = join_split_dates(find_table(decoded.text))
        rows, mended = mend_rows(table.rows, table.lines, table.header, table.delimiter)
        table = replace(table, rows=rows)
        columns = (
            assign_columns(table.header, table.rows)
            if table.header
            else assign_by_values(table.rows, max(map(len, table.rows), default=0))
        )
        refuse_other_lists(table, columns)
        reading = Reading(table, columns, options, region=decoded.language)
        if mended:
            reading.assumptions.append(f"{mended} rows put together: a delimiter was not quoted")
        if decoded.encoding not in {"utf-8", "utf-8-sig"}:
            reading.assumptions.append(f"text read as {decoded.encoding}: {decoded.evidence}")
        return reading.statement()


@contextmanager
def _collection_paused() -> Iterator[None]:
    """Rows form no cycles; the collector would walk a long file's again and again for nothing."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
