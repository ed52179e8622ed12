"""What is turned away before anything is read: too big, packed, or another kind of file."""

from __future__ import annotations

import re

from finadvise.errors import InputRefused

MAX_BYTES = 50_000_000
MAX_LINE_BYTES = 1_000_000
MAX_COLUMNS = 1_000

_PACKED = {
    b"\x1f\x8b": "gzip",
    b"PK\x03\x04": "zip (or an Excel workbook)",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
    b"\x28\xb5\x2f\xfd": "zstandard",
    b"7z\xbc\xaf": "7-zip",
}
_OTHER_KINDS = (
    (re.compile(rb"%PDF-"), "a PDF"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "an old Excel workbook"),
    (re.compile(rb"SQLite format 3\x00"), "a database"),
    (re.compile(rb"\s*(<!doctype html|<html|<head|<body|<script)", re.IGNORECASE), "a web page"),
    (re.compile(rb"\s*<\?xml|\s*<[a-z:]+[\s>]", re.IGNORECASE), "an XML file"),
    (re.compile(rb"\s*(\{\s*(\"|\})|\[\s*[\{\[\]])"), "a JSON file"),
)


def refuse_what_is_no_table(content: bytes) -> None:
    """Refuse packed, oversized and foreign content in constant or linear time.

    Raises:
        InputRefused: With one line that says what the file is and what to do.
    """
    head = content[:1024].removeprefix(b"\xef\xbb\xbf")
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise InputRefused(
            "the file is empty", hint="download the statement again", code="empty-file"
        )
    if len(content) > MAX_BYTES:
        raise InputRefused(
            f"the file has {len(content) // 1_000_000} MB, the limit is {MAX_BYTES // 1_000_000}",
            hint="download a shorter period",
            code="too-large",
        )
    for magic, name in _PACKED.items():
        if head.startswith(magic):
            raise InputRefused(
                f"the file is packed: {name}", hint="unpack it first", code="packed-file"
            )
    for pattern, name in _OTHER_KINDS:
        if pattern.match(head):
            raise InputRefused(
                f"this is {name}, not a statement in CSV",
                hint="download the transactions as CSV, OFX, QIF, MT940 or CAMT.053",
                code="not-a-statement",
            )
    _refuse_long_lines(content)


def _refuse_long_lines(content: bytes) -> None:
    """Hop from line end to line end; a short file cannot hold a long line."""
    start, line = 0, 1
    while len(content) - start > MAX_LINE_BYTES:
        end = content.rfind(b"\n", start, start + MAX_LINE_BYTES + 1)
        if end < 0:
            end = content.rfind(b"\r", start, start + MAX_LINE_BYTES + 1)
        if end < 0:
            raise InputRefused(
                "the line is longer than 1 MB",
                hint="check that this is a statement",
                code="line-too-long",
                row=line,
            )
        line += content.count(b"\n", start, end + 1)
        start = end + 1
