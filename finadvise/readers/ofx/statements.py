"""Which rows belong to which statement of an OFX file, and what the bank said went wrong."""

from __future__ import annotations

from dataclasses import dataclass

from finadvise.errors import InputRefused
from finadvise.readers.ofx.scan import ROW_MARK, RawRow, plain_text
from finadvise.readers.ofx.tree import Node

STATEMENT_TAGS = ("STMTRS", "CCSTMTRS", "INVSTMTRS")
_LOAN_ROWS = ("LOANSTMTTRN", "AMRTSTMTTRN")


@dataclass(frozen=True, slots=True)
class RawStatement:
    """One statement response: its subtree and the raw rows inside it, in file order.

    Args:
        node: The subtree.
        rows: Booked and pending rows.
        booked: Places of the booked ones among all rows of the file.
    """

    node: Node
    rows: tuple[RawRow, ...]
    booked: tuple[int, ...]

    @property
    def tag(self) -> str:
        """`STMTRS`, `CCSTMTRS` or `INVSTMTRS`."""
        return self.node.name

    @property
    def trades(self) -> tuple[Node, ...]:
        """The movements of securities: what an investment list holds besides dates and cash."""
        found = self.node.find("INVTRANLIST") if self.tag == "INVSTMTRS" else None
        children = found.children if found else []
        return tuple(child for child in children if child.children and child.name != "INVBANKTRAN")

    @property
    def positions(self) -> tuple[Node, ...]:
        """The holdings."""
        found = self.node.find("INVPOSLIST") if self.tag == "INVSTMTRS" else None
        return tuple(child for child in found.children if child.children) if found else ()


def raw_statements(root: Node, rows: tuple[RawRow, ...]) -> list[RawStatement]:
    """Return the statements of the tree in document order.

    Raises:
        InputRefused: There is none, one begins inside another, or a row lies outside all.
    """
    statements = [_statement(node, rows) for node in root.find_all(*STATEMENT_TAGS)]
    inside = sum(len(statement.rows) for statement in statements)
    if inside != len(rows):
        stray = len(rows) - inside
        raise InputRefused(
            f"{stray} of {len(rows)} transactions lie outside every account of the file",
            hint="download the file again; it is damaged",
            code="stray-rows",
        )
    if not statements:
        raise _no_statement(root)
    if any(node.find(tag) for node in (each.node for each in statements) for tag in STATEMENT_TAGS):
        raise InputRefused(
            "a statement begins before the one before it ends",
            hint="download the file again; it is damaged",
            code="damaged-statement",
        )
    return statements


def _statement(node: Node, rows: tuple[RawRow, ...]) -> RawStatement:
    places = [place for mark in node.find_all(ROW_MARK) for place in row_places(mark)]
    booked = tuple(place for place in places if not rows[place].pending)
    return RawStatement(node, tuple(rows[place] for place in places), booked)


def row_places(mark: Node) -> range:
    """Return the places, among all rows of the file, of the run that a mark stands for."""
    first, _, end = mark.text.partition(":")
    return range(int(first), int(end))


def bank_errors(root: Node) -> tuple[str, ...]:
    """Return the errors the bank reported in `STATUS`, in its own words."""
    found = []
    for status in root.find_all("STATUS"):
        code, severity = status.leaf("CODE"), status.leaf("SEVERITY").upper()
        if severity == "ERROR" or (not severity and code.strip("0")):
            message = plain_text(status.leaf("MESSAGE"))
            found.append(f"{code} {message}".strip())
    return tuple(dict.fromkeys(found))


def _no_statement(root: Node) -> InputRefused:
    errors = bank_errors(root)
    if errors:
        return InputRefused(
            f"the bank answered with an error instead of a statement: {'; '.join(errors)}",
            hint="sort it out with the bank and download again",
            code="bank-error",
        )
    what = "loan statements only" if root.find(_LOAN_ROWS[0]) else "no statement"
    return InputRefused(
        f"the OFX file holds {what}",
        hint="download transactions, not a list of accounts or a profile",
        code="no-statement",
    )
