"""The rows of an OFX file by one linear scan of its raw tags.

Day, amount and text are what the bank wrote: no time zone moves a day and no float touches an
amount. What is left when the rows are taken out, the skeleton, is small and goes to the tree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.entities import html5

from finadvise.errors import InputRefused
from finadvise.readers.decoding import fold, line_of

ROW_MARK = "#ROWS"

_OPEN_ROW = re.compile(r"<STMTTRN(P?)>")
_ROW_TAG = re.compile(r"<(/?)STMTTRNP?>")
_LEAF = re.compile(r"<([^/<>][^<>]*)>([^<]*)")
_LOOSE_TEXT = re.compile(r"</[^<>]*>\s*[^\s<]")
_ENTITY = re.compile(r"&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_ONCE = ("TRNAMT", "DTPOSTED", "FITID")


@dataclass(frozen=True, slots=True)
class RawRow:
    """One `STMTTRN`: its leaf texts as written, by tag.

    Args:
        fields: Tag to text, entities still in it; the first of a repeated tag.
        pending: Whether it was a `STMTTRNP`.
        line: One-based line where it opens.
    """

    fields: dict[str, str]
    pending: bool
    line: int


@dataclass(frozen=True, slots=True)
class Scan:
    """The rows and the text around them.

    In the skeleton each unbroken run of rows is one leaf `<#ROWS>first:end`, places as in a slice;
    no tag of a file can be called so.
    """

    rows: tuple[RawRow, ...]
    skeleton: str


def scan_rows(text: str) -> Scan:
    """Take the rows out of the guarded text.

    The number of opening tags in the text, of closing tags and of rows read must be one.

    Raises:
        InputRefused: A row that does not close before the next opens, or states its day, amount
            or id twice, or has text outside its fields.
    """
    before, *pieces = _OPEN_ROW.split(text)
    closed = text.count("</STMTTRN>") + text.count("</STMTTRNP>")
    rows: list[RawRow] = []
    skeleton = [before]
    line = before.count("\n") + 1
    first = 0
    for kind, piece in zip(pieces[::2], pieces[1::2], strict=True):
        block, closing, after = piece.partition(f"</STMTTRN{kind}>")
        if not closing:
            raise _unclosed(text)
        rows.append(RawRow(_fields(block, line), bool(kind), line))
        line += piece.count("\n")
        if after and not after.isspace():
            skeleton.append(f"<{ROW_MARK}>{first}:{len(rows)}</{ROW_MARK}>{after}")
            first = len(rows)
    if len(rows) != closed or first != len(rows):
        raise _unclosed(text)
    return Scan(tuple(rows), "".join(skeleton))


def plain_text(raw: str) -> str:
    """Return a leaf's text with entities resolved (also those escaped twice), white space folded.

    A reference to a control character becomes U+FFFD, an unknown entity stays as it is written.
    """
    if "&" in raw:
        raw = _ENTITY.sub(_character, _ENTITY.sub(_character, raw))
    return fold(raw)


def _fields(block: str, line: int) -> dict[str, str]:
    leaves = _LEAF.findall(block)
    fields = dict(leaves)
    if len(fields) != len(leaves):
        names = [name for name, _ in leaves]
        twice = next((name for name in _ONCE if names.count(name) > 1), "")
        if twice:
            raise _damaged(f"the transaction states its {twice} {names.count(twice)} times", line)
        fields = dict(reversed(leaves))
    if "</" in block and _LOOSE_TEXT.search(block):
        raise _damaged("the transaction has text outside its fields", line)
    return fields


def _damaged(what: str, line: int) -> InputRefused:
    return InputRefused(
        what, hint="download the file again; it is damaged", code="damaged-row", row=line
    )


def _character(entity: re.Match[str]) -> str:
    name = entity[1]
    if name[0] != "#":
        return html5.get(f"{name};", entity[0])
    number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    if number > 0x10FFFF or 0xD800 <= number < 0xE000 or (number < 32 and number not in {9, 10}):
        return "\ufffd"
    return chr(number)


def _unclosed(text: str) -> InputRefused:
    """Name the first row that another opens inside, or that never closes."""
    line = open_line = 0
    for found in _ROW_TAG.finditer(text):
        line = line_of(text, found.start())
        if bool(found[1]) != bool(open_line):
            break
        open_line = 0 if found[1] else line
    return InputRefused(
        "the file is cut off or damaged: a transaction does not close before the next begins",
        hint="download it again; nothing was imported",
        code="cut-off",
        row=open_line or line,
    )
