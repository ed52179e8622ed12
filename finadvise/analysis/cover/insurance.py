"""What insurance costs, how it changed, and what cover the household may need.

Statements show premiums, never what is covered; the profile's `cover` fills that in. Nothing here
names an insurer, save those on the person's own payments and quotes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from finadvise.analysis.cover.lines import FACTS
from finadvise.analysis.cover.needs import assess_needs
from finadvise.analysis.cover.premiums import PremiumSeries, find_policies, next_renewal
from finadvise.analysis.cover.pricing import price_policy
from finadvise.analysis.cover.questions import ask_questions
from finadvise.analysis.cover.situation import Situation, unseen
from finadvise.analysis.months import measure_months
from finadvise.data import read_toml
from finadvise.model.cover import Quote
from finadvise.model.ledger import Ledger
from finadvise.model.person import Profile
from finadvise.money import Money
from finadvise.results.base import NOT_ADVICE
from finadvise.results.insurance import Insurance, Policy
from finadvise.results.recurring import Recurring


def review_insurance(
    ledger: Ledger,
    *,
    profile: Profile,
    as_of: date,
    recurring: Recurring | None = None,
    quotes: Sequence[Quote] = (),
) -> Insurance:
    """Find the policies, compare their price with last year's, and work out the needs.

    Args:
        ledger: The books; rows after `as_of` are ignored.
        profile: MonthlyFigures, debts and cover as the person says.
        as_of: The day to judge from.
        recurring: Series of payments, where worked out: they part two policies of one insurer.
        quotes: What other insurers asked for.

    Returns:
        Policies by yearly cost, one premium entry for each active one, three needs and questions.
        Empty books give no policies, and needs from the profile alone with a note.
    """
    books = ledger.until(as_of)
    household = measure_months(ledger, as_of=as_of)
    situation = Situation(household, profile, as_of)
    found = find_policies(books, as_of, recurring)
    known_from = min((t.day for t in books.transactions), default=as_of)
    policies = tuple(_policy(s, profile, known_from, as_of, ledger.currency) for s in found)
    active = [(s, p) for s, p in zip(found, policies, strict=True) if p.status == "active"]
    needs = assess_needs(situation)
    total = sum(policy.yearly.minor for _, policy in active)
    income = household.income_minor * 12
    return Insurance(
        as_of=as_of,
        currency=ledger.currency,
        notes=_notes(situation),
        policies=policies,
        needs=needs,
        premiums=tuple(
            price_policy(s, p, profile=profile, quotes=quotes, as_of=as_of) for s, p in active
        ),
        questions=tuple(ask_questions(books, profile, [p.kind for _, p in active], needs, as_of)),
        yearly_total=Money(total, ledger.currency),
        share_of_income=total / income if income > 0 else None,
    )


def _policy(
    series: PremiumSeries, profile: Profile, known_from: date, as_of: date, currency: str
) -> Policy:
    renewal, doubt = next_renewal(series, profile.cover, known_from=known_from, as_of=as_of)
    said = [c.amount_minor for c in profile.cover if series.belongs_to(c) and c.amount_minor]
    return Policy(
        id=series.id,
        kind=series.line.key,
        name=series.line.name,
        payee=series.payee,
        cadence=series.cadence,
        status="active" if series.is_active(as_of) else "ended",
        premium=Money(series.premium_minor, currency),
        yearly=Money(series.yearly_minor, currency),
        first=series.rows[0].day,
        last=series.rows[-1].day,
        renewal=renewal,
        renewal_days=doubt,
        amount=Money(said[0], currency) if said else None,
        transactions=tuple(row.id for row in series.rows),
    )


def _notes(situation: Situation) -> tuple[str, ...]:
    facts = read_toml(FACTS)
    notes = ["Statements show premiums, not what is covered."]
    missing = ", ".join(unseen(situation))
    if missing:
        notes.append(f"The needs took this as nothing, since it is not known: {missing}.")
    notes.append(f"Needs are estimates from assumption set {facts['id']} of {facts['date']}.")
    notes.append(NOT_ADVICE)
    return tuple(notes)
