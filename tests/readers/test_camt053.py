from __future__ import annotations

from datetime import date

import pytest

from finadvise.errors import InputRefused
from finadvise.model.statement import Statement
from finadvise.readers.camt053.reader import Camt053Reader
from readers.ofx_files import OPTIONS

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>'
)
TAIL = "</BkToCstmrStmt></Document>"


def balance(code: str, amount: str, day: str, direction: str = "CRDT") -> str:
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy='EUR'>{amount}</Amt>"
        f"<CdtDbtInd>{direction}</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>"
    )


def entry(
    amount: str = "12.50", direction: str = "DBIT", status: str = "BOOK", more: str = ""
) -> str:
    return (
        f"<Ntry><Amt Ccy='EUR'>{amount}</Amt><CdtDbtInd>{direction}</CdtDbtInd><Sts>{status}</Sts>"
        f"<BookgDt><Dt>2026-03-02</Dt></BookgDt><ValDt><Dt>2026-03-01</Dt></ValDt>{more}</Ntry>"
    )


def statement_xml(entries: str, opening: str = "100.00", closing: str = "87.50") -> str:
    return (
        "<Stmt><Acct><Id><IBAN>NL00BANK0123456789</IBAN></Id><Ccy>EUR</Ccy></Acct>"
        + balance("OPBD", opening, "2026-03-01")
        + balance("CLBD", closing, "2026-03-31")
        + f"{entries}</Stmt>"
    )


def read(statements: str) -> Statement:
    return Camt053Reader().read((HEAD + statements + TAIL).encode(), OPTIONS)


DETAILS = (
    "<AcctSvcrRef>R1</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Cdtr><Nm>Corner Shop</Nm></Cdtr>"
    "<CdtrAcct><Id><IBAN>NL00BANK0000004321</IBAN></Id></CdtrAcct></RltdPties>"
    "<RmtInf><Ustrd>Invoice 7</Ustrd></RmtInf></TxDtls></NtryDtls>"
)


def test_an_entry_becomes_a_row_and_the_balances_prove_it() -> None:
    (account,) = read(statement_xml(entry(more=DETAILS))).accounts
    (row,) = account.rows

    assert (row.day, row.amount_minor, row.description) == (
        date(2026, 3, 2),
        -1250,
        "Corner Shop Invoice 7",
    )
    assert (row.bank_id, row.payee, row.counterparty) == ("R1", "Corner Shop", "4321")
    assert (account.number, account.currency, account.reconciles) == (
        "NL00BANK0123456789",
        "EUR",
        True,
    )


def test_a_balance_that_does_not_fit_is_told() -> None:
    assert read(statement_xml(entry("12.51"))).accounts[0].reconciles is False


def test_pending_entries_are_marked_and_left_out_of_the_proof() -> None:
    (account,) = read(statement_xml(entry() + entry("5.00", status="PDNG"))).accounts

    assert [row.pending for row in account.rows] == [False, True]
    assert account.reconciles is True


def test_a_status_in_its_newer_form_is_read() -> None:
    newer = entry(status="<Cd>PDNG</Cd>")

    assert read(statement_xml(newer)).accounts[0].rows[0].pending


def test_information_moves_nothing() -> None:
    assert len(read(statement_xml(entry() + entry("5.00", status="INFO"))).accounts[0].rows) == 1


def test_a_batch_is_one_row() -> None:
    part = "<TxDtls><Amt Ccy='EUR'>6.25</Amt></TxDtls>"
    batch = entry(more=f"<NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch>{part}{part}</NtryDtls>")

    (row,) = read(statement_xml(batch)).accounts[0].rows

    assert (row.amount_minor, row.description) == (-1250, "Batch of 2")


def test_statements_of_one_account_are_joined() -> None:
    later = statement_xml(entry("7.50"), "87.50", "80.00").replace("2026-03-", "2026-05-")

    (account,) = read(statement_xml(entry()) + later).accounts

    assert [row.amount_minor for row in account.rows] == [-1250, -750]
    assert account.closing is not None
    assert (account.closing.minor, account.reconciles) == (8000, True)


def test_namespace_prefixes_do_not_matter() -> None:
    text = (HEAD + statement_xml(entry()) + TAIL).replace('xmlns="', 'xmlns:c="')
    prefixed = text.replace("</", "\0").replace("<", "<c:").replace("\0", "</c:")
    content = prefixed.replace("<c:?xml", "<?xml").encode("utf-16")

    assert Camt053Reader().claims(content, "a.xml")
    assert len(Camt053Reader().read(content, OPTIONS).accounts[0].rows) == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("<CdtDbtInd>DBIT</CdtDbtInd>", ""), "bad-amount"),
        ((">12.50<", ">-12.50<"), "bad-amount"),
        ((">12.50<", ">1e5<"), "bad-amount"),
        (("<Dt>2026-03-02</Dt>", "<Dt>2026-02-30</Dt>"), "bad-date"),
        (("<Dt>2026-03-02</Dt>", "<Dt>02/03/2026</Dt>"), "bad-date"),
        (("<Document", "<!DOCTYPE a><Document"), "declarations"),
        (("<Document", '<!ENTITY a "b"><Document'), "declarations"),
        (("</Ntry>", ""), "bad-document"),
        (("</Document>", ""), "cut-off"),
    ],
)
def test_what_cannot_be_read_is_refused(change: tuple[str, str], code: str) -> None:
    text = (HEAD + statement_xml(entry()) + TAIL).replace(*change)

    with pytest.raises(InputRefused) as refused:
        Camt053Reader().read(text.encode(), OPTIONS)

    assert refused.value.code == code


def test_a_message_without_a_statement_is_refused() -> None:
    with pytest.raises(InputRefused, match="holds no statement"):
        read("<GrpHdr/>")


def test_a_file_cut_at_any_byte_is_refused() -> None:
    content = (HEAD + statement_xml(entry()) + TAIL).encode()

    for cut in range(len(content)):
        with pytest.raises(InputRefused):
            Camt053Reader().read(content[:cut], OPTIONS)


def test_a_refused_entry_names_its_line() -> None:
    text = statement_xml(entry() + "\n\n" + entry("nonsense"))

    with pytest.raises(InputRefused, match="row 4, column Amt: 'nonsense' is no amount"):
        read(text)


def test_entries_in_two_currencies_are_two_accounts() -> None:
    dollars = entry("3.00").replace("EUR", "USD")
    statement = read(statement_xml(entry() + dollars))

    assert [(each.currency, len(each.rows)) for each in statement.accounts] == [
        ("EUR", 1),
        ("USD", 1),
    ]
    assert any("kept apart" in warning for warning in statement.warnings)


def test_decimals_that_the_currency_lacks_are_rounded_aloud() -> None:
    statement = read(statement_xml(entry("12.50499")))

    assert statement.accounts[0].rows[0].amount_minor == -1250
    assert any("rounded half-even" in warning for warning in statement.warnings)
