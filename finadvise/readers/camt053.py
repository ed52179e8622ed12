"""CAMT.053 (ISO 20022 bank to customer statement), and CAMT.052 with the same inside.

One row an entry (`Ntry`), as the account's balance moved; the details of a batch are not rows.
Only `BOOK` entries are booked; `PDNG` and `FUTR` ones are pending, `INFO` ones moved nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element, ParseError, fromstring

from finadvise.errors import InputRefused
from finadvise.model.statement import (
    Balance,
    ReadOptions,
    Statement,
    StatementAccount,
    StatementRow,
)
from finadvise.readers.amounts import AmountStyle, refused_amount
from finadvise.readers.days import checked_day, refused_day
from finadvise.readers.decoding import decode_text, fold, line_of
from finadvise.readers.joining import join_statements

_SIGN = re.compile(rb"camt\.05[23]\.|<(?:\w+:)?BkToCstmr(?:Stmt|AcctRpt)[\s>]")
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T+Z-].*)?", re.ASCII)
_PENDING = frozenset({"PDNG", "FUTR"})


class Camt053Reader:
    """ISO 20022 account statements in XML."""

    name = "camt053"

    def claims(self, head: bytes, filename: str) -> bool:  # noqa: ARG002 - content decides
        """Tell by the message's namespace or its first element."""
        return bool(_SIGN.search(head.replace(b"\x00", b"")))

    def read(self, content: bytes, options: ReadOptions) -> Statement:
        """Read all statements; those of one account are joined.

        `reconciles` compares opening balance, booked entries and closing balance.

        Raises:
            InputRefused: No well-formed XML, declarations of its own, no statement in it, or an
                entry that cannot be read.
        """
        root = _root(content)
        found = [each for each in root.iter() if each.tag in {"Stmt", "Rpt"}]
        if not found:
            raise InputRefused(
                "the CAMT file holds no statement",
                hint="download an account statement (CAMT.053)",
                code="no-statement",
            )
        warnings: list[str] = []
        accounts = [_account(each, options, warnings) for each in found]
        joined = join_statements(accounts)
        if not any(account.rows for account in joined):
            warnings.append("the statement holds no transactions")
        return Statement(
            format=self.name, layout=self.name, accounts=joined, warnings=tuple(warnings)
        )


def _root(content: bytes) -> Element:
    declared = _ENCODING.search(content[:400])
    text = decode_text(content, declared[1].decode() if declared else "").text
    declaration = _DECLARATION.search(text)
    if declaration:
        raise InputRefused(
            "document type or entity declarations are not allowed in a statement",
            hint="download the file from the bank again",
            code="declarations",
            row=line_of(text, declaration.start()),
        )
    body = re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1)
    try:
        root = fromstring(body)  # noqa: S314 - no declarations are left, so nothing can expand
    except ParseError as error:
        cut = not re.search(r"</(?:\w+:)?Document\s*>\s*$", body)
        raise InputRefused(
            "the file is cut off: it does not end with </Document>" if cut else "broken XML",
            hint="download it again; nothing was imported",
            code="cut-off" if cut else "bad-document",
            row=error.position[0],
        ) from None
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    return root


def _account(statement: Element, options: ReadOptions, warnings: list[str]) -> StatementAccount:
    entries = list(statement.iter("Ntry"))
    currency = _currency(statement, entries, options)
    style = AmountStyle(currency, ".")
    rows = tuple(_row(entry, style, options) for entry in entries if _status(entry) != "INFO")
    opening = _balance(statement, ("OPBD", "PRCD"), style, options, warnings)
    closing = _balance(statement, ("CLBD",), style, options, warnings)
    stated = _text(statement, "TxsSummry/TtlNtries/NbOfNtries")
    if stated.isdigit() and int(stated) != len(entries):
        warnings.append(f"the bank counts {stated} entries, the file holds {len(entries)}")
    identity = statement.find("Acct/Id")
    return StatementAccount(
        number=_text(identity, "IBAN") or _text(identity, "Othr/Id"),
        name=_text(statement, "Acct/Nm"),
        institution=_text(statement, "Acct/Svcr/FinInstnId/Nm")
        or _text(statement, "Acct/Svcr/FinInstnId/BIC")
        or _text(statement, "Acct/Svcr/FinInstnId/BICFI"),
        currency=currency,
        rows=rows,
        opening=opening,
        closing=closing,
    )


def _currency(statement: Element, entries: list[Element], options: ReadOptions) -> str:
    stated = {_text(statement, "Acct/Ccy")} - {""}
    stated = stated or {_amount_currency(entry) for entry in entries} - {""}
    stated = stated or {_amount_currency(each) for each in statement.iter("Bal")} - {""}
    if len(stated) > 1:
        raise InputRefused(
            f"one account with entries in {' and '.join(sorted(stated))}",
            hint="download one statement a currency",
            code="currencies-mixed",
        )
    return stated.pop() if stated else options.currency or options.default_currency


def _amount_currency(element: Element) -> str:
    amount = element.find("Amt")
    return amount.get("Ccy", "") if amount is not None else ""


def _row(entry: Element, style: AmountStyle, options: ReadOptions) -> StatementRow:
    amount = _signed(entry, style)
    details = entry.findall("NtryDtls/TxDtls")
    detail = details[0] if len(details) == 1 else None
    payee, number = _other_side(detail, out=amount < 0)
    booked = entry.find("BookgDt")
    return StatementRow(
        day=_day(booked if booked is not None else entry.find("ValDt"), options.today, "BookgDt"),
        amount_minor=-amount if options.flip_sign else amount,
        description=_description(entry, detail, payee, len(details)),
        bank_id=_text(entry, "AcctSvcrRef"),
        pending=_status(entry) in _PENDING,
        payee=payee,
        counterparty=number[-4:],
    )


def _signed(element: Element, style: AmountStyle) -> int:
    text, direction = _text(element, "Amt"), _text(element, "CdtDbtInd")
    stated = _amount_currency(element)
    if direction not in {"CRDT", "DBIT"} or (stated and stated != style.currency):
        why = f"in {stated}" if direction else "without CdtDbtInd"
        raise InputRefused(
            f"an entry of {text} {why} in an account in {style.currency}",
            hint="download the file again",
            code="bad-amount",
            column="Amt",
        )
    try:
        minor = style.minor(text)
    except ValueError as error:
        raise refused_amount(text, error, row=0, column="Amt") from None
    return minor if direction == "CRDT" else -minor


def _status(entry: Element) -> str:
    return _text(entry, "Sts/Cd") or _text(entry, "Sts") or "BOOK"


def _day(element: Element | None, today: date, column: str) -> date:
    text = _text(element, "Dt") or _text(element, "DtTm")
    found = _DAY.fullmatch(text)
    if not found:
        unread = ValueError("not written as YYYY-MM-DD")
        raise refused_day(text, unread, row=0, column=column)
    try:
        return checked_day(int(found[1]), int(found[2]), int(found[3]), today)
    except ValueError as error:
        raise refused_day(text, error, row=0, column=column) from None


def _balance(
    statement: Element,
    codes: tuple[str, ...],
    style: AmountStyle,
    options: ReadOptions,
    warnings: list[str],
) -> Balance | None:
    for balance in statement.findall("Bal"):
        if _text(balance, "Tp/CdOrPrtry/Cd") not in codes:
            continue
        if _amount_currency(balance) not in {"", style.currency}:
            warnings.append(f"a balance in {_amount_currency(balance)} is left out")
            continue
        return Balance(
            day=_day(balance.find("Dt"), options.today, "Dt"), minor=_signed(balance, style)
        )
    return None


def _other_side(detail: Element | None, *, out: bool) -> tuple[str, str]:
    if detail is None:
        return "", ""
    role = "Cdtr" if out else "Dbtr"
    name = _text(detail, f"RltdPties/{role}/Nm") or _text(detail, f"RltdPties/{role}/Pty/Nm")
    account = detail.find(f"RltdPties/{role}Acct/Id")
    return fold(name), _text(account, "IBAN") or _text(account, "Othr/Id")


def _description(entry: Element, detail: Element | None, payee: str, count: int) -> str:
    texts = [payee]
    if detail is not None:
        texts += [fold(each.text or "") for each in detail.findall("RmtInf/Ustrd")]
        texts.append(fold(_text(detail, "RmtInf/Strd/CdtrRefInf/Ref")))
    texts = [text for text in dict.fromkeys(texts) if text]
    extra = fold(_text(entry, "AddtlNtryInf") or _text(detail, "AddtlTxInf"))
    if extra and (not texts or detail is None):
        texts.append(extra)
    return " ".join(texts) or (f"Batch of {count}" if count > 1 else _code(entry))


def _code(entry: Element) -> str:
    family = " ".join(_each(entry, "BkTxCd/Domn/Cd", "BkTxCd/Domn/Fmly/Cd", "BkTxCd/Prtry/Cd"))
    return family or "Entry"


def _each(element: Element, *paths: str) -> Iterator[str]:
    yield from filter(None, (_text(element, path) for path in paths))


def _text(element: Element | None, path: str) -> str:
    found = element.find(path) if element is not None else None
    return (found.text or "").strip() if found is not None else ""
