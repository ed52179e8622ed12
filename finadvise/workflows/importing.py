"""Importing: identify, read, match, categorise, save; all files of a call in one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from finadvise.errors import InputRefused
from finadvise.model.statement import DateOrder, DecimalMark, ReadOptions, Statement
from finadvise.readers.registry import identify
from finadvise.results.import_ import Doubt, Import, ImportedFile, ReadColumn, Refusal
from finadvise.workflows.past import Past
from finadvise.workflows.saving import Saved, Saving
from finadvise.workflows.sources import Source

if TYPE_CHECKING:
    from finadvise.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """What the person said about the files; empty and None mean `find out`.

    Args:
        default_currency: For files that name none.
        country: ISO 3166 code of the household, for categorising.
        dry_run: Say what would happen and keep nothing.
        explain: The same, with what was understood column by column.
    """

    today: date
    account: str = ""
    date_order: DateOrder | None = None
    decimal: DecimalMark | None = None
    flip_sign: bool = False
    currency: str = ""
    format_hint: str = ""
    default_currency: str = "GBP"
    country: str = "GB"
    dry_run: bool = False
    explain: bool = False

    @property
    def keep_nothing(self) -> bool:
        """Return whether the books stay as they are."""
        return self.dry_run or self.explain


@dataclass(frozen=True, slots=True)
class _ReadFile:
    """A file as far as it could be read; exactly one of `statement` and `error` is there.

    Args:
        content: The bytes of a refused file, to try once more.
    """

    name: str
    content: bytes = b""
    digest: str = ""
    statement: Statement | None = None
    error: InputRefused | None = None


@dataclass(slots=True)
class _Tally:
    """What the files of a call brought so far."""

    files: list[ImportedFile] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    transfers: int = 0
    refunds: int = 0
    fresh: bool = False


def import_files(
    store: Store,
    sources: Sequence[Source],
    options: ImportOptions,
    report_progress: Callable[[str], None] = lambda _: None,
) -> Import:
    """Bring files into the books as one batch; each is refused or taken whole.

    A call that brings nothing the books don't hold leaves them unchanged, and so does `dry_run`.
    A refused file does not keep the others out.

    Args:
        store: The open store.
        sources: What to read, in this order.
        options: What the person said.
        report_progress: Called with the name of each file before it is read.

    Raises:
        StoreError, StoreBusyError: The store cannot be written.
    """
    past = Past(store)
    read = []
    for source in sources:
        report_progress(source.name)
        read.append(_load_and_read(source, options, past))
    read = _read_again_with_hindsight(read, options, past)
    tally = _Tally()
    with store.writing() as change:
        batch = store.imports.start_batch(options.today)
        for file in read:
            _take(store, file, batch, options, tally)
        change.keep = tally.fresh and not options.keep_nothing
    return _result(tally, batch if change.keep else None, options)


def _load_and_read(source: Source, options: ImportOptions, past: Past) -> _ReadFile:
    try:
        content = source.load()
    except InputRefused as error:
        return _ReadFile(source.name, error=error)
    return _read(source.name, content, options, past)


def _read(name: str, content: bytes, options: ImportOptions, past: Past) -> _ReadFile:
    try:
        reader = identify(content, name, options.format_hint)
        statement = reader.read(content, _read_options(options, past))
    except InputRefused as error:
        return _ReadFile(name, content, error=error)
    past.remember(statement)
    digest = hashlib.blake2b(content, digest_size=16).hexdigest()
    return _ReadFile(name, digest=digest, statement=statement)


def _read_again_with_hindsight(
    read: list[_ReadFile], options: ImportOptions, past: Past
) -> list[_ReadFile]:
    """Try files once more whose doubts another file of the call may have settled."""
    if not any(f.statement for f in read):
        return read
    return [
        _read(f.name, f.content, options, past) if f.error and "ambiguous" in f.error.code else f
        for f in read
    ]


def _read_options(options: ImportOptions, past: Past) -> ReadOptions:
    return ReadOptions(
        today=options.today,
        date_order=options.date_order,
        decimal=options.decimal,
        flip_sign=options.flip_sign,
        currency=options.currency,
        default_currency=options.default_currency,
        remembered=past.settled,
        overlaps=past.overlap,
    )


def _take(store: Store, file: _ReadFile, batch: int, options: ImportOptions, tally: _Tally) -> None:
    """Save one file, or note why it is refused."""
    if file.statement is None:
        tally.files.append(_refused(file.name, file.error))
        return
    try:
        saving = Saving(
            store=store,
            statement=file.statement,
            batch=batch,
            file=file.name,
            digest=file.digest,
            asked_name=options.account,
            country=options.country,
        )
        saved = saving.save()
    except InputRefused as error:
        tally.files.append(_refused(file.name, error, file.statement))
        return
    tally.files.append(_taken(file.name, file.statement, saved, options))
    tally.doubts += saved.doubts
    tally.transfers += saved.transfers
    tally.refunds += saved.refunds
    tally.fresh = tally.fresh or saved.fresh


def _refused(
    name: str, error: InputRefused | None, statement: Statement | None = None
) -> ImportedFile:
    why = error or InputRefused("cannot be read")
    return ImportedFile(
        file=name,
        status="refused",
        format=statement.format if statement else "",
        layout=statement.layout if statement else "",
        error=Refusal(code=why.code, message=why.message, hint=why.hint),
        accounts=(),
        assumptions=(),
        warnings=(),
    )


def _taken(name: str, statement: Statement, saved: Saved, options: ImportOptions) -> ImportedFile:
    status = "unchanged"
    if any(a.new for a in saved.accounts) or saved.fresh:
        status = "would-import" if options.keep_nothing else "imported"
    return ImportedFile(
        file=name,
        status=status,
        format=statement.format,
        layout=statement.layout,
        error=None,
        accounts=tuple(saved.accounts),
        assumptions=(*statement.assumptions, *saved.assumptions),
        warnings=(*statement.warnings, *saved.warnings),
        columns=tuple(
            ReadColumn(header=header, role=role, evidence=evidence)
            for header, role, evidence in (statement.columns if options.explain else ())
        ),
    )


def _result(tally: _Tally, batch: int | None, options: ImportOptions) -> Import:
    accounts = [a for f in tally.files for a in f.accounts]
    result = Import(
        as_of=options.today,
        currency=options.default_currency,
        batch=batch,
        new=sum(a.new for a in accounts),
        duplicate=sum(a.duplicate for a in accounts),
        rejected=sum(a.rejected for a in accounts),
        files=tuple(tally.files),
        transfers=tally.transfers,
        refunds=tally.refunds,
        doubts=tuple(tally.doubts),
    )
    return replace(result, notes=_notes(result))


def _notes(result: Import) -> tuple[str, ...]:
    notes = [f"{f.file}: {w}" for f in result.files for w in f.warnings]
    if result.doubts:
        count = len(result.doubts)
        notes.append(
            f"{count} new row{'s' * (count > 1)} may be in the books already; both were kept"
        )
    return tuple(notes)


def refusal_line(file: ImportedFile) -> str:
    """Return the one line that tells a person why a file was refused and what to do."""
    error = file.error
    if error is None:
        return ""
    where = "" if error.message.startswith(file.file) else f"{file.file}: "
    return f"{where}{error.message}" + (f"; {error.hint}" if error.hint else "")
