"""One file on its way from table to statement, step by step."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from finadvise.errors import InputRefused
from finadvise.model.statement import ReadOptions, Statement
from finadvise.readers.csv.amount_columns import Amounts, read_amounts
from finadvise.readers.csv.build import Values, build_accounts
from finadvise.readers.csv.columns import Columns
from finadvise.readers.csv.context import Context, read_context
from finadvise.readers.csv.currency import currency_in, currency_of_mark
from finadvise.readers.csv.date_order import DateHints, Days, settle_dates
from finadvise.readers.csv.dates import EARLIEST, LATEST_AHEAD, looks_like_date
from finadvise.readers.csv.headers import fingerprint_of
from finadvise.readers.csv.layouts import find_layout
from finadvise.readers.csv.movements import Money
from finadvise.readers.csv.proof import first_break, owes
from finadvise.readers.csv.signing import Signing
from finadvise.readers.csv.sorting import sort_rows
from finadvise.readers.csv.stated import stated_balances, with_stated
from finadvise.readers.csv.status import Sorted
from finadvise.readers.csv.table import Table


class Reading:
    """One file on its way from table to statement."""

    def __init__(
        self, table: Table, columns: Columns, options: ReadOptions, *, region: str = ""
    ) -> None:
        self.table = table
        self.columns = columns
        self.options = options
        self.assumptions: list[str] = []
        self.warnings: list[str] = []
        self.settled: dict[str, str] = {}
        self.layout = find_layout(table.header)
        self.fingerprint = fingerprint_of(table.header or columns.roles, table.delimiter)
        self.memory: Mapping[str, str] = (
            options.remembered(self.fingerprint) if self.fingerprint else {}
        )
        self.context: Context = read_context(
            table,
            columns,
            forced=options.currency,
            default=options.default_currency,
            region=region,
        )

    def statement(self) -> Statement:
        """Go through the steps."""
        if self.columns.first("date") is None:
            return self._without_dates()
        days = self._days()
        found = sort_rows(self.table, self.columns, days.table)
        self._say_skipped(found)
        money = self._money(found, days)
        amounts = read_amounts(money)
        self.assumptions += amounts.notes
        keep = [n for n, value in enumerate(amounts.values) if value is not None]
        values = self._signed(money, amounts, days, found, keep)
        accounts = build_accounts(self.table, self.columns, values, self.context)
        if len(accounts) == 1 and "flip_sign" not in self.settled:
            stated = stated_balances(self.table.preamble, accounts[0].currency)
            accounts = (with_stated(accounts[0], stated),)
        self._say_breaks(amounts, keep, values)
        if not keep:
            rows = len(self.table.rows)
            self.warnings.append(f"no booked movement in {rows} rows" if rows else _NO_ROWS)
        return Statement(
            format="csv",
            layout=self.layout.name if self.layout else "inferred",
            accounts=accounts,
            fingerprint=self.fingerprint,
            settled=self.settled,
            assumptions=tuple(dict.fromkeys(filter(None, self.assumptions))),
            warnings=tuple(self.warnings),
            columns=self._explained(),
        )

    def _without_dates(self) -> Statement:
        """A header without rows is an empty statement; rows without dates are none."""
        if self.table.header and not self.table.rows:
            account = build_accounts(self.table, self.columns, _NOTHING, self.context)
            return Statement(
                format="csv",
                layout=self.layout.name if self.layout else "inferred",
                accounts=account,
                fingerprint=self.fingerprint,
                warnings=(_NO_ROWS,),
                columns=self._explained(),
            )
        self._refuse_undated()
        raise InputRefused(
            "no column of dates was found",
            hint="check that this is a list of transactions",
            code="no-dates",
        )

    def _refuse_undated(self) -> None:
        """Name the first cell of a column that is headed as the date and holds none."""
        for at, heading in enumerate(self.columns.headings):
            if heading.exact and heading.roles[0] in {"date", "transaction_date"}:
                for row, line in zip(self.table.rows, self.table.lines, strict=True):
                    if row[at].strip():
                        raise InputRefused(
                            f"{row[at].strip()[:40]!r} is no date",
                            hint="dates need day, month and year",
                            code="bad-date",
                            row=line,
                            column=heading.text,
                        )

    def _days(self) -> Days:
        if not self.table.rows:
            return Days({}, "", "")
        at = self.columns.first("date") or 0
        cells = [row[at] for row in self.table.rows]
        hints = DateHints(
            today=self.options.today,
            forced=self.options.date_order or "",
            declared=self._declared_order(),
            others=self._other_dates(),
            language=self.context.language,
            place=self.context.place,
            remembered=self.memory.get("date_order", ""),
            overlap=self._overlap(cells),
        )
        days = settle_dates(cells, hints)
        self._refuse_far_dates(at, days)
        if days.order:
            self.settled["date_order"] = days.order
            self.assumptions.append(days.evidence)
        return days

    def _declared_order(self) -> str:
        """Return the order that the layout or the header itself declares, as `Date (DD/MM/YY)`."""
        if self.layout and self.layout.date_order:
            return self.layout.date_order
        at = self.columns.first("date")
        words = self.table.header[at].casefold() if self.table.header and at is not None else ""
        if re.search(r"d{1,2}[-/. ]?m{1,2}", words):
            return "dmy"
        return "mdy" if re.search(r"\bm{1,2}[-/. ]?d{1,2}", words) else ""

    def _refuse_far_dates(self, at: int, days: Days) -> None:
        latest = self.options.today + LATEST_AHEAD
        far = {cell for cell, day in days.table.items() if not EARLIEST <= day <= latest}
        for row, line in zip(self.table.rows, self.table.lines, strict=True) if far else ():
            if row[at] in far:
                raise InputRefused(
                    f"{row[at].strip()} lies before 1970 or more than 400 days ahead",
                    hint="correct the row",
                    code="bad-date",
                    row=line,
                )

    def _other_dates(self) -> tuple[str, ...]:
        cells = [row[at] for at in self.columns.all("other_date") for row in self.table.rows]
        words = [word for line in self.table.preamble for cell in line for word in cell.split()]
        return tuple(dict.fromkeys(cells + [w for w in words if looks_like_date(w)]))

    def _overlap(self, cells: list[str]) -> Callable[[dict[str, date]], float]:
        """Return a function that asks the store how many rows of a reading it knows."""

        def share(days: dict[str, date]) -> float:
            kept = [n for n, cell in enumerate(cells) if cell in days]
            try:
                money = Money(self.table, self.columns, kept, [self.context.currency] * len(kept))
                money.settle_decimal(self._money_columns())
                values = read_amounts(money).values
            except InputRefused:
                return 0.0
            rows = [(days[cells[n]], v) for n, v in zip(kept, values, strict=True) if v is not None]
            return self.options.overlaps(rows)

        return share

    def _money_columns(self) -> list[int]:
        roles = (
            "amount",
            "charge",
            "out",
            "in",
            "net",
            "gross",
            "fee",
            "balance",
            "out_or_in",
            "in_or_out",
        )
        return [at for role in roles for at in self.columns.all(role)]

    def _money(self, found: Sorted, days: Days) -> Money:
        at = self.columns.first("date") or 0
        rows = self.table.rows
        currencies = self._currencies(found)
        newest_first = bool(found.kept) and (
            days.table[rows[found.kept[0]][at]] > days.table[rows[found.kept[-1]][at]]
        )
        forced = self.options.decimal or self.memory.get("decimal", "")
        money = Money(self.table, self.columns, found.kept, currencies, forced, newest_first)
        money.settle_decimal(self._money_columns())
        if money.shown[0]:
            self.settled["decimal"] = money.shown[0]
            if money.shown[0] == "," and money.shown[1]:
                self.assumptions.append(
                    f"decimals read after a comma, as in {money.shown[1].strip()}"
                )
        return money

    def _currencies(self, found: Sorted) -> list[str]:
        own = self.context.currency
        at = self.columns.first("currency")
        if self.context.currency_why:
            self.assumptions.append(self.context.currency_why)
        if self.options.currency:
            return [own] * len(found.kept)
        if at is None:
            return self._written_currencies(found, own)
        cells = [self.table.rows[position][at].strip() for position in found.kept]
        known = {cell: currency_of_mark(cell, own) or own for cell in set(cells)}
        return [known[cell] for cell in cells]

    def _written_currencies(self, found: Sorted, own: str) -> list[str]:
        """Return the currency that each amount itself carries, where they carry several codes."""
        for at in self._money_columns():
            cells = [self.table.rows[position][at] for position in found.kept]
            if all(cell[-1:].isalpha() or cell[:1].isalpha() for cell in cells):
                marks = [currency_in(cell) for cell in cells]
                if all(marks):
                    return marks
        return [own] * len(found.kept)

    def _signed(
        self, money: Money, amounts: Amounts, days: Days, found: Sorted, keep: list[int]
    ) -> Values:
        positions = [found.kept[n] for n in keep]
        balances = None if amounts.balances is None else [amounts.balances[n] for n in keep]
        at = self.columns.first("date") or 0
        signed = self._signs(Signing(self.table, self.columns, money, amounts, keep))
        if balances is not None and owes(signed, balances, newest_first=money.newest_first):
            balances = [None if b is None else -b for b in balances]
            self.assumptions.append("the balance counts what is owed and was turned round")
        return Values(
            positions=positions,
            days=[days.table[self.table.rows[position][at]] for position in positions],
            amounts=signed,
            balances=balances,
            currencies=[money.currencies[n] for n in keep],
            continued=found.continued,
            owners=tuple(found.owners),
        )

    def _signs(self, signing: Signing) -> list[int]:
        values = signing.settle(
            flip=self.options.flip_sign,
            card=self.context.card,
            declared=bool(self.layout and self.layout.charges_positive),
            remembered=self.memory.get("flip_sign", ""),
        )
        self.assumptions += signing.notes
        if signing.turned:
            self.settled["flip_sign"] = "yes"
        return values

    def _say_skipped(self, found: Sorted) -> None:
        if found.unknown:
            words = ", ".join(map(repr, found.unknown[:5]))
            self.warnings.append(f"status {words} is not known: such rows count as booked")
        for why, count in found.skipped.items():
            if why in {"pending", "void"}:
                self.assumptions.append(f"{count} {why} rows left out")
            elif why == "rows without an amount":
                self.warnings.append(f"{count} dated rows without an amount left out")
            else:
                self.assumptions.append(f"{count} {why} left out")

    def _say_breaks(self, amounts: Amounts, keep: list[int], values: Values) -> None:
        if not keep or amounts.proof is None or not amounts.proof.breaks or not values.balances:
            return
        at = first_break(values.amounts, values.balances)
        line = self.table.lines[values.positions[min(at, len(keep) - 1)]]
        self.warnings.append(
            f"the running balance breaks in {amounts.proof.breaks} places, first at row {line}"
        )

    def _explained(self) -> tuple[tuple[str, str, str], ...]:
        header = self.table.header or tuple(
            f"column {n}" for n in range(1, len(self.columns.roles) + 1)
        )
        return tuple(zip(header, self.columns.roles, self.columns.evidence, strict=True))


_NO_ROWS = "the file has a header and no rows"
_NOTHING = Values(positions=(), days=(), amounts=(), balances=None, currencies=(), continued={})
