"""Which reader reads a file: exactly one may claim it.

Third parties register a class under the entry point group `finadvise.readers`:

    [project.entry-points."finadvise.readers"]
    mybank = "mybank_reader:MyBankReader"

CSV has no sign of its own, so its reader is asked only where no other claims the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

from finadvise.errors import InputRefused, UsageError
from finadvise.readers.base import HEAD_BYTES, Reader, refuse_foreign

GROUP = "finadvise.readers"

_BUILT_IN = {
    "camt053": "finadvise.readers.camt053.reader:Camt053Reader",
    "ofx": "finadvise.readers.ofx.reader:OfxReader",
    "mt940": "finadvise.readers.mt940.reader:Mt940Reader",
    "qif": "finadvise.readers.qif.reader:QifReader",
}
_FALLBACK = {"csv": "finadvise.readers.csv.reader:CsvReader"}
_FORMATS = "OFX, QFX, QIF, MT940, CAMT.053 or CSV"


def identify(head: bytes, filename: str, hint: str = "") -> Reader:
    """Return the one reader for a file.

    Args:
        head: Its first bytes; all of them, or at least 64 KB.
        filename: Its name, for messages and for formats that are known by it.
        hint: The format the user named, empty to find out.

    Raises:
        UsageError: The hint names no format.
        InputRefused: The file is no statement, or several readers claim it.
    """
    if hint:
        return _named(hint)
    head = head[:HEAD_BYTES]
    refuse_foreign(head, filename)
    claiming = [reader for reader in _specific() if reader.claims(head, filename)]
    if not claiming:
        _refuse_web(head, filename)
        claiming = [each for each in _load(_FALLBACK) if each.claims(head, filename)]
    if len(claiming) == 1:
        return claiming[0]
    if not claiming:
        raise InputRefused(
            f"{filename} is no statement finadvise can read ({_FORMATS})",
            hint="name the format with --format-hint if you know better",
            code="not-a-statement",
        )
    names = " and ".join(reader.name for reader in claiming)
    raise InputRefused(
        f"{filename} could be {names}", hint="say which with --format-hint", code="format-ambiguous"
    )


def format_names() -> tuple[str, ...]:
    """Return the formats that `--format-hint` takes, third parties' last."""
    names = [*_BUILT_IN, *_FALLBACK]
    return (*names, *(entry.name for entry in entry_points(group=GROUP)))


def _named(hint: str) -> Reader:
    for reader in (*_specific(), *_load(_FALLBACK)):
        if reader.name == hint:
            return reader
    raise UsageError(
        f"no format is called {hint!r}", hint=f"use one of {', '.join(format_names())}"
    )


def _specific() -> Iterator[Reader]:
    yield from _load(_BUILT_IN)
    for entry in entry_points(group=GROUP):
        reader: Reader = entry.load()()
        yield reader


@cache
def _built_in(target: str) -> Reader:
    module, _, name = target.partition(":")
    reader: Reader = getattr(import_module(module), name)()
    return reader


def _load(targets: dict[str, str]) -> Iterator[Reader]:
    for target in targets.values():
        yield _built_in(target)


def _refuse_web(head: bytes, filename: str) -> None:
    start = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:512].lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head")):
        raise InputRefused(
            f"{filename} is a web page, no statement",
            hint="log in to the bank again and download the statement",
            code="not-a-statement",
        )
    swift = start.startswith(b"{1:")
    if start.startswith((b"{", b"[{", b"[]")) and not swift:
        raise InputRefused(
            f"{filename} is JSON, no statement",
            hint=f"download the statement as {_FORMATS}",
            code="not-a-statement",
        )
