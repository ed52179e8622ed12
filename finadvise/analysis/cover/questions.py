"""Questions that payments raise about cover; they assert nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from finadvise.analysis.cover.lines import FACTS, find_line
from finadvise.data import read_toml
from finadvise.model.ledger import Ledger
from finadvise.model.person import Profile
from finadvise.periods import add_months
from finadvise.results.insurance import Need

_EXPOSED = ("car", "home", "pet", "travel")
# Often part of a bank account or a home policy already.
_OFTEN_INCLUDED = ("travel", "breakdown", "gadget")


def ask_questions(
    books: Ledger, profile: Profile, active: Sequence[str], needs: Sequence[Need], as_of: date
) -> Iterator[str]:
    """Yield a question for each line that seems missing, doubled, included elsewhere or not needed.

    Args:
        books: Rows up to `as_of`.
        profile: Cover that the person says counts as seen.
        active: Line of each active policy.
        needs: The needs as worked out.
        as_of: The last twelve months before it are looked at.
    """
    yield from _missing(books, {*active, *(cover.kind for cover in profile.cover)}, as_of)
    for key in dict.fromkeys(active):
        name = find_line(key).name
        if active.count(key) > 1 and key != "other":
            yield f"You pay for {name} {active.count(key)} times over: are all of them needed?"
        elif key in _OFTEN_INCLUDED:
            yield f"You pay for {name}: does your bank account or home policy include it already?"
    if "life" in active and any(n.kind == "life" and not n.need.minor for n in needs):
        yield "You pay for life cover, and nobody seems to depend on your income: who is it for?"


def _missing(books: Ledger, seen: set[str], as_of: date) -> Iterator[str]:
    exposure = read_toml(FACTS)["exposure"]
    since = add_months(as_of, -12)
    recent = [t for t in books.in_currency().transactions if t.day > since and t.amount_minor < 0]
    for key in _EXPOSED:
        count = sum(t.category in exposure[key] for t in recent)
        if count >= exposure["smallest_payments"] and key not in seen:
            yield (
                f"{count} payments of the last twelve months suggest {find_line(key).name}, but no "
                "premium for it is seen: is it paid from elsewhere, or included somewhere?"
            )
