"""Which of the person's accounts a statement belongs to, and what a new one is called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePath

from finadvise.analysis.ledger.balances import opening_balance
from finadvise.errors import InputRefused
from finadvise.model.statement import Statement, StatementAccount, StatementRow
from finadvise.store.accounts import Accounts, StoredAccount

# Overlap is the share of rows, on the days both sides cover, that agree in day and amount.
SAME_FROM_SHARE = 0.6
DIFFERENT_BELOW_SHARE = 0.2
LEAST_ROWS_TO_JUDGE = 3
CERTAIN_FROM_SHARE, CERTAIN_FROM_ROWS = 0.9, 10

_PLAIN_LAYOUTS = frozenset({"", "inferred", "generic", "csv", "ofx", "qif", "mt940", "camt053"})
_EMPTY_WORDS = frozenset(
    "statement statements transactions transaction export download downloads data account accounts"
    " history activity report list bank"
    " umsatze umsätze kontoauszug releve relevé extracto movimenti"
    " movimientos transacties copy of the from to and csv ofx qfx qif txt xml new final jan feb mar"
    " apr may jun jul aug sep sept oct nov dec january february march april june july august"
    " september october november december".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """The account a statement belongs to; `account` is None where it has to be made.

    Args:
        name: Its name, existing or to be.
        assumption: What was concluded without being told; empty where nothing was.
    """

    account: StoredAccount | None
    name: str
    institution: str
    kind: str
    currency: str
    assumption: str = ""


def recognise_account(
    accounts: Accounts,
    statement: Statement,
    part: StatementAccount,
    rows: Sequence[StatementRow],
    *,
    file: str,
    asked_name: str,
    used: Collection[str],
) -> Recognised:
    """Find the account by the name asked for, the bank's number, the header or the rows.

    Args:
        accounts: The store's.
        statement: The file's.
        part: The account in question.
        rows: Its booked rows.
        file: Name of the file, for naming a new account.
        asked_name: `--account`, empty where not given.
        used: Names that other accounts of the same file were recognised by.

    Raises:
        InputRefused: Several accounts fit, or the named one has another currency.
    """
    known = accounts.all()
    if asked_name:
        return _named(known, part, asked_name)
    free = [a for a in known if a.currency == part.currency and a.name not in used]
    key = account_key(statement, part)
    if key and (marked := accounts.marked("number", accounts.digest(key))):
        found = [a for a in known if a.number in marked and a.currency == part.currency]
        if found:
            return _existing(found[0])
    overlaps = {a.number: _compare(accounts, a, rows) for a in free}
    if not key and statement.fingerprint:
        by_header = accounts.marked("header", statement.fingerprint)
        alike = [a for a in free if a.number in by_header and overlaps[a.number] != "different"]
        if alike:
            return _by_header(alike, overlaps, file)
    same = _agreeing(accounts, free, overlaps, numbered=bool(key))
    if len(same) == 1:
        assumption = f"taken for {same[0].name}, whose rows of the same days agree"
        return _existing(same[0], f"{assumption}; --account puts it elsewhere")
    if not key and not statement.fingerprint:
        for account in _named_alike(accounts, free, _base_name(statement, part, file)):
            if overlaps[account.number] != "different":
                assumption = f"taken for {account.name}, whose files have the same name"
                return _existing(account, f"{assumption}; --account puts it elsewhere")
    return _fresh(statement, part, file, taken={a.name for a in known} | set(used))


def _agreeing(
    accounts: Accounts, free: Sequence[StoredAccount], overlaps: dict[int, str], *, numbered: bool
) -> list[StoredAccount]:
    """Return the accounts whose rows agree; against another number only certainty counts."""
    return [
        a
        for a in free
        if overlaps[a.number] == "certain"
        or (
            overlaps[a.number] == "same"
            and not (numbered and accounts.has_mark(a.number, "number"))
        )
    ]


def _named_alike(
    accounts: Accounts, free: Sequence[StoredAccount], name: str
) -> list[StoredAccount]:
    """Return accounts of a name that are fed by files without number and header, such as QIF."""
    return [
        a
        for a in free
        if a.name == name
        and not accounts.has_mark(a.number, "number")
        and not accounts.has_mark(a.number, "header")
    ]


def account_key(statement: Statement, part: StatementAccount) -> str:
    """Return what tells the account from others of its bank: its number, else its name there."""
    if part.number:
        return part.number
    return f"{part.institution or statement.layout}:{part.name}" if part.name else ""


def _named(known: list[StoredAccount], part: StatementAccount, name: str) -> Recognised:
    for account in known:
        if account.name == name:
            if account.currency != part.currency:
                raise InputRefused(
                    f"the statement is in {part.currency}, {name} is kept in {account.currency}",
                    hint="name another account with --account, or the currency with --currency",
                    code="currency",
                )
            return _existing(account)
    return Recognised(
        account=None,
        name=name,
        institution=part.institution,
        kind=part.kind or "current",
        currency=part.currency,
    )


def _by_header(alike: list[StoredAccount], overlaps: dict[int, str], file: str) -> Recognised:
    surest = [a for a in alike if overlaps[a.number] in ("same", "certain", "next")]
    if len(surest) == 1:
        return _existing(surest[0])
    by_name = [a for a in alike if a.name == _name_from_file(file)]
    chosen = by_name or alike
    if len(chosen) == 1:
        assumption = f"taken for {chosen[0].name}, whose files have the same header"
        return _existing(chosen[0], f"{assumption}; --account puts it elsewhere")
    names = " or ".join(a.name for a in chosen)
    raise InputRefused(
        f"the file names no account and could be {names}",
        hint="say which with --account",
        code="account-ambiguous",
    )


def _compare(accounts: Accounts, account: StoredAccount, rows: Sequence[StatementRow]) -> str:
    """Hold rows against an account: `certain`, `same`, `next`, `different` or `unknown`.

    `next` is weaker than `same`: the running balance starts where the account's books end, which
    tells accounts of one bank apart, but two young accounts may both hold a round sum.
    """
    if not rows:
        return "unknown"
    first, last = min(r.day for r in rows), max(r.day for r in rows)
    held = accounts.day_amounts(account.number, first, last)
    if held:
        return _judge_overlap(held, rows)
    return "next" if _carries_on(accounts, account, rows, first) else "unknown"


def _judge_overlap(held: Counter[tuple[str, int]], rows: Sequence[StatementRow]) -> str:
    """Judge by the rows of the days that both cover."""
    start, end = min(day for day, _ in held), max(day for day, _ in held)
    wanted = Counter(
        (day, r.amount_minor) for r in rows if start <= (day := r.day.isoformat()) <= end
    )
    common, least = (held & wanted).total(), min(held.total(), wanted.total())
    share = common / least if least else 0.0
    if share >= CERTAIN_FROM_SHARE and common >= CERTAIN_FROM_ROWS:
        return "certain"
    if share >= SAME_FROM_SHARE and least >= LEAST_ROWS_TO_JUDGE:
        return "same"
    unlike = share < DIFFERENT_BELOW_SHARE and least >= LEAST_ROWS_TO_JUDGE
    return "different" if unlike or (not common and least > 1) else "unknown"


def _carries_on(
    accounts: Accounts, account: StoredAccount, rows: Sequence[StatementRow], first: date
) -> bool:
    """Return whether the rows' running balance starts where the account's books end."""
    opening = opening_balance(rows)
    anchors = [b for b in accounts.balances(account.number) if b.day < first]
    if not opening or not anchors:
        return False
    moved = accounts.moved(account.number, anchors[-1].day, first - timedelta(days=1))
    return opening == anchors[-1].minor + moved


def _existing(account: StoredAccount, assumption: str = "") -> Recognised:
    return Recognised(
        account=account,
        name=account.name,
        institution=account.institution,
        kind=account.kind,
        currency=account.currency,
        assumption=assumption,
    )


def _fresh(
    statement: Statement, part: StatementAccount, file: str, taken: Collection[str]
) -> Recognised:
    name = _free_name(_base_name(statement, part, file), part.currency.lower(), taken)
    return Recognised(
        account=None,
        name=name,
        institution=part.institution or _bank_layout(statement),
        kind=part.kind or "current",
        currency=part.currency,
    )


def _base_name(statement: Statement, part: StatementAccount, file: str) -> str:
    """Return what the account would be called, were the name free."""
    bank = slug(part.institution) or slug(_bank_layout(statement))
    if part.number:
        digits = "".join(c for c in part.number if c.isalnum())[-4:].lower()
        return f"{bank or part.kind or 'account'}-{digits}"
    named = "-".join(filter(None, (bank, slug(part.name)))) or _name_from_file(file)
    return named or part.kind or "account"


def _bank_layout(statement: Statement) -> str:
    return "" if statement.layout in _PLAIN_LAYOUTS else statement.layout


def _free_name(base: str, currency: str, taken: Collection[str]) -> str:
    """Return the name, with its currency and then a number where others have it already."""
    names = (base, f"{base}-{currency}", *(f"{base}-{n}" for n in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def _name_from_file(file: str) -> str:
    words = slug(PurePath(file).stem).split("-")
    return "-".join(w for w in words if w not in _EMPTY_WORDS and not w.isdigit())[:40]


def slug(text: str) -> str:
    """Return the words of a text in lower case, joined by hyphens; words with long numbers go."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return "-".join(w for w in words if sum(c.isdigit() for c in w) < 3)[:40].strip("-")
