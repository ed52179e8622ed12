"""Whatever the bytes, a reader answers with a statement or a refusal."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finadvise.errors import InputRefused
from finadvise.readers.registry import identify
from readers.ofx_files import OPTIONS

FRAGMENTS = {
    "ofx": (
        "<OFX>", "</OFX>", "<STMTRS>", "</STMTRS>", "<CCSTMTRS>", "</CCSTMTRS>", "<INVSTMTRS>",
        "</INVSTMTRS>", "<STMTTRN>", "</STMTTRN>", "<STMTTRNP>", "</STMTTRNP>", "<INVPOSLIST>",
        "<POSMF>", "</POSMF>", "<BUYMF>", "</BUYMF>", "<INVTRANLIST>", "</INVTRANLIST>",
        "<TRNAMT>-1.00", "<DTPOSTED>20260301", "<LEDGERBAL>", "<BALAMT>5", "<BALAMT>", "<NAME>&#1;",
        "<ACCTID>1", "<CURDEF>GBP", "<CURDEF>", "<STATUS>", "<CODE>x", "<!--", "-->", "<![CDATA[",
        "]]>", "<", ">", "/>", "\n", "é", "<UNITS>1e9", "<DTTRADE>20260301", "<SCRIPT>", "<BR>",
    ),
    "qif": (
        "!Type:Bank\n", "!Type:Invst\n", "!Account\n", "!Type:Cat\n", "D1/2/26\n", "D13/2'26\n",
        "D\n", "T-1.00\n", "T1,234\n", "U5\n", "POpening Balance\n", "NBuy\n", "NXOut\n", "^\n",
        "S\n", "$1\n", "x\n", "\n", "L[A]\n", "D5 Feb 2026\n", "D99/99/9999\n",
    ),
    "mt940": (
        ":20:A\n", ":25:B\n", ":28C:1\n", ":60F:C260301EUR1,00\n", ":60F:X\n",
        ":62F:D260301EUR2,\n",
        ":61:260301D1,00NMSCX\n", ":61:2603010301C,5\n", ":61:260301D\n", ":86:166?00?20A?32B\n",
        ":86:/NAME/A//REMI//\n", ":86:\n", ":NS:01\n", "-\n", "-}{5:}\n", "{1:F01BANKNL2A}\n",
        ":61:269999C1,00NMSC\n", ":62F:C269999EUR1,00\n", ":60F:C260301JPY1,5\n",
    ),
    "camt053": (
        "<Document>", "</Document>", "<Stmt>", "</Stmt>", "<Ntry>", "</Ntry>", "<Amt>1.00</Amt>",
        "<Amt Ccy='EUR'>1,00</Amt>", "<CdtDbtInd>CRDT</CdtDbtInd>", "<BookgDt><Dt>2026-03-01</Dt>",
        "</BookgDt>", "<Bal>", "</Bal>", "<Sts>BOOK</Sts>", "<NtryDtls><TxDtls/></NtryDtls>", "&x;",
        "<Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp>", "<Dt/>", "<?xml version='1.0'?>",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FRAGMENTS)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_any_arrangement_of_its_parts_is_read_or_refused(name: str, data: st.DataObject) -> None:
    parts = data.draw(st.lists(st.sampled_from(FRAGMENTS[name]), max_size=25))
    text = "".join(parts)
    if name == "ofx" and data.draw(st.booleans()):
        text = f"<OFX>{text}</OFX>"

    read_or_refuse(name, text.encode())


@pytest.mark.parametrize("name", FRAGMENTS)
@settings(max_examples=50, deadline=None)
@given(content=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(name: str, content: bytes) -> None:
    read_or_refuse(name, content)


def read_or_refuse(name: str, content: bytes) -> None:
    reader = identify(b"", "any", name)
    try:
        statement = reader.read(content, OPTIONS)
    except InputRefused:
        return
    for account in statement.accounts:
        assert all(row.day.year >= 1970 for row in account.rows)
        assert all(abs(row.amount_minor) < 10**16 for row in account.rows)
