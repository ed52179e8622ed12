"""The parts of a CAMT statement: entries, signed amounts, days, text.

Each element of an entry carries its line in the attribute `LINE`, put there by the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element

from finadvise.errors import InputRefused
from finadvise.model.statement import ReadOptions, StatementRow
from finadvise.readers.amounts import AmountStyle, refused_amount
from finadvise.readers.days import checked_day, refused_day
from finadvise.readers.decoding import fold

LINE = "line"

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T+Z-].*)?", re.ASCII)
_PENDING = frozenset({"PDNG", "FUTR"})


def entry_row(entry: Element, style: AmountStyle, options: ReadOptions) -> StatementRow:
    """Return one entry (`Ntry`) as a row; a batch is one row.

    Raises:
        InputRefused: Its amount, direction or day cannot be read; names the line.
    """
    amount = signed_amount(entry, style)
    details = entry.findall("NtryDtls/TxDtls")
    detail = details[0] if len(details) == 1 else None
    payee, number = _other_side(detail, out=amount < 0)
    booked = entry.find("BookgDt")
    return StatementRow(
        day=day_in(booked if booked is not None else entry.find("ValDt"), options.today, entry),
        amount_minor=-amount if options.flip_sign else amount,
        description=_description(entry, detail, payee, len(details)),
        bank_id=text_at(entry, "AcctSvcrRef"),
        pending=entry_status(entry) in _PENDING,
        line=_line(entry),
        payee=payee,
        counterparty=number[-4:],
    )


def entry_status(entry: Element) -> str:
    """Return `BOOK`, `PDNG`, `FUTR` or `INFO`, in its older or newer form."""
    return text_at(entry, "Sts/Cd") or text_at(entry, "Sts") or "BOOK"


def amount_currency(element: Element) -> str:
    """Return the currency of an element's amount, empty where it names none."""
    amount = element.find("Amt")
    return amount.get("Ccy", "") if amount is not None else ""


def signed_amount(element: Element, style: AmountStyle) -> int:
    """Return the minor units of an entry or balance; debits are negative.

    ISO 20022 allows five decimals in any currency; what a currency has not is rounded half-even.

    Raises:
        InputRefused: No direction, a sign of its own, or no amount.
    """
    text, direction = text_at(element, "Amt"), text_at(element, "CdtDbtInd")
    if direction not in {"CRDT", "DBIT"} or text[:1] in {"+", "-"}:
        raise InputRefused(
            f"an amount of {text[:40]} with a sign of its own or without CRDT or DBIT",
            hint="download the file again",
            code="bad-amount",
            row=_line(element),
            column="CdtDbtInd",
        )
    try:
        minor = style.rounded(text)
    except ValueError as error:
        raise refused_amount(text, error, row=_line(element), column="Amt") from None
    return minor if direction == "CRDT" else -minor


def day_in(element: Element | None, today: date, owner: Element) -> date:
    """Return the day of a `Dt` or `DtTm` inside an element; the time never moves it.

    Raises:
        InputRefused: No such day, or out of bounds; names the line of `owner`.
    """
    text = text_at(element, "Dt") or text_at(element, "DtTm")
    column = element.tag if element is not None else "BookgDt"
    found = _DAY.fullmatch(text)
    if not found:
        unread = ValueError("not written as YYYY-MM-DD")
        raise refused_day(text, unread, row=_line(owner), column=column)
    try:
        return checked_day(int(found[1]), int(found[2]), int(found[3]), today)
    except ValueError as error:
        raise refused_day(text, error, row=_line(owner), column=column) from None


def text_at(element: Element | None, path: str) -> str:
    """Return the text at a path below an element, empty where there is none."""
    found = element.find(path) if element is not None else None
    return (found.text or "").strip() if found is not None else ""


def _line(element: Element) -> int:
    return int(element.get(LINE, "0"))


def _other_side(detail: Element | None, *, out: bool) -> tuple[str, str]:
    if detail is None:
        return "", ""
    role = "Cdtr" if out else "Dbtr"
    name = text_at(detail, f"RltdPties/{role}/Nm") or text_at(detail, f"RltdPties/{role}/Pty/Nm")
    account = detail.find(f"RltdPties/{role}Acct/Id")
    return fold(name), text_at(account, "IBAN") or text_at(account, "Othr/Id")


def _description(entry: Element, detail: Element | None, payee: str, count: int) -> str:
    texts = [payee]
    if detail is not None:
        texts += [fold(each.text or "") for each in detail.findall("RmtInf/Ustrd")]
        texts.append(fold(text_at(detail, "RmtInf/Strd/CdtrRefInf/Ref")))
    texts = [text for text in dict.fromkeys(texts) if text]
    extra = fold(text_at(entry, "AddtlNtryInf") or text_at(detail, "AddtlTxInf"))
    if extra and (not texts or detail is None):
        texts.append(extra)
    return " ".join(texts) or (f"Batch of {count}" if count > 1 else _code(entry))


def _code(entry: Element) -> str:
    family = " ".join(_each(entry, "BkTxCd/Domn/Cd", "BkTxCd/Domn/Fmly/Cd", "BkTxCd/Prtry/Cd"))
    return family or "Entry"


def _each(element: Element, *paths: str) -> Iterator[str]:
    yield from filter(None, (text_at(element, path) for path in paths))
