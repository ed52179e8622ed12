"""Damaged files are read or refused: nothing else reaches the caller."""

from __future__ import annotations

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st

from finadvise.errors import InputRefused
from readers.csv_files import read

WHOLE = (
    "Account,12345678\nBalance,£1.234,00\n\n"
    "Date;Description;Paid out;Paid in;Balance;Status\n"
    '14/03/2026;"Shop; ""corner""";5.00;;95.00;Booked\n15/03/2026;Wages;;900.00;995.00;Booked\n'
    ";continued;;;;\n16/03/2026;Hotel;1,250.00;;-255.00;Pending\nTotal;;1255.00;900.00;;\n"
).encode()
PIECES = st.sampled_from([b",", b";", b'"', b"\n", b"\t", b"\x00", b"\xff", b"-", b"1", b"(", b"/"])


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 40), st.lists(PIECES, max_size=3)),
        max_size=4,
    )
)
def test_any_damage_is_read_or_refused(damage: list[tuple[int, int, list[bytes]]]) -> None:
    content = bytearray(WHOLE)
    for at, length, pieces in damage:
        content[at : at + length] = b"".join(pieces)
    with contextlib.suppress(InputRefused):
        read(bytes(content))
