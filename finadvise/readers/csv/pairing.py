"""Money columns together: a debit beside a credit, charges alone, or one signed amount."""

from __future__ import annotations

from collections.abc import Sequence

from finadvise.readers.csv.headers import Heading
from finadvise.readers.csv.profiles import Profile
from finadvise.readers.csv.words import fold, movement_words


def settle_money(
    roles: list[str], headings: Sequence[Heading], profiles: Sequence[Profile]
) -> None:
    """Make sense of the money columns together: a pair, one amount, or charges.

    Args:
        roles: One role a column, corrected in place.
        headings: The header cells as understood.
        profiles: What the columns hold.
    """
    if "in" in roles and "out" not in roles:
        _swap(roles, headings, "charge", "out")
    _pair_up(roles, profiles)
    if "out" in roles and "in" in roles:
        for role in ("out", "in"):
            _keep_one(roles, headings, profiles, role)
        return
    _prefer_account_money(roles, headings)
    _swap(roles, headings, "out", "charge")
    _swap(roles, headings, "in", "charge")


def _prefer_account_money(roles: list[str], headings: Sequence[Heading]) -> None:
    """Beside the amount of the purchase stands the one that the account was billed."""
    found = [at for at, role in enumerate(roles) if role == "amount"]
    billed = [at for at in found if _says_account(fold(headings[at].text))]
    for at in found if billed and len(billed) < len(found) else ():
        if at not in billed:
            roles[at] = "foreign"


def _says_account(words: str) -> bool:
    return any(phrase in words for phrase in movement_words("account_money", "parts"))


def _swap(roles: list[str], headings: Sequence[Heading], role: str, other: str) -> None:
    """Words that mean both roles take the other one."""
    for at, heading in enumerate(headings):
        if roles[at] == role and other in heading.roles:
            roles[at] = other


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
