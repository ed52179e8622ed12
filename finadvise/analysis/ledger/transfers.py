"""Pairing the two sides of a movement between the person's own accounts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cache

from finadvise.data import read_toml
from finadvise.model.ledger import OWN_MOVEMENTS, UNCATEGORISED, Ledger, Transaction
from finadvise.model.linking import LinkCandidate
from finadvise.results.transfers import LoneSide, Transfer, Transfers

WINDOW_DAYS = 4
MAX_FEE_SHARE = 0.03
_EVIDENCE_WEIGHT_DAYS = 1.5  # one more piece of evidence outweighs so many days


def find_transfers(
    rows: Sequence[LinkCandidate], *, taken: Collection[int] = (), rejected: Collection[object] = ()
) -> list[tuple[int, int]]:
    """Pair outgoing with incoming rows one to one.

    A pair has opposite amounts of one currency on two accounts, at most `WINDOW_DAYS` apart in
    either direction, and something that says transfer: a word in either text, a category of own
    movements, the other side's account, or the kind of an account. The best supported pairs
    go first, then the nearest days.

    Args:
        rows: Candidates in any order.
        taken: Numbers of rows that are paired already.
        rejected: Pairs (lower number first) that the owner said are none.

    What is left is paired once more where a fee or an exchange came between: both rows must be
    of a category of own movements, and each the only one that fits the other.

    Returns:
        (number of the outgoing row, number of the incoming row), in order of numbers.
    """
    even = _find_even(rows, taken, rejected)
    used = {number for pair in even for number in pair}
    left = [r for r in rows if r.number not in used and r.number not in taken]
    return sorted([*even, *_find_uneven(left, rejected)])


def _find_even(
    rows: Sequence[LinkCandidate], taken: Collection[int], rejected: Collection[object]
) -> list[tuple[int, int]]:
    incoming: dict[tuple[str, int], list[LinkCandidate]] = defaultdict(list)
    for row in rows:
        if row.amount_minor > 0 and row.number not in taken:
            incoming[row.currency, row.amount_minor].append(row)
    scored = []
    for out in rows:
        if out.amount_minor >= 0 or out.number in taken:
            continue
        for back in incoming.get((out.currency, -out.amount_minor), ()):
            apart = abs(out.day - back.day)
            if back.account == out.account or apart > WINDOW_DAYS:
                continue
            if _pair(out, back) in rejected:
                continue
            evidence = _evidence(out, back)
            if evidence > 0:
                cost = apart - _EVIDENCE_WEIGHT_DAYS * evidence
                scored.append((cost, out.number, back.number))
    return _one_to_one(sorted(scored))


def _find_uneven(
    rows: Sequence[LinkCandidate], rejected: Collection[object]
) -> list[tuple[int, int]]:
    own = sorted((r for r in rows if r.category in OWN_MOVEMENTS), key=lambda r: r.day)
    days = [r.day for r in own]
    fitting: list[tuple[int, int]] = []
    for out in own:
        if out.amount_minor >= 0:
            continue
        near = own[
            bisect_left(days, out.day - WINDOW_DAYS) : bisect_right(days, out.day + WINDOW_DAYS)
        ]
        fitting += [
            (out.number, back.number)
            for back in near
            if _fits_with_a_loss(out, back) and _pair(out, back) not in rejected
        ]
    count = Counter(number for pair in fitting for number in pair)
    return [pair for pair in fitting if count[pair[0]] == count[pair[1]] == 1]


def _fits_with_a_loss(out: LinkCandidate, back: LinkCandidate) -> bool:
    """Return whether what came in is what went out less a fee, or another currency's worth."""
    if back.amount_minor <= 0 or back.account == out.account:
        return False
    if back.currency != out.currency:
        return True
    fee = -out.amount_minor - back.amount_minor
    return 0 < fee <= MAX_FEE_SHARE * -out.amount_minor


def _pair(one: LinkCandidate, other: LinkCandidate) -> tuple[int, int]:
    return min(one.number, other.number), max(one.number, other.number)


def _one_to_one(scored: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    pairs = []
    used: set[int] = set()
    for _, out, back in scored:
        if out not in used and back not in used:
            pairs.append((out, back))
            used |= {out, back}
    return pairs


def _evidence(out: LinkCandidate, back: LinkCandidate) -> int:
    """Count what speaks for a transfer; 0 or less means that it is none."""
    if not _could_be_own(out) and not _could_be_own(back):
        return 0
    found = 0
    for row, other in ((out, back), (back, out)):
        found += row.category in OWN_MOVEMENTS
        found += says_transfer(row.description)
        found += bool(row.counterparty) and other.account.endswith(row.counterparty[-4:])
    if back.account_kind in ("card", "loan") and out.account_kind not in ("card", "loan"):
        found += 1
    if "savings" in (out.account_kind, back.account_kind):
        found += 1
    return found


def _could_be_own(row: LinkCandidate) -> bool:
    """Return whether nothing says that the money came from or went to somebody else."""
    if row.category in OWN_MOVEMENTS or not row.category:
        return True
    return row.category.startswith("transfers.") or says_transfer(row.description)


def says_transfer(description: str) -> bool:
    """Return whether a text speaks of moving money or of paying off a card."""
    return _pattern().search(description) is not None


@cache
def _pattern() -> re.Pattern[str]:
    words = read_toml("transfer_words.toml")
    every = sorted([*words["movement"], *words["card_payment"]], key=len, reverse=True)
    body = "|".join(re.escape(word) for word in every)
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)


def list_transfers(ledger: Ledger, *, as_of: date) -> Transfers:
    """Return the pairs the books hold, and rows that read like a side of one and have no other."""
    rows = {t.id: t for t in ledger.until(as_of).transactions}
    return Transfers(
        as_of=as_of,
        currency=ledger.currency,
        transfers=tuple(
            Transfer(
                id=out.id,
                other=back.id,
                date=out.day,
                amount=abs(out.amount),
                received=back.amount,
                from_=out.account,
                to=back.account,
                days=(back.day - out.day).days,
            )
            for out in rows.values()
            if out.amount_minor < 0 and (back := rows.get(out.transfer_id or ""))
        ),
        unmatched=tuple(
            LoneSide(
                id=t.id, date=t.day, account=t.account, amount=t.amount, description=t.description
            )
            for t in rows.values()
            if t.transfer_id is None and _reads_like_one(t)
        ),
    )


def _reads_like_one(row: Transaction) -> bool:
    if row.category == UNCATEGORISED:
        return says_transfer(row.description)
    return row.category in OWN_MOVEMENTS
