"""A folder of made statements and the program that reads them."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from runner import Reply, run_cli

TODAY = "2026-06-01"


def ofx(*rows: tuple[str, str, str, str], account: str = "12345678", balance: str = "") -> str:
    """Return a statement of (day, amount, bank id, name) rows."""
    body = "".join(
        f"<STMTTRN><TRNTYPE>OTHER<DTPOSTED>{day}<TRNAMT>{amount}<FITID>{bank_id}<NAME>{name}"
        "</STMTTRN>\n"
        for day, amount, bank_id, name in rows
    )
    ledger = f"<LEDGERBAL><BALAMT>{balance}<DTASOF>20260430</LEDGERBAL>" if balance else ""
    return (
        "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\nCHARSET:1252\n"
        "COMPRESSION:NONE\nOLDFILEUID:NONE\nNEWFILEUID:NONE\n\n<OFX><SIGNONMSGSRSV1><SONRS><STATUS>"
        "<CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20260430<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>"
        "<BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS>"
        f"<CURDEF>GBP<BANKACCTFROM><BANKID>400000<ACCTID>{account}<ACCTTYPE>CHECKING"
        "</BANKACCTFROM><BANKTRANLIST><DTSTART>20260301<DTEND>20260430\n"
        f"{body}</BANKTRANLIST>{ledger}</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n"
    )


class Desk:
    """A folder of statements and the program."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        self.home = home

    def put(self, name: str, text: str, encoding: str = "utf-8") -> Path:
        path = self.folder / name
        path.write_text(text, encoding)
        return path

    def call(self, *words: str | Path) -> Reply:
        return run_cli(*words, "--json", home=self.home, today=TODAY)

    def take(self, *words: str | Path) -> dict[str, Any]:
        reply = self.call("import", *words)
        assert reply.code == 0, reply.err
        return reply.data

    def rows(self) -> list[tuple[str, str, str]]:
        listed = self.call("transactions").data["transactions"]
        return [(t["date"], t["amount"], t["description"]) for t in listed]

    def dump(self) -> list[str]:
        """Return all that the store says, whatever its pages look like."""
        connection = sqlite3.connect(self.home / "finadvise.db")
        lines = list(connection.iterdump())
        connection.close()
        return lines
