"""Raw OFX rows to typed ones: the bank's own day, amount and text."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from finadvise.model.statement import StatementRow
from finadvise.readers.amounts import AmountStyle, ExcessDecimals, refused_amount
from finadvise.readers.ofx.dates import read_day
from finadvise.readers.ofx.scan import RawRow, plain_text


@dataclass(slots=True)
class RowBuilder:
    """Builds the rows of one account.

    Args:
        style: How its amounts are read.
        today: For the check of days.
        flips: Whether the user said that the file's signs are the wrong way round.
        rounds: Whether decimals beyond the currency's are rounded half-even (brokers) instead of
            refused.
        rounded: How many amounts were.
    """

    style: AmountStyle
    today: date
    flips: bool
    rounds: bool
    rounded: int = 0
    _days: dict[str, date] = field(default_factory=dict)

    def build(self, raw: RawRow) -> StatementRow:
        """Return the typed row.

        Raises:
            InputRefused: Names the line and the tag of what cannot be read.
        """
        fields = raw.fields
        name = plain_text(fields.get("NAME", ""))
        memo = plain_text(fields.get("MEMO", ""))
        code = fields.get("SIC", "").strip()
        amount = self._amount(fields.get("TRNAMT", "").strip(), raw.line)
        return StatementRow(
            day=self._day(raw),
            amount_minor=-amount if self.flips else amount,
            description=_joined(name, memo) or _kind(fields),
            bank_id=plain_text(fields.get("FITID", "")),
            pending=raw.pending,
            merchant_code=code if len(code) == 4 and code.isdigit() else "",
            line=raw.line,
            payee=name,
            counterparty=_last_four(fields),
        )

    def _day(self, raw: RawRow) -> date:
        tag = "DTTRAN" if raw.pending and "DTTRAN" in raw.fields else "DTPOSTED"
        stamp = raw.fields.get(tag, "").strip()
        day = self._days.get(stamp)
        if day is None:
            day = self._days[stamp] = read_day(stamp, self.today, row=raw.line, column=tag)
        return day

    def _amount(self, text: str, line: int) -> int:
        try:
            return self.style.minor(text)
        except ValueError as error:
            if self.rounds and isinstance(error, ExcessDecimals):
                self.rounded += 1
                return self.style.rounded(text)
            raise refused_amount(text, error, row=line, column="TRNAMT") from None


def _joined(name: str, memo: str) -> str:
    """Return name and memo as one text, without saying twice what both say."""
    if not memo or memo == name:
        return name
    folded_name, folded_memo = name.casefold(), memo.casefold()
    if folded_memo in folded_name:
        return name
    if folded_memo.startswith(folded_name):
        return memo
    return f"{name} {memo}"


def _kind(fields: dict[str, str]) -> str:
    kind, number = (plain_text(fields.get(tag, "")) for tag in ("TRNTYPE", "CHECKNUM"))
    return f"{kind.capitalize()} {number}".strip()


def _last_four(fields: dict[str, str]) -> str:
    if "BANKACCTTO" not in fields and "CCACCTTO" not in fields:
        return ""
    digits = [character for character in fields.get("ACCTID", "") if character.isalnum()]
    return "".join(digits[-4:])
