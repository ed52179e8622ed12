"""CAMT.053 (ISO 20022 bank to customer statement), and CAMT.052 with the same inside.

One row an entry (`Ntry`), as the account's balance moved; the details of a batch are not rows.
Only `BOOK` entries are booked; `PDNG` and `FUTR` ones are pending, `INFO` ones moved nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring

from finadvise.errors import InputRefused
from finadvise.model.statement import Balance, ReadOptions, Statement, StatementAccount
from finadvise.readers.amounts import AmountStyle, ExcessDecimals
from finadvise.readers.camt053.entries import (
    LINE,
    amount_currency,
    day_in,
    entry_row,
    entry_status,
    signed_amount,
    text_at,
)
from finadvise.readers.decoding import decode_text, line_of
from finadvise.readers.joining import balance_doubts, join_statements

_SIGN = re.compile(rb"camt\.05[23]\.|<(?:\w+:)?BkToCstmr(?:Stmt|AcctRpt)[\s>]")
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)", re.IGNORECASE)
_ENTRY = re.compile(r"<(?:\w+:)?Ntry[\s>]")


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
        accounts = [part for each in found for part in _accounts(each, options, warnings)]
        joined = join_statements(accounts)
        if not any(account.rows for account in joined):
            warnings.append("the statement holds no transactions")
        return Statement(
            format=self.name,
            layout=self.name,
            accounts=joined,
            warnings=(*warnings, *balance_doubts(accounts)),
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
    body = re.sub(r"^\s*<\?xml[^>]*\?>", lambda found: "\n" * found[0].count("\n"), text, count=1)
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
    _number_entries(root, body)
    return root


def _number_entries(root: Element, text: str) -> None:
    """Give each entry its line, where the text shows as many as the tree."""
    entries = list(root.iter("Ntry"))
    starts = [found.start() for found in _ENTRY.finditer(text)]
    line, position = 1, 0
    if len(starts) == len(entries):
        for entry, start in zip(entries, starts, strict=True):
            line += text.count("\n", position, start)
            position = start
            entry.set(LINE, str(line))


def _accounts(
    statement: Element, options: ReadOptions, warnings: list[str]
) -> Iterator[StatementAccount]:
    """Yield one account for each currency the statement's entries are in; nearly always one."""
    entries = list(statement.iter("Ntry"))
    stated = text_at(statement, "TxsSummry/TtlNtries/NbOfNtries")
    if stated.isdigit() and int(stated) != len(entries):
        warnings.append(f"the bank counts {stated} entries, the file holds {len(entries)}")
    main = _main_currency(statement, entries, options)
    groups: dict[str, list[Element]] = {main: []}
    for entry in entries:
        if entry_status(entry) != "INFO":
            groups.setdefault(amount_currency(entry) or main, []).append(entry)
    rounded = sum(_rounds(entry, main) for entry in entries)
    if rounded:
        warnings.append(f"{rounded} amounts have more decimals than {main}; rounded half-even")
    if len(groups) > 1:
        warnings.append(f"one account with entries in {' and '.join(groups)}: kept apart")
    for currency, group in groups.items():
        yield _account(statement, group, AmountStyle(currency, "."), options)
    strange = {amount_currency(each) for each in statement.findall("Bal")} - {"", *groups}
    warnings.extend(f"a balance in {currency} is left out" for currency in sorted(strange))


def _rounds(entry: Element, main: str) -> bool:
    try:
        AmountStyle(amount_currency(entry) or main, ".").minor(text_at(entry, "Amt"))
    except ExcessDecimals:
        return True
    except ValueError:
        return False
    return False


def _account(
    statement: Element, entries: list[Element], style: AmountStyle, options: ReadOptions
) -> StatementAccount:
    identity = statement.find("Acct/Id")
    service = statement.find("Acct/Svcr/FinInstnId")
    names = (text_at(service, tag) for tag in ("Nm", "BICFI", "BIC"))
    return StatementAccount(
        number=text_at(identity, "IBAN") or text_at(identity, "Othr/Id"),
        name=text_at(statement, "Acct/Nm"),
        institution=next(filter(None, names), ""),
        currency=style.currency,
        rows=tuple(entry_row(entry, style, options) for entry in entries),
        opening=_balance(statement, ("OPBD", "PRCD"), style, options),
        closing=_balance(statement, ("CLBD",), style, options),
    )


def _main_currency(statement: Element, entries: list[Element], options: ReadOptions) -> str:
    named = [text_at(statement, "Acct/Ccy"), *map(amount_currency, entries)]
    named += [amount_currency(balance) for balance in statement.findall("Bal")]
    return next(filter(None, named), options.currency or options.default_currency)


def _balance(
    statement: Element, codes: tuple[str, ...], style: AmountStyle, options: ReadOptions
) -> Balance | None:
    for balance in statement.findall("Bal"):
        code = text_at(balance, "Tp/CdOrPrtry/Cd")
        if code in codes and amount_currency(balance) in {"", style.currency}:
            day = day_in(balance.find("Dt"), options.today, balance)
            return Balance(day=day, minor=signed_amount(balance, style))
    return None
