"""Saving one statement: recognise its accounts, match its rows, write the new ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from finadvise.analysis.ledger.matching import match_rows
from finadvise.errors import InputRefused
from finadvise.model.matching import KnownEntry, Matching
from finadvise.model.statement import Statement, StatementAccount, StatementRow
from finadvise.money import Money
from finadvise.results.import_ import Doubt, DoubtSide, ImportedAccount
from finadvise.store.accounts import StoredAccount
from finadvise.store.imports import StoredFile
from finadvise.workflows.accounts import Recognised, account_key, recognise_account
from finadvise.workflows.linking import link_rows
from finadvise.workflows.reconciling import Reconciled, reconcile
from finadvise.workflows.rows import new_rows

if TYPE_CHECKING:
    from finadvise.store.store import Store

MATCH_MARGIN_DAYS = 10

Rows = Sequence[StatementRow]


@dataclass(slots=True)
class Saved:
    """What one file brought; `fresh` where anything the books did not hold was written."""

    accounts: list[ImportedAccount] = field(default_factory=list)
    assumptions: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    transfers: int = 0
    refunds: int = 0
    fresh: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving:
    """One file on its way into the store; `save` runs inside `Store.writing()`."""

    store: Store
    statement: Statement
    batch: int
    file: str
    digest: str
    asked_name: str
    country: str
    saved: Saved = field(default_factory=Saved)

    def save(self) -> Saved:
        """Write what the statement brings.

        Raises:
            InputRefused: Its accounts cannot be told; nothing of it was written then.
        """
        booked = [tuple(r for r in part.rows if not r.pending) for part in self.statement.accounts]
        recognised = self._recognise(booked)
        oldest = self.store.entries.newest()
        for part, rows, who in zip(self.statement.accounts, booked, recognised, strict=True):
            self._save_account(part, rows, who)
        if self.statement.fingerprint and self.statement.settled:
            self.store.imports.remember_layout(
                self.statement.fingerprint, self.statement.settled, self.batch
            )
        if self.store.entries.newest() > oldest:
            found = link_rows(self.store, newer_than=oldest)
            self.saved.transfers, self.saved.refunds = found
        if not any(booked) and not self.saved.fresh:
            self.saved.warnings.append("the statement holds no booked rows")
        self._note_file()
        return self.saved

    def _recognise(self, booked: Sequence[Rows]) -> list[Recognised]:
        keys = [(account_key(self.statement, p), p.currency) for p in self.statement.accounts]
        if self.asked_name and len(set(keys)) > 1:
            raise InputRefused(
                f"the file holds {len(set(keys))} accounts, --account names one",
                hint="leave --account out: they are told apart by the bank's own numbers",
                code="several-accounts",
            )
        found: list[Recognised] = []
        for index, (part, rows) in enumerate(zip(self.statement.accounts, booked, strict=True)):
            if keys[index][0] and keys[index] in keys[:index]:
                found.append(found[keys.index(keys[index])])
                continue
            found.append(
                recognise_account(
                    self.store.accounts,
                    self.statement,
                    part,
                    rows,
                    file=self.file,
                    asked_name=self.asked_name,
                    used={who.name for who in found},
                )
            )
        return found

    def _save_account(self, part: StatementAccount, rows: Rows, who: Recognised) -> None:
        store = self.store
        account = self._account_of(who)
        self._mark(part, account)
        known = self._known_entries(account, rows)
        matching = match_rows(rows, known)
        before = store.entries.newest()
        fresh = [rows[i] for i in matching.new]
        entries = new_rows(
            store, account, fresh, known=known, batch=self.batch, country=self.country
        )
        store.entries.add(entries)
        sightings = ((number, rows[i].bank_id) for i, number in matching.known)
        store.entries.add_sightings(sightings, self.batch)
        settled = reconcile(store.accounts, account, part, rows, doubted=bool(matching.doubts))
        balances = (settled.closing,) if settled.closing else ()
        written = store.accounts.add_balances(account.number, balances, self.batch)
        written += store.imports.add_positions(account.number, part.positions, self.batch)
        written += store.imports.add_trades(account.number, part.trades, self.batch)
        written += self._label_known(account, rows, matching)
        self.saved.fresh |= bool(fresh) or written > 0
        self.saved.assumptions += [who.assumption] if who.assumption else []
        self.saved.warnings += settled.warnings
        notes = _Notes(self.saved, account, rows, {e.number: e for e in known})
        notes.reworded(matching)
        numbers = {i: before + place for place, i in enumerate(matching.new, start=1)}
        doubts = notes.doubts(matching, numbers, settled.proved_from)
        store.links.add(doubts, "duplicate", "open")
        self.saved.accounts.append(_summary(account, part, rows, matching, settled))

    def _label_known(self, account: StoredAccount, rows: Rows, matching: Matching) -> int:
        """Take the owner's own categories over for rows that are known without one."""
        labels = ((n, rows[i].category) for i, n in matching.known if rows[i].category)
        count = self.store.imports.label_known(labels, self.batch)
        if count:
            self.saved.assumptions.append(
                f"{account.name}: {count} known row{'s' * (count > 1)} took the file's category"
            )
        return count

    def _account_of(self, who: Recognised) -> StoredAccount:
        if who.account is not None:
            return who.account
        for account in self.store.accounts.all():
            if account.name == who.name:
                return account
        return self.store.accounts.add(
            who.name, institution=who.institution, kind=who.kind, currency=who.currency
        )

    def _mark(self, part: StatementAccount, account: StoredAccount) -> None:
        accounts = self.store.accounts
        if key := account_key(self.statement, part):
            accounts.mark(account.number, "number", accounts.digest(key), self.batch)
        elif self.statement.fingerprint:
            accounts.mark(account.number, "header", self.statement.fingerprint, self.batch)

    def _known_entries(self, account: StoredAccount, rows: Rows) -> list[KnownEntry]:
        if not rows or self.store.accounts.is_empty(account.number):
            return []
        margin = timedelta(days=MATCH_MARGIN_DAYS)
        first, last = min(r.day for r in rows), max(r.day for r in rows)
        return self.store.entries.known(account.number, first - margin, last + margin)

    def _note_file(self) -> None:
        self.store.imports.add_file(
            StoredFile(
                name=self.file,
                format=self.statement.format,
                layout=self.statement.layout,
                digest=self.digest,
                status="imported" if self.saved.fresh else "unchanged",
                new=sum(a.new for a in self.saved.accounts),
                duplicate=sum(a.duplicate for a in self.saved.accounts),
            ),
            self.batch,
        )


@dataclass(frozen=True, slots=True)
class _Notes:
    """Tells the person what matching concluded or left open."""

    saved: Saved
    account: StoredAccount
    rows: Rows
    entries: dict[int, KnownEntry]

    def reworded(self, matching: Matching) -> None:
        """Say which rows were taken for known ones though the bank words them differently."""
        if not matching.reworded:
            return
        index, number = matching.reworded[0]
        row, count = self.rows[index], len(matching.reworded)
        self.saved.assumptions.append(
            f"{self.account.name}: {count} row{'s' * (count > 1)} taken for known ones of the same"
            f" day and amount though the text differs, such as {row.description!r} on {row.day}"
            f" for {self.entries[number].description!r}"
        )

    def doubts(
        self, matching: Matching, numbers: dict[int, int], proved_from: date | None
    ) -> list[tuple[int, int]]:
        """List possible duplicates with both rows and a command; return their row numbers.

        Balances that agree settle the doubts about the days they span.
        """
        pairs = []
        for index, old in matching.doubts:
            row, entry, new = self.rows[index], self.entries[old], numbers[index]
            known_day = date.fromordinal(entry.day)
            if proved_from and proved_from <= min(row.day, known_day):
                continue
            self.saved.doubts.append(
                Doubt(
                    account=self.account.name,
                    amount=Money(row.amount_minor, self.account.currency),
                    new=DoubtSide(id=f"t{new}", date=row.day, description=row.description),
                    known=DoubtSide(id=f"t{old}", date=known_day, description=entry.description),
                    do=f"finadvise link t{old} t{new} --as duplicate",
                )
            )
            pairs.append((old, new))
        return pairs


def _summary(
    account: StoredAccount,
    part: StatementAccount,
    rows: Rows,
    matching: Matching,
    settled: Reconciled,
) -> ImportedAccount:
    closing = settled.closing
    return ImportedAccount(
        account=account.name,
        currency=account.currency,
        rows=len(rows),
        new=len(matching.new),
        duplicate=len(matching.known),
        rejected=0,
        first=min((r.day for r in rows), default=None),
        last=max((r.day for r in rows), default=None),
        total=Money(sum(r.amount_minor for r in rows), account.currency),
        balance=Money(closing.minor, account.currency) if closing else None,
        balance_date=closing.day if closing else None,
        reconciles=settled.reconciles,
        positions=len(part.positions),
        trades=len(part.trades),
    )
