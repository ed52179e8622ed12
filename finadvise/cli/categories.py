"""Categories: review, set, measure; and the rules that set them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from finadvise.cli.command import command
from finadvise.cli.session import Session
from finadvise.errors import UsageError
from finadvise.money import parse_plain
from finadvise.periods import parse_day
from finadvise.results.base import Result

if TYPE_CHECKING:
    from finadvise.model.category import Rule
    from finadvise.workflows.categorising import Around

PANEL = "Ledger"


def complete_category(incomplete: str) -> list[str]:
    """Return the program's categories that begin like this, for the shell."""
    from finadvise.analysis.ledger.category_names import slugs

    return [slug for slug in slugs() if slug.startswith(incomplete)]


New = Annotated[bool, typer.Option("--new", help="An unknown name becomes a category of my own.")]
Payee = Annotated[str, typer.Option(help="Words the payee has; /…/ is a regular expression.")]
Text = Annotated[str, typer.Option(help="Words the description has; /…/ as above.")]
AccountName = Annotated[str, typer.Option(help="Only on this account.")]
Least = Annotated[str, typer.Option("--min", metavar="AMOUNT", help="Smallest size, sign aside.")]
Most = Annotated[str, typer.Option("--max", metavar="AMOUNT", help="Largest size, sign aside.")]
First = Annotated[str, typer.Option("--from", metavar="DATE", help="First day.")]
Last = Annotated[str, typer.Option("--to", metavar="DATE", help="Last day.")]


@command("categorize", panel=PANEL, example="finadvise categorize t12 t15 groceries")
def categorize(
    session: Session,
    *,
    given: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID… CATEGORY]",
            help="Rows and their category.",
            autocompletion=complete_category,
        ),
    ] = None,
    file: Annotated[
        Path | None, typer.Option(help="CSV with id,category or description,category.")
    ] = None,
    accuracy: Annotated[
        bool, typer.Option("--accuracy", help="How often it is right, on your own labels.")
    ] = False,
    unsure: Annotated[bool, typer.Option("--unsure", help="List what has no category.")] = False,
    new: New = False,
) -> Result | None:
    """Review what is unsure, one key a payee, or set categories.

    Rows of the same payee follow at once. Nothing is set where an id or a category is unknown.
    """
    from finadvise.analysis.ledger.unsure import list_unsure
    from finadvise.workflows.categorising import measure, set_category, set_from_file
    from finadvise.workflows.labels import read_labels

    if sum((bool(given), file is not None, accuracy, unsure)) > 1:
        raise UsageError("ids, --file, --accuracy and --unsure exclude each other")
    if accuracy:
        return measure(session.store, _around(session))
    if file is not None:
        return set_from_file(session.store, read_labels(file), _around(session), new=new)
    if unsure:
        return list_unsure(session.ledger(), as_of=session.today)
    if not given:
        return _review(session)
    if len(given) < 2:
        raise UsageError("name at least one row and a category", hint=_HOW, code="category-missing")
    return set_category(session.store, given[:-1], given[-1], _around(session), new=new)


_HOW = "write `finadvise categorize ID CATEGORY`; --unsure lists what to set"


def _review(session: Session) -> Result | None:
    if not session.interactive:
        raise UsageError("a review needs a terminal", hint=_HOW, code="no-terminal")
    from finadvise.analysis.ledger.unsure import list_unsure
    from finadvise.cli.review import open_screen, read_key, run_review
    from finadvise.workflows.categorising import own_categories, set_categories
    from finadvise.workflows.reviewing import Review

    unsure = list_unsure(session.ledger(), as_of=session.today).unsure
    review = Review(unsure, own_categories(session.store))
    with open_screen() as show:
        run_review(review, read_key=read_key, show=show)
    told = review.told()
    if not told:
        session.say("Nothing was changed." if unsure else "Every payment has a category.")
        return None
    return set_categories(session.store, told, _around(session), new=True)


def _around(session: Session) -> Around:
    from finadvise.workflows.categorising import Around

    return Around(session.today, session.currency, session.country)


@command("list", group="rules", panel=PANEL, example="finadvise rules list")
def list_(session: Session) -> Result:
    """List the rules in the order they are tried."""
    from finadvise.workflows.ruling import list_rules

    return list_rules(session.store, _around(session))


@command("add", group="rules", example='finadvise rules add housing.rent --payee "Hill Lettings"')
def add(
    session: Session,
    *,
    category: Annotated[
        str, typer.Argument(help="What fitting rows are.", autocompletion=complete_category)
    ],
    payee: Payee = "",
    description: Text = "",
    account: AccountName = "",
    least: Least = "",
    most: Most = "",
    from_: First = "",
    to: Last = "",
    new: New = False,
) -> Result:
    """Add a rule behind the others; `rules apply` changes rows that are there."""
    from finadvise.workflows.ruling import add_rule

    rule = _rule(
        session,
        category=category,
        payee=payee,
        description=description,
        account=account,
        sizes=(least, most),
        days=(from_, to),
    )
    return add_rule(session.store, rule, _around(session), new=new)


@command("remove", group="rules", example="finadvise rules remove rule3")
def remove(
    session: Session, identifier: Annotated[str, typer.Argument(metavar="ID", help="The rule.")]
) -> Result:
    """Remove a rule; `rules apply` works its rows out again."""
    from finadvise.workflows.ruling import remove_rule

    return remove_rule(session.store, identifier, _around(session))


@command("test", group="rules", example="finadvise rules test groceries --payee corner --max 40")
def try_(
    session: Session,
    *,
    category: Annotated[
        str, typer.Argument(help="What fitting rows would be.", autocompletion=complete_category)
    ] = "",
    payee: Payee = "",
    description: Text = "",
    account: AccountName = "",
    least: Least = "",
    most: Most = "",
    from_: First = "",
    to: Last = "",
    new: New = False,
) -> Result:
    """Show what a rule would change, or what `rules apply` would where none is given."""
    from finadvise.workflows.ruling import try_rule

    rule = _rule(
        session,
        category=category,
        payee=payee,
        description=description,
        account=account,
        sizes=(least, most),
        days=(from_, to),
    )
    return try_rule(session.store, rule if category else None, _around(session), new=new)


@command("apply", group="rules", example="finadvise rules apply")
def apply(session: Session) -> Result:
    """Apply the rules to rows that are there; what you set by hand stays."""
    from finadvise.workflows.ruling import apply_rules

    return apply_rules(session.store, _around(session))


def _rule(
    session: Session,
    *,
    category: str,
    payee: str,
    description: str,
    account: str,
    sizes: tuple[str, str],
    days: tuple[str, str],
) -> Rule:
    from finadvise.model.category import Rule

    least, most = (_size(text, session.currency) for text in sizes)
    first, last = (parse_day(text) if text else None for text in days)
    return Rule(
        id="",
        position=0,
        category=category,
        payee=payee,
        description=description,
        account=account,
        min_minor=least,
        max_minor=most,
        from_day=first,
        to_day=last,
    )


def _size(text: str, currency: str) -> int | None:
    if not text:
        return None
    try:
        return abs(parse_plain(text, currency).minor)
    except ValueError as fault:
        raise UsageError(str(fault), hint="write it as 12.50", code="amount") from fault
