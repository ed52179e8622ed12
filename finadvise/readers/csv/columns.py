"""What each column is, from the words above it and from its values; words alone don't decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from finadvise.readers.csv.amounts import is_empty, looks_like_amount, looks_like_money
from finadvise.readers.csv.currency import codes, currency_of_mark
from finadvise.readers.csv.dates import looks_like_date
from finadvise.readers.csv.headers import Heading, read_heading
from finadvise.readers.csv.words import fold, movement_words

DATE_ROLES = ("date", "transaction_date", "value_date")
MONEY_ROLES = frozenset(
    {"amount", "charge", "out", "in", "net", "gross", "fee", "balance", "opening_balance"}
)
SAMPLE_ROWS = 400
_NEVER_A_STATUS = (("direction",), ("payee",), ("category",), ("account",))
_OWN_ACCOUNT = frozenset(
    fold(word)
    for word in (
        "auftragskonto",
        "iban auftragskonto",
        "account name",
        "posted account",
        "own account",
        "iban bban",
        "your account",
        "nazwa rachunku",
        "kontoname",
    )
)


@dataclass(frozen=True, slots=True)
class Profile:
    """Counts over a sample of a column's cells.

    Args:
        filled: Cells that are not blank.
        dates: Cells that are dates.
        numbers: Cells that are amounts or whole numbers (or stand for nothing).
        money: Cells with decimals, a sign or a currency mark.
        codes: Cells that name a currency.
        directions: Cells that are nothing but a direction word.
        statuses: Cells that are nothing but a status word.
        different: Different cells.
    """

    filled: int = 0
    dates: int = 0
    numbers: int = 0
    money: int = 0
    codes: int = 0
    directions: int = 0
    statuses: int = 0
    different: int = 0


@dataclass(frozen=True, slots=True)
class Columns:
    """The role of every column.

    Args:
        roles: One role a column; `text` for words of no known role, `empty` for nothing.
        headings: The header cells as understood; empty where the file has no header.
        evidence: One short reason a column.
    """

    roles: tuple[str, ...]
    headings: tuple[Heading, ...]
    evidence: tuple[str, ...]
    profiles: tuple[Profile, ...] = field(default=())

    def first(self, role: str) -> int | None:
        """Return the first column of a role."""
        return self.roles.index(role) if role in self.roles else None

    def all(self, role: str) -> list[int]:
        """Return every column of a role."""
        return [at for at, found in enumerate(self.roles) if found == role]


def sample_of(rows: Sequence[list[str]]) -> list[list[str]]:
    """Return rows from all over the file that hold a date, a few hundred at most."""
    step = max(1, len(rows) // SAMPLE_ROWS)
    picked = list(rows[::step]) if step > 1 else list(rows)
    dated = [row for row in picked if any(looks_like_date(cell) for cell in row)]
    return dated or picked


def profile(cells: Sequence[str]) -> Profile:
    """Count what the cells of a column look like."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    folded = [fold(cell) for cell in filled]
    known_directions = movement_words("direction", "out") | movement_words("direction", "in")
    known_directions |= movement_words("direction", "neither")
    known_statuses = movement_words("status", "booked") | movement_words("status", "pending")
    known_statuses |= movement_words("status", "void")
    return Profile(
        filled=len(filled),
        dates=sum(looks_like_date(cell) for cell in filled),
        numbers=sum(looks_like_amount(cell) or is_empty(cell) for cell in filled),
        money=sum(looks_like_money(cell) for cell in filled),
        codes=sum(cell.upper() in codes() or bool(_sign(cell)) for cell in filled),
        directions=sum(
            f in known_directions or cell in "+-" for f, cell in zip(folded, filled, strict=True)
        ),
        statuses=sum(f in known_statuses for f in folded),
        different=len(set(folded)),
    )


def _sign(cell: str) -> str:
    return currency_of_mark(cell, "") if len(cell) <= 4 and not cell.isdigit() else ""


def assign_columns(header: Sequence[str], rows: Sequence[list[str]]) -> Columns:
    """Decide the role of every column of a table with a header."""
    sample = sample_of(rows)
    headings = tuple(read_heading(cell) for cell in header)
    profiles = tuple(
        profile([row[at] for row in sample if at < len(row)]) for at in range(len(header))
    )
    roles = [
        _role(h, p) if rows else (h.roles or ("text",))[0]
        for h, p in zip(headings, profiles, strict=True)
    ]
    _settle_dates(roles, headings, profiles)
    _settle_money(roles, headings, profiles)
    _settle_accounts(roles, headings, profiles)
    evidence = tuple(_evidence(h, p, r) for h, p, r in zip(headings, profiles, roles, strict=True))
    return Columns(tuple(roles), headings, evidence, profiles)


def _role(heading: Heading, seen: Profile) -> str:
    """Return the first role of the words that the values agree with, else what the values say."""
    if 0 < seen.filled == seen.statuses and heading.roles[:1] not in _NEVER_A_STATUS:
        return "status"
    role = next((role for role in heading.roles if fits(role, seen)), "")
    if role in {"type", "status"} and 0 < seen.filled == seen.directions:
        return "direction"
    return role or _role_by_values(heading, seen)


def _role_by_values(heading: Heading, seen: Profile) -> str:
    if not seen.filled:
        return "empty"
    if "direction" in heading.roles and seen.numbers == seen.filled:
        return "amount"
    if seen.dates == seen.filled:
        return "some_date"
    if not heading.roles:
        return _unnamed_role(seen)
    if heading.roles[0] in MONEY_ROLES and seen.money * 2 >= seen.filled:
        return heading.roles[0]
    return "text"


def _unnamed_role(seen: Profile) -> str:
    if seen.filled == seen.directions:
        return "direction"
    if seen.numbers == seen.filled:
        return "some_amount" if seen.money else "number"
    return "currency" if seen.codes == seen.filled else "text"


def fits(role: str, seen: Profile) -> bool:
    """Tell whether the values of a column agree with a role."""
    test = _TESTS.get(role)
    if test is not None:
        return test(seen)
    return seen.filled > 0 or role not in {"description", "category", "account", "currency"}


def _mostly_numbers(seen: Profile) -> bool:
    return seen.numbers >= 0.6 * seen.filled


_TESTS: dict[str, Callable[[Profile], bool]] = {
    **dict.fromkeys(DATE_ROLES, lambda seen: 0 < seen.filled <= 2 * seen.dates),
    **dict.fromkeys(MONEY_ROLES, lambda seen: seen.filled > 0 and _mostly_numbers(seen)),
    **dict.fromkeys(("out", "in", "fee"), _mostly_numbers),
    "direction": lambda seen: 0 < seen.filled == seen.directions,
    "currency": lambda seen: seen.filled > 0 and seen.codes >= 0.8 * seen.filled,
    "merchant_code": lambda seen: 0 < seen.filled == seen.numbers and not seen.money,
    "status": lambda seen: (
        seen.filled > 0 and (2 * seen.statuses >= seen.filled or seen.different <= 4)
    ),
    **dict.fromkeys(("type", "payee"), lambda seen: seen.money < max(seen.filled, 1)),
}


def _settle_dates(
    roles: list[str], headings: Sequence[Heading], profiles: Sequence[Profile]
) -> None:
    """Keep one date column: booked before bought before valued, exact words before parts."""
    found = [at for at, role in enumerate(roles) if role in DATE_ROLES]
    if not found:
        found = [at for at, role in enumerate(roles) if role == "some_date"]
        most = max((p.filled for p in profiles), default=0)
        found = [at for at in found if profiles[at].filled >= 0.9 * most]
    if not found:
        return
    most = max(profiles[at].dates for at in found)
    chosen = min(
        (at for at in found if 2 * profiles[at].dates >= most),
        key=lambda at: (_rank(roles[at]), not headings[at].exact, at),
    )
    for at in found:
        roles[at] = "other_date"
    roles[chosen] = "date"


def _rank(role: str) -> int:
    return DATE_ROLES.index(role) if role in DATE_ROLES else len(DATE_ROLES)


def _settle_money(
    roles: list[str], headings: Sequence[Heading], profiles: Sequence[Profile]
) -> None:
    """Make sense of the money columns together: a pair, one amount, or charges."""
    _pair_up(roles, profiles)
    if roles.count("out") and roles.count("in"):
        for role in ("out", "in"):
            _keep_one(roles, headings, profiles, role)
        return
    for role in ("out", "in"):
        for at in [n for n, r in enumerate(roles) if r == role]:
            if "charge" in headings[at].roles:
                roles[at] = "charge"
    if "amount" not in roles and "net" not in roles and "gross" not in roles:
        if "charge" in roles:
            return
        named = [at for at, h in enumerate(headings) if h.exact and h.roles[0] == "amount"]
        found = [at for at, role in enumerate(roles) if role == "some_amount"] or [
            at for at in named if profiles[at].filled and roles[at] in {"text", "some_date"}
        ]
        if found and not {"out", "in"} & set(roles):
            roles[found[0]] = "amount"


def _pair_up(roles: list[str], profiles: Sequence[Profile]) -> None:
    """A lone debit or credit column beside unnamed numbers that fill its gaps is half a pair."""
    named = {role for role in ("out", "in") if role in roles}
    rows = max((p.filled for p in profiles), default=0)
    if len(named) != 1:
        return
    half = roles.index(next(iter(named)))
    for at in (half + 1, half - 1):
        if 0 <= at < len(roles) and roles[at] in {"number", "some_amount"}:
            together = profiles[at].filled + profiles[half].filled
            if together == rows and profiles[at].filled < rows:
                roles[at] = "in" if roles[half] == "out" else "out"
                return


def _keep_one(
    roles: list[str], headings: Sequence[Heading], profiles: Sequence[Profile], role: str
) -> None:
    found = [at for at, r in enumerate(roles) if r == role]
    best = min(found, key=lambda at: (not profiles[at].filled, not headings[at].exact, at))
    for at in found:
        if at != best:
            roles[at] = "foreign"


def _settle_accounts(
    roles: list[str], headings: Sequence[Heading], profiles: Sequence[Profile]
) -> None:
    """A column of ever different accounts holds the other side's."""
    for at, role in enumerate(roles):
        if role != "account":
            continue
        own = fold(headings[at].text) in _OWN_ACCOUNT
        seen = profiles[at]
        if not own and seen.different > max(1, seen.filled // 3):
            roles[at] = "counterparty"


def _evidence(heading: Heading, seen: Profile, role: str) -> str:
    if role == "empty":
        return "no values"
    if heading.roles:
        return f"words, {seen.filled} values"
    return f"{seen.filled} values"
