"""The four layouts the banks of the made household write their statements in."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable
from datetime import date
from xml.sax.saxutils import escape

from books import OPENING_PENCE, Row

OFX_DATE = "{:%Y%m%d}120000[0:GMT]"


def plain(pence: int) -> str:
    """Return `-12.50`."""
    return f"{'-' if pence < 0 else ''}{abs(pence) // 100}.{abs(pence) % 100:02}"


def grouped(pence: int) -> str:
    """Return `1,234.50`, the sign left to the column."""
    return f"{abs(pence) // 100:,}.{abs(pence) % 100:02}"


def with_balances(account: str, rows: Iterable[Row]) -> list[tuple[Row, int]]:
    """Return each row with the booked balance after it."""
    balance, out = OPENING_PENCE[account], []
    for row in rows:
        balance += 0 if row.pending else row.pence
        out.append((row, balance))
    return out


def row_id(row: Row, place: int) -> str:
    """Return a bank's id of the row; `place` tells twins apart."""
    return hashlib.sha256(f"{row} {place}".encode()).hexdigest()[:16]


def harbour_vale_csv(rows: list[tuple[Row, int, str]]) -> bytes:
    """Day first, newest first, money in and out in columns of their own, a preamble, cp1252."""
    out = io.StringIO()
    write = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow
    closing = rows[-1][1]
    write(["Harbour & Vale Bank"])
    write(["Account name", "Current Account ****4471"])
    write(["Balance", f"{'-' if closing < 0 else ''}£{grouped(closing)}"])
    out.write("\r\n")
    write(["Date", "Type", "Description", "Money Out", "Money In", "Balance"])
    for row, balance, _ in reversed(rows):
        amount = grouped(row.pence)
        money_out, money_in = (amount, "") if row.pence < 0 else ("", amount)
        signed = f"{'-' if balance < 0 else ''}{grouped(balance)}"
        write([f"{row.day:%d/%m/%Y}", row.kind, row.text, money_out, money_in, signed])
    return out.getvalue().encode("cp1252")


def tidemark_csv(rows: list[tuple[Row, int, str]]) -> bytes:
    """ISO dates, one signed amount, the bank's ids and a status; UTF-8."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\n").writerow
    write("Transaction ID,Date,Type,Description,Amount,Currency,Status,Balance".split(","))
    for row, balance, key in rows:
        kind = {"DEB": "Card payment", "SO": "Top up"}.get(row.kind, row.kind)
        status, after = ("PENDING", "") if row.pending else ("COMPLETED", plain(balance))
        day = row.day.isoformat()
        write([f"tm_{key}", day, kind, row.text, plain(row.pence), "GBP", status, after])
    return out.getvalue().encode()


def larkfield_card_sgml(rows: list[tuple[Row, int, str]]) -> bytes:
    """OFX 1.02: SGML without closing tags on the values."""
    lines = [
        "OFXHEADER:100", "DATA:OFXSGML", "VERSION:102", "SECURITY:NONE", "ENCODING:USASCII",
        "CHARSET:1252", "COMPRESSION:NONE", "OLDFILEUID:NONE", "NEWFILEUID:NONE", "", "<OFX>",
        "<SIGNONMSGSRSV1><SONRS>", "<STATUS><CODE>0<SEVERITY>INFO</STATUS>",
        f"<DTSERVER>{OFX_DATE.format(rows[-1][0].day)}", "<LANGUAGE>ENG",
        "<FI><ORG>LARKFIELD<FID>8812</FI>", "</SONRS></SIGNONMSGSRSV1>",
        "<CREDITCARDMSGSRSV1><CCSTMTTRNRS>", "<TRNUID>1",
        "<STATUS><CODE>0<SEVERITY>INFO</STATUS>", "<CCSTMTRS>", "<CURDEF>GBP",
        "<CCACCTFROM><ACCTID>5412000000008812</CCACCTFROM>", "<BANKTRANLIST>",
        f"<DTSTART>{OFX_DATE.format(rows[0][0].day)}", f"<DTEND>{OFX_DATE.format(rows[-1][0].day)}",
    ]  # fmt: skip
    for row, _, key in rows:
        kind = {"PAYMENT": "PAYMENT", "FEE": "FEE"}.get(
            row.kind, "CREDIT" if row.pence > 0 else "DEBIT"
        )
        lines += ["<STMTTRN>", f"<TRNTYPE>{kind}", f"<DTPOSTED>{OFX_DATE.format(row.day)}",
                  f"<TRNAMT>{plain(row.pence)}", f"<FITID>{key}",
                  f"<NAME>{escape(row.text[:32])}"]  # fmt: skip
        lines += [f"<MEMO>{row.memo}"] if row.memo else []
        lines.append("</STMTTRN>")
    lines += ["</BANKTRANLIST>", f"<LEDGERBAL><BALAMT>{plain(rows[-1][1])}",
              f"<DTASOF>{OFX_DATE.format(rows[-1][0].day)}</LEDGERBAL>",
              "</CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1>", "</OFX>", ""]  # fmt: skip
    return "\r\n".join(lines).encode("cp1252")


def larkfield_saver_xml(rows: list[tuple[Row, int, str]]) -> bytes:
    """OFX 2.1.1: XML, indented, with the bank's address of the account."""
    movements = "\n".join(
        "          <STMTTRN>"
        f"<TRNTYPE>{_xml_kind(row)}</TRNTYPE>"
        f"<DTPOSTED>{OFX_DATE.format(row.day)}</DTPOSTED>"
        f"<TRNAMT>{plain(row.pence)}</TRNAMT><FITID>{key}</FITID>"
        f"<NAME>{escape(row.text[:32])}</NAME></STMTTRN>"
        for row, _, key in rows
    )
    first, last = (OFX_DATE.format(day) for day in (rows[0][0].day, rows[-1][0].day))
    return f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>
<OFX>
  <SIGNONMSGSRSV1><SONRS><STATUS><CODE>0</CODE><SEVERITY>INFO</SEVERITY></STATUS>
    <DTSERVER>{last}</DTSERVER><LANGUAGE>ENG</LANGUAGE>
    <FI><ORG>LARKFIELD</ORG><FID>8812</FID></FI></SONRS></SIGNONMSGSRSV1>
  <BANKMSGSRSV1><STMTTRNRS><TRNUID>1</TRNUID>
    <STATUS><CODE>0</CODE><SEVERITY>INFO</SEVERITY></STATUS>
    <STMTRS><CURDEF>GBP</CURDEF>
      <BANKACCTFROM><BANKID>090126</BANKID><ACCTID>30016620</ACCTID>
        <ACCTTYPE>SAVINGS</ACCTTYPE></BANKACCTFROM>
      <BANKTRANLIST><DTSTART>{first}</DTSTART><DTEND>{last}</DTEND>
{movements}
      </BANKTRANLIST>
      <LEDGERBAL><BALAMT>{plain(rows[-1][1])}</BALAMT><DTASOF>{last}</DTASOF></LEDGERBAL>
    </STMTRS>
  </STMTTRNRS></BANKMSGSRSV1>
</OFX>
""".encode()


def _xml_kind(row: Row) -> str:
    return row.kind if row.kind in ("CREDIT", "INT", "XFER") else "OTHER"


def in_days(
    rows: list[tuple[Row, int, str]], first: date, last: date
) -> list[tuple[Row, int, str]]:
    return [entry for entry in rows if first <= entry[0].day <= last]
