"""Statements in, rows out."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal

import typer
import typer.core

from finadvise.cli.command import command
from finadvise.cli.completion import complete_account, complete_category
from finadvise.cli.progress import progress
from finadvise.cli.session import Session
from finadvise.errors import InputRefused, UsageError
from finadvise.periods import parse_day
from finadvise.results.base import Result

PANEL = "Ledger"

DateOrderName = Literal["dmy", "mdy", "ymd"]
MarkName = Literal[".", ","]
RelationName = Literal["transfer", "refund", "duplicate", "not"]
SortName = Literal["date", "amount", "payee", "category", "account", "confidence"]


@command("import", panel=PANEL, example="finadvise import ~/Downloads/*.csv")
def import_(
    session: Session,
    *,
    files: Annotated[list[str], typer.Argument(help="Files, folders, patterns, or - for stdin.")],
    account: Annotated[
        str,
        typer.Option(help="The account all of it belongs to.", autocompletion=complete_account),
    ] = "",
    date_order: Annotated[
        DateOrderName | None, typer.Option(help="Order of day, month and year in dates.")
    ] = None,
    decimal: Annotated[MarkName | None, typer.Option(help="The decimal mark.")] = None,
    flip_sign: Annotated[
        bool, typer.Option("--flip-sign", help="The file shows money out as positive.")
    ] = False,
    currency: Annotated[str, typer.Option(help="Currency of the amounts, such as GBP.")] = "",
    format_hint: Annotated[
        str, typer.Option(help="Read it as csv, ofx, qif, mt940 or camt053.")
    ] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would happen; keep nothing.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show how each column was read; keep nothing.")
    ] = False,
) -> Result:
    """Read statements into the books.

    Each file is taken whole or refused. Rows that the books hold already are set aside, so that
    overlapping downloads do no harm.
    """
    from finadvise.workflows.importing import ImportOptions, import_files, refusal_line
    from finadvise.workflows.sources import find_sources

    options = ImportOptions(
        today=session.today,
        account=account,
        date_order=date_order,
        decimal=decimal,
        flip_sign=flip_sign,
        currency=currency.upper(),
        format_hint=format_hint,
        default_currency=session.currency,
        country=session.country,
        dry_run=dry_run,
        explain=explain,
    )
    sources = find_sources(files)
    with progress(session, len(sources)) as report_progress:
        result = import_files(session.store, sources, options, report_progress)
    for file in result.files:
        if file.error is not None:
            session.say(f"finadvise: {refusal_line(file)}")
            session.exit_code = InputRefused.exit_code
    return result


@command("imports", panel=PANEL, example="finadvise imports")
def imports(session: Session) -> Result:
    """List the imports that are in the books."""
    from finadvise.workflows.undoing import list_imports

    return list_imports(session.store, as_of=session.today, currency=session.currency)


@command("undo", panel=PANEL, example="finadvise undo 7")
def undo(
    session: Session,
    batch: Annotated[
        int | None, typer.Argument(help="Number of the import; the newest where left out.")
    ] = None,
) -> Result:
    """Take an import back exactly."""
    from finadvise.workflows.undoing import undo_import

    return undo_import(session.store, batch, as_of=session.today, currency=session.currency)


@command("accounts", panel=PANEL, example="finadvise accounts --json")
def accounts(session: Session) -> Result:
    """Show the accounts: balance, span, and months without rows."""
    from finadvise.analysis.ledger.accounts import describe_accounts

    return describe_accounts(session.ledger(), as_of=session.today)


@command("transactions", panel=PANEL, example="finadvise transactions --search rent --limit 12")
def transactions(
    session: Session,
    *,
    account: Annotated[
        str, typer.Option(help="Only this account.", autocompletion=complete_account)
    ] = "",
    category: Annotated[
        str,
        typer.Option(help="Only this category or group of them.", autocompletion=complete_category),
    ] = "",
    payee: Annotated[str, typer.Option(help="Only payees that hold this.")] = "",
    from_: Annotated[str, typer.Option("--from", metavar="DATE", help="First day.")] = "",
    to: Annotated[str, typer.Option("--to", metavar="DATE", help="Last day.")] = "",
    least: Annotated[
        str, typer.Option("--min", metavar="AMOUNT", help="Smallest amount, signed.")
    ] = "",
    most: Annotated[
        str, typer.Option("--max", metavar="AMOUNT", help="Largest amount, signed.")
    ] = "",
    search: Annotated[str, typer.Option(help="Words that a row's texts hold.")] = "",
    limit: Annotated[int | None, typer.Option(min=0, help="At most so many rows.")] = None,
    sort: Annotated[SortName, typer.Option(help="Order of the rows.")] = "date",
    reverse: Annotated[bool, typer.Option("--reverse", help="Turn the order round.")] = False,
) -> Result:
    """List transactions: all of them, or those that the options choose."""
    from finadvise.analysis.ledger.transactions import Filter, list_transactions

    wanted = Filter(
        account=account,
        category=category,
        payee=payee,
        first=parse_day(from_) if from_ else None,
        last=parse_day(to) if to else None,
        least=_parse_amount(least),
        most=_parse_amount(most),
        search=search,
        limit=limit,
    )
    ledger = session.ledger()
    return list_transactions(ledger, wanted, as_of=session.today, sort=sort, reverse=reverse)


@command("transfers", panel=PANEL, example="finadvise transfers")
def transfers(session: Session) -> Result:
    """Show movements between your own accounts, and rows whose other side is missing."""
    from finadvise.analysis.ledger.transfers import list_transfers

    return list_transfers(session.ledger(), as_of=session.today)


@command("link", panel=PANEL, example="finadvise link t12 t40 --as transfer")
def link(
    session: Session,
    one: Annotated[str, typer.Argument(metavar="ID", help="A row.")],
    other: Annotated[str, typer.Argument(metavar="ID", help="The other row.")],
    as_: Annotated[RelationName, typer.Option("--as", help="What they are to each other.")],
) -> Result:
    """Say what two rows are to each other; the program does not ask again."""
    from finadvise.workflows.pairing import relate_rows

    return relate_rows(
        session.store, one, other, as_, as_of=session.today, currency=session.currency
    )


class _SignedParts(typer.core.TyperCommand):
    """Takes `-30=groceries` for a part, where the parser would look for an option `-3`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Write the hyphen as the minus sign it is."""
        return super().parse_args(ctx, [_SIGNED_PART.sub("−", word) for word in args])


_SIGNED_PART = re.compile(r"^-(?=[\d.]+=)")


@command(
    "split",
    panel=PANEL,
    example="finadvise split t12 30=groceries rest=shopping.general",
    parser=_SignedParts,
)
def split(
    session: Session,
    *,
    identifier: Annotated[str, typer.Argument(metavar="ID", help="The row to divide.")],
    parts: Annotated[
        list[str] | None,
        typer.Argument(metavar="AMOUNT=CATEGORY", help="Its parts; one may be rest=CATEGORY."),
    ] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Make the row whole again.")] = False,
    new: Annotated[
        bool, typer.Option("--new", help="An unknown name becomes a category of my own.")
    ] = False,
) -> Result:
    """Divide a row among categories; the parts add up to it, signs aside."""
    from finadvise.workflows.categorising import Around
    from finadvise.workflows.splitting import join_row, split_row

    around = Around(session.today, session.currency, session.country)
    if not clear:
        return split_row(session.store, identifier, parts or [], around, new=new)
    if parts:
        raise UsageError("--clear takes no parts", hint=f"finadvise split {identifier} --clear")
    return join_row(session.store, identifier, around)


def _parse_amount(text: str) -> Decimal | None:
    if not text:
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise UsageError(f"not an amount: {text!r}", hint="write it as -12.50", code="amount")
    return value
