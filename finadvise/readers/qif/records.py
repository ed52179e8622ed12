"""The records of a QIF file: what belongs to which account, and what is only a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from finadvise.errors import InputRefused
from finadvise.readers.decoding import fold

_LINE_LIMIT_CHARACTERS = 1_000_000
_TEXT_LIMIT_CHARACTERS = 10_000
_LISTS = frozenset(
    {"account", "cat", "class", "memorized", "prices", "security", "budget", "tag", "template"}
)
_ONCE = "DT"


@dataclass(slots=True)
class Record:
    """The lines of one record by their letter; the first of a repeated letter counts."""

    kind: str
    account: str
    line: int
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def amount_text(self) -> str:
        """The amount as written, in whichever of its two letters."""
        return self.fields.get("T") or self.fields.get("U", "")

    @property
    def dated(self) -> tuple[str, int]:
        """The date as written, and the line."""
        return self.fields.get("D", ""), self.line

    @property
    def action(self) -> str:
        """What an investment record does, in lower case."""
        return self.fields.get("N", "").casefold()

    @property
    def is_opening(self) -> bool:
        """Whether it states a balance and moves nothing."""
        return self.fields.get("P", "").casefold() == "opening balance"


def split_records(text: str) -> tuple[list[Record], set[str]]:
    """Return the transactions and the names of the file's own category list."""
    records: list[Record] = []
    categories: set[str] = set()
    kind, account = "bank", ""
    for header, record in _blocks(text):
        if header == "account" and not _moves(record):
            account = fold(record.fields.get("N", ""))
        elif header == "cat":
            categories.add(fold(record.fields.get("N", "")))
        elif header not in _LISTS or _moves(record):
            kind = kind if header in _LISTS else header or kind
            record.kind, record.account = kind, account
            records.append(record)
    return records, categories


def _blocks(text: str) -> Iterator[tuple[str, Record]]:
    """Yield each record with the header it stands under (`bank`, `account`, `cat`, …)."""
    header = ""
    record = Record("", "", 0)
    last = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > _LINE_LIMIT_CHARACTERS:
            raise _damaged("a line is longer than 1 MB", number)
        if line.startswith("!"):
            if record.fields:
                raise _damaged("a record without its ^", number)
            word, _, value = line[1:].strip().casefold().partition(":")
            if word not in {"option", "clear"}:
                header = fold(value) if word == "type" else word
        elif line.startswith("^"):
            if record.fields:
                yield header, record
            record, last = Record("", "", 0), ""
        elif line.strip():
            last = _add_line(record, line, last, number)
    if record.fields:
        raise InputRefused(
            "the file is cut off: the last record has no ^",
            hint="download it again; nothing was imported",
            code="cut-off",
            row=record.line,
        )


def _add_line(record: Record, line: str, last: str, number: int) -> str:
    """Add a line to its record; a line without a letter continues the text before it."""
    letter, value = line[0], line[1:].strip()
    if not (letter.isascii() and (letter.isupper() or letter in "$%/")):
        if last not in {"P", "M", "A", "L", "S", "E"}:
            raise _damaged(f"no QIF field starts with {letter!r}", number)
        before = record.fields.get(last, "")
        if len(before) > _TEXT_LIMIT_CHARACTERS:
            raise _damaged("a text without end", number)
        record.fields[last] = f"{before} {line.strip()}"
        return last
    if letter in record.fields and letter in _ONCE:
        raise _damaged(f"a record states its {letter} twice", number)
    record.line = record.line or number
    record.fields.setdefault(letter, value)
    return letter


def _damaged(what: str, row: int) -> InputRefused:
    return InputRefused(
        what, hint="export the file again; it is damaged", code="damaged-row", row=row
    )


def _moves(record: Record) -> bool:
    """Tell a transaction from a list's record: it has a day and an amount in digits."""
    texts = record.fields.get("D", ""), record.amount_text
    return all(any(each.isdigit() for each in text) for text in texts)
