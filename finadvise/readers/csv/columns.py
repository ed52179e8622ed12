"""What each column is, from the words above it and from its values; words alone don't decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from finadvise.readers.csv.headers import Heading, read_heading
from finadvise.readers.csv.money_by_values import assign_money
from finadvise.readers.csv.pairing import settle_money
from finadvise.readers.csv.profiles import (
    AMOUNT_ROLES,
    DATE_ROLES,
    MONEY_ROLES,
    Profile,
    fits,
    profile,
    sample_of,
)
from finadvise.readers.csv.words import fold

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
    settle_money(roles, headings, profiles)
    if rows and not AMOUNT_ROLES & set(roles):
        _find_amount(roles, headings, sample)
    _settle_currencies(roles)
    _settle_accounts(roles, headings, profiles)
    evidence = tuple(_evidence(h, p, r) for h, p, r in zip(headings, profiles, roles, strict=True))
    return Columns(tuple(roles), headings, evidence, profiles)


def _find_amount(
    roles: list[str], headings: Sequence[Heading], sample: Sequence[list[str]]
) -> None:
    """Under unknown words the values show the amount; a known word keeps a column of bad cells."""
    for at, role in enumerate(roles):
        if role in {"some_amount", "number"}:
            roles[at] = "money"
    columns = [[row[at].strip() for row in sample] for at in range(len(roles))]
    assign_money(roles, columns)
    if not AMOUNT_ROLES & set(roles):
        for at, heading in enumerate(headings):
            if heading.exact and heading.roles[0] == "amount" and any(columns[at]):
                roles[at] = "amount"
                return


def _role(heading: Heading, seen: Profile) -> str:
    """Return the first role of the words that the values agree with, else what the values say."""
    if 0 < seen.filled == seen.statuses and heading.roles[:1] not in _NEVER_A_STATUS:
        return "status"
    role = next((role for role in heading.roles if fits(role, seen)), "")
    if role in {"type", "status"} and 0 < seen.filled == seen.directions:
        return "direction"
    if "direction" in heading.roles and 0 < seen.filled == seen.directions + seen.marks:
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


def _settle_currencies(roles: list[str]) -> None:
    """Of several currency columns the one nearest to the amount is the amount's."""
    found = [at for at, role in enumerate(roles) if role == "currency"]
    amounts = [at for at, role in enumerate(roles) if role in AMOUNT_ROLES]
    if len(found) < 2 or not amounts:
        return
    nearest = min(found, key=lambda at: min(abs(at - a) * 2 + (at < a) for a in amounts))
    for at in found:
        if at != nearest:
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
        numbered = seen.filled in {seen.numbers, seen.ibans}
        if not own and numbered and seen.different > max(1, seen.filled // 2):
            roles[at] = "counterparty"


def _evidence(heading: Heading, seen: Profile, role: str) -> str:
    if role == "empty":
        return "no values"
    if heading.roles:
        return f"words, {seen.filled} values"
    return f"{seen.filled} values"
