"""Invented OFX files, in SGML and XML, for the tests of the reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from finadvise.model.statement import ReadOptions, Statement
from finadvise.readers.ofx.reader import OfxReader

TODAY = date(2026, 11, 23)
OPTIONS = ReadOptions(today=TODAY)

SGML_HEADER = (
    "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\n"
    "CHARSET:1252\nCOMPRESSION:NONE\nOLDFILEUID:NONE\nNEWFILEUID:NONE\n\n"
)
XML_HEADER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" '
    'OLDFILEUID="NONE" NEWFILEUID="NONE"?>\n'
)


@dataclass(frozen=True, slots=True)
class Row:
    """One transaction as the bank would write it."""

    day: str = "20260302"
    amount: str = "-12.50"
    name: str = "CORNER SHOP"
    fitid: str = "F1"
    extra: str = ""


def ofx_text(
    rows: Sequence[Row],
    *,
    xml: bool = False,
    balance: str = "100.00",
    currency: str = "GBP",
    number: str = "11112222",
) -> str:
    """Return the file of one bank account."""

    def leaf(tag: str, text: str) -> str:
        return f"<{tag}>{text}</{tag}>\n" if xml else f"<{tag}>{text}\n"

    body = "".join(
        "<STMTTRN>\n"
        + leaf("TRNTYPE", "OTHER")
        + leaf("DTPOSTED", row.day)
        + leaf("TRNAMT", row.amount)
        + leaf("FITID", row.fitid)
        + leaf("NAME", row.name)
        + row.extra
        + "</STMTTRN>\n"
        for row in rows
    )
    account = leaf("BANKID", "400000") + leaf("ACCTID", number) + leaf("ACCTTYPE", "CHECKING")
    status = "<STATUS>\n" + leaf("CODE", "0") + leaf("SEVERITY", "INFO") + "</STATUS>\n"
    ledger = leaf("BALAMT", balance) + leaf("DTASOF", "20260331")
    return (
        (XML_HEADER if xml else SGML_HEADER)
        + f"<OFX>\n<SIGNONMSGSRSV1>\n<SONRS>\n{status}"
        + leaf("DTSERVER", "20260401")
        + leaf("LANGUAGE", "ENG")
        + "</SONRS>\n</SIGNONMSGSRSV1>\n<BANKMSGSRSV1>\n<STMTTRNRS>\n"
        + leaf("TRNUID", "1")
        + f"{status}<STMTRS>\n"
        + leaf("CURDEF", currency)
        + f"<BANKACCTFROM>\n{account}</BANKACCTFROM>\n<BANKTRANLIST>\n"
        + leaf("DTSTART", "20260301")
        + leaf("DTEND", "20260331")
        + f"{body}</BANKTRANLIST>\n<LEDGERBAL>\n{ledger}</LEDGERBAL>\n"
        + "</STMTRS>\n</STMTTRNRS>\n</BANKMSGSRSV1>\n</OFX>\n"
    )


def fifty_rows() -> list[Row]:
    """Return fifty rows that all differ, with a sum of 1,225.00 pounds out."""
    return [Row(f"202603{1 + n % 28:02d}", f"-{n}.00", f"SHOP {n}", f"F{n:03d}") for n in range(50)]


def read(content: str | bytes, options: ReadOptions = OPTIONS) -> Statement:
    """Read a file with the OFX reader."""
    return OfxReader().read(content.encode() if isinstance(content, str) else content, options)
