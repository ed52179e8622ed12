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

ROW_MARK = "#ROW"

_OPEN_ROW = re.compile(r"<STMTTRNP?>", re.IGNORECASE)
_CLOSE_ROW = re.compile(r"</STMTTRNP?>", re.IGNORECASE)
_ROW = re.compile(r"<STMTTRN(P?)>(.*?)</STMTTRN\1>", re.IGNORECASE | re.DOTALL)
_LEAF = re.compile(r"<([A-Za-z][^<>]*)>([^<]*)")
_LOOSE_TEXT = re.compile(r"</[^<>]*>[^\S\n]*\n?\s*[^\s<]")
_ENTITY = re.compile(r"&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_ONCE = ("TRNAMT", "DTPOSTED", "FITID")


@dataclass(frozen=True, slots=True)
class RawRow:
    """One `STMTTRN`: its leaf texts as written, by tag.

    Args:
        fields: Upper-case tag to text, entities still in it; the first of a repeated tag.
        pending: Whether it was a `STMTTRNP`.
        line: One-based line where it opens.
    """

    fields: dict[str, str]
    pending: bool
    line: int


@dataclass(frozen=True, slots=True)
class Scan:
    """The rows and, in their places, `<#ROW>n` in the skeleton: no tag can be called so."""

    rows: tuple[RawRow, ...]
    skeleton: str


def scan_rows(text: str) -> Scan:
    """Take the rows out of the guarded text.

    The number of opening tags in the text, of closing tags and of rows read must be one.

    Raises:
        InputRefused: A row that does not close before the next opens, or states its day, amount
            or id twice, or has text outside its fields.
    """
    opened, closed = len(_OPEN_ROW.findall(text)), len(_CLOSE_ROW.findall(text))
    rows: list[RawRow] = []
    skeleton: list[str] = []
    position, line = 0, 1
    if opened == closed:
        for found in _ROW.finditer(text):
            line += text.count("\n", position, found.start())
            skeleton += [text[position : found.start()], f"<{ROW_MARK}>{len(rows)}</{ROW_MARK}>"]
            rows.append(RawRow(_fields(found[2], line), bool(found[1]), line))
            line += found[0].count("\n")
            skeleton.append("\n" * found[0].count("\n"))
            position = found.end()
    if not len(rows) == opened == closed:
        raise _unclosed(text, line)
    return Scan(tuple(rows), "".join([*skeleton, text[position:]]))


def plain_text(raw: str) -> str:
    """Return a leaf's text with entities resolved (also those escaped twice), white space folded.

    A reference to a control character becomes U+FFFD, an unknown entity stays as it is written.
    """
    if "&" in raw:
        raw = _ENTITY.sub(_character, _ENTITY.sub(_character, raw))
    return fold(raw)


def _fields(block: str, line: int) -> dict[str, str]:
    leaves = [(name.upper(), text) for name, text in _LEAF.findall(block)]
    fields = dict(reversed(leaves))
    if len(fields) != len(leaves):
        names = [name for name, _ in leaves]
        for name in _ONCE:
            if names.count(name) > 1:
                raise InputRefused(
                    f"the transaction states its {name} {names.count(name)} times",
                    hint="download the file again; it is damaged",
                    code="damaged-row",
                    row=line,
                )
    if "</" in block and _LOOSE_TEXT.search(block):
        raise InputRefused(
            "the transaction has text outside its fields",
            hint="download the file again; it is damaged",
            code="damaged-row",
            row=line,
        )
    return fields


def _character(entity: re.Match[str]) -> str:
    name = entity[1]
    if name[0] != "#":
        return html5.get(f"{name};", entity[0])
    number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    if number > 0x10FFFF or 0xD800 <= number < 0xE000 or (number < 32 and number not in {9, 10}):
        return "\ufffd"
    return chr(number)


def _unclosed(text: str, line: int) -> InputRefused:
    """Name the first row that another opens inside, or that never closes."""
    open_at = 0
    for found in re.finditer(r"<(/?)STMTTRNP?>", text, re.IGNORECASE):
        if bool(found[1]) != bool(open_at):
            line = open_at or line_of(text, found.start())
            break
        open_at = 0 if found[1] else line_of(text, found.start())
    return InputRefused(
        "the file is cut off or damaged: a transaction does not close before the next begins",
        hint="download it again; nothing was imported",
        code="cut-off",
        row=open_at or line,
    )
