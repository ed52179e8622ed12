"""What every generator of advice shares: making an action, and its stable id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from finadvise.money import Money
from finadvise.results.advise import Action, Effort, Gain, Urgency


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """A range in minor units a year."""

    low: int
    mid: int
    high: int


def action_id(kind: str, subject: str) -> str:
    """Return the same id for the same advice about the same thing, whenever it is given."""
    digest = blake2b(f"{kind}\0{subject}".encode(), digest_size=4).hexdigest()
    return f"a-{digest}"


def make_action(
    kind: str,
    subject: str,
    *,
    title: str,
    why: str,
    do: str,
    worth: Worth,
    currency: str,
    confidence: float,
    effort: Effort,
    urgency: Urgency = "when you like",
    evidence: Iterable[str] = (),
) -> Action:
    """Build an open action; the worth is put in order and never below nothing."""
    low, mid, high = sorted(max(0, part) for part in (worth.low, worth.mid, worth.high))
    return Action(
        id=action_id(kind, subject),
        title=title,
        why=why,
        evidence=tuple(evidence),
        gain_per_year=Gain(
            low=Money(low, currency), mid=Money(mid, currency), high=Money(high, currency)
        ),
        confidence=confidence,
        effort=effort,
        urgency=urgency,
        do=do,
    )
