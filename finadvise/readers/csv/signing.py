"""The signs of one file: what its options, columns, balance and words say, strongest first."""

from __future__ import annotations

from dataclasses import dataclass, field

from finadvise.errors import InputRefused
from finadvise.readers.csv.amount_columns import Amounts
from finadvise.readers.csv.columns import Columns
from finadvise.readers.csv.movements import Money
from finadvise.readers.csv.proof import chain
from finadvise.readers.csv.signs import Signs, settle_signs, take_votes
from finadvise.readers.csv.table import Table
from finadvise.readers.csv.unsigned import sign_by_balance, sign_by_kind, sign_by_plus

_WORDS = ("description", "payee", "type", "text")


@dataclass(slots=True)
class Signing:
    """Signs the amounts of the kept rows.

    Args:
        table: The file.
        columns: What its columns are.
        money: Its money columns.
        amounts: Amounts as written.
        keep: Which of the kept rows move money.
        notes: What was decided, filled by `settle`.
        turned: Whether the written signs were turned round, filled by `settle`.
    """

    table: Table
    columns: Columns
    money: Money
    amounts: Amounts
    keep: list[int]
    notes: list[str] = field(default_factory=list)
    turned: bool = False

    def settle(self, *, flip: bool, card: str, declared: bool, remembered: str) -> list[int]:
        """Return the amounts as the account holder feels them.

        Raises:
            InputRefused: Nothing shows which way the money went.
        """
        plain = [self.amounts.values[n] or 0 for n in self.keep]
        if flip:
            signs = Signs(-1, "signs turned round: --flip-sign says so")
        elif self.amounts.signed or not plain:
            return plain
        else:
            signed = None if any(a < 0 for a in plain) else self._unsigned(plain, card=card)
            if signed is not None:
                return signed
            signs = self._one_sided(plain, card=card, remembered=remembered, declared=declared)
            if not self._amount_is_named() and signs.factor == 1:
                self._refuse_unsigned(plain)
        if signs.why:
            self.notes.append(signs.why)
        self.turned = signs.factor == -1
        return [-a for a in plain] if self.turned else plain

    def _unsigned(self, plain: list[int], *, card: str) -> list[int] | None:
        """Sign amounts that have no minus anywhere by what stands beside them."""
        cells = self.money.cells(self.amounts.column)
        signed = sign_by_plus(plain, [cells[n] for n in self.keep])
        if signed is not None:
            self.notes.append("amounts without a plus sign taken as money out")
            return signed
        if self.amounts.balances is not None and not card:
            words = [self._words(n) for n in range(len(self.keep))]
            signed = sign_by_balance(
                plain, self._balances(), words, newest_first=self.money.newest_first
            )
            if signed is not None:
                self.notes.append("signs taken from the running balance")
                return signed
        for at in self.columns.all("type"):
            kinds = self.money.cells(at)
            signed = sign_by_kind(plain, [kinds[n] for n in self.keep])
            if signed is not None:
                name = self.table.header[at] if self.table.header else f"column {at + 1}"
                self.notes.append(f"signs taken from the words of {name!r}")
                return signed
        return None

    def _amount_is_named(self) -> bool:
        headings = self.columns.headings
        return bool(headings and headings[self.amounts.column].roles)

    def _refuse_unsigned(self, plain: list[int]) -> None:
        """Without known words and without a minus, purchases and income look the same."""
        proof = self.amounts.proof
        if any(a < 0 for a in plain) or (proof is not None and proof.whole):
            return
        raise InputRefused(
            "no amount has a sign and no header says which way they go",
            hint="add --flip-sign if these are purchases, else a header: Date,Description,Amount",
            code="sign-ambiguous",
        )

    def _balances(self) -> list[int | None]:
        balances = self.amounts.balances or []
        return [balances[n] for n in self.keep]

    def _words(self, n: int) -> str:
        row = self.table.rows[self.money.kept[self.keep[n]]]
        return " ".join(row[at] for role in _WORDS for at in self.columns.all(role))

    def _one_sided(self, plain: list[int], *, card: str, remembered: str, declared: bool) -> Signs:
        proof = self.amounts.proof
        proven = proof is not None and proof.mostly
        if self.amounts.balances is not None and not proven:
            turned = [-a for a in plain]
            balances = self._balances()
            if any(chain(turned, balances, newest_first=n).whole for n in (False, True)):
                why = "signs turned round: the running balance falls as amounts rise"
                return Signs(-1, why)
        votes = take_votes(plain, self._words, card=bool(card))
        if declared and not votes.payments_in:
            return Signs(-1, "signs turned round: this card's layout lists purchases as positive")
        return settle_signs(plain, votes, card=card, proven=proven, remembered=remembered)
