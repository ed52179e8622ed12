"""What insurance costs, how it changed, and what cover the household may need.

Statements show premiums, never what is covered; the profile's `cover` fills that in. Nothing here
names an insurer, save those on the person's own payments and quotes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from finadvise.analysis.cover.lines import FACTS, find_line
from finadvise.analysis.cover.needs import assess_needs
from finadvise.analysis.cover.premiums import PremiumSeries, find_policies, next_renewal
from finadvise.analysis.cover.situation import Situation, unseen
from finadvise.analysis.household import measure_household
from finadvise.data import read_toml
from finadvise.model.cover import Quote
from finadvise.model.ledger import Ledger
from finadvise.model.person import Profile
from finadvise.money import Money
from finadvise.periods import add_months
from finadvise.results.insurance import Insurance, Policy, Premium
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
        profile: Household, debts and cover as the person says.
        as_of: The day to judge from.
        recurring: Series of payments, where worked out: they part two policies of one insurer.
        quotes: What other insurers asked for.

    Returns:
        Policies by yearly cost, one premium entry for each active one, three needs and questions.
        Empty books give no policies, and needs from the profile alone with a note.
    """
    books = ledger.until(as_of)
    household = measure_household(ledger, as_of=as_of)
    situation = Situation(household, profile, as_of)
    found = find_policies(books, as_of, recurring)
    known_from = min((t.day for t in books.transactions), default=as_of)
    policies = tuple(_policy(s, profile, known_from, as_of, ledger.currency) for s in found)
    active = [(s, p) for s, p in zip(found, policies, strict=True) if p.status == "active"]
    total = sum(policy.yearly.minor for _, policy in active)
    income = household.income_minor * 12
    return Insurance(
        as_of=as_of,
        currency=ledger.currency,
        notes=_notes(situation),
        policies=policies,
        needs=assess_needs(situation),
        premiums=tuple(_premium(s, p, quotes, profile.country, as_of) for s, p in active),
        questions=_questions(books, profile, {p.kind for _, p in active}, as_of),
        yearly_total=Money(total, ledger.currency),
        share_of_income=total / income if income > 0 else None,
    )


def _policy(
    series: PremiumSeries, profile: Profile, known_from: date, as_of: date, currency: str
) -> Policy:
    renewal, doubt = next_renewal(series, profile.cover, known_from=known_from, as_of=as_of)
    said = [c.amount_minor for c in profile.cover if c.kind == series.line.key and c.amount_minor]
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


def _premium(
    series: PremiumSeries, policy: Policy, quotes: Sequence[Quote], country: str, as_of: date
) -> Premium:
    facts = read_toml(FACTS)
    before = series.yearly_before()
    change = series.yearly_minor / before - 1 if before else None
    real = (1 + change) / (1 + facts["inflation_per_year"]) - 1 if change is not None else None
    rise = series.yearly_minor - (before or series.yearly_minor)
    flagged = rise > min(facts["rise_minor"], facts["rise_share"] * (before or 0)) and rise > 0
    best = _best_quote(series, quotes)
    currency = policy.yearly.currency
    return Premium(
        policy=policy.id,
        kind=policy.kind,
        payee=policy.payee,
        yearly=policy.yearly,
        last_year=Money(before, currency) if before else None,
        change=change,
        real_change=real,
        renewal=policy.renewal,
        cheaper_quote=Money(best.yearly_minor, currency) if best else None,
        flagged=flagged,
        advice=" ".join(
            [*_advice(policy, rise if flagged else 0, best, as_of), *_loyalty(policy, country)]
        ),
    )


def _best_quote(series: PremiumSeries, quotes: Sequence[Quote]) -> Quote | None:
    cheaper = [
        quote
        for quote in quotes
        if find_line(quote.kind).key == series.line.key and quote.yearly_minor < series.yearly_minor
    ]
    return min(cheaper, key=lambda quote: (quote.yearly_minor, quote.insurer), default=None)


def _advice(policy: Policy, rise_minor: int, quote: Quote | None, as_of: date) -> list[str]:
    facts = read_toml(FACTS)
    said = []
    if rise_minor:
        said.append(
            f"It costs {Money(rise_minor, policy.yearly.currency)} a year more than before."
        )
    if policy.renewal is not None:
        latest, earliest = (policy.renewal - timedelta(days=d) for d in facts["compare_days"])
        said.append(
            f"Compare quotes between {max(earliest, as_of)} and {latest}."
            if latest > as_of
            else "The renewal is close: compare quotes now."
        )
    if quote is not None:
        saved = Money(policy.yearly.minor - quote.yearly_minor, policy.yearly.currency)
        old = quote.day is not None and (as_of - quote.day).days > facts["quote_days"]
        said.append(
            f"Your quote from {quote.insurer} is {saved} a year less"
            + (" but old" if old else "")
            + "; check that cover and excess match."
        )
    if policy.cadence != "yearly":
        said.append("Ask what paying in parts adds to the yearly price.")
    return said


def _loyalty(policy: Policy, country: str) -> list[str]:
    if country != "GB":
        return []
    if find_line(policy.kind).loyalty_ban:
        return [
            "A renewal may not cost more than the same insurer's price for new customers, but "
            "other insurers and channels may ask less."
        ]
    return [f"For {policy.name} a price that rises with loyalty is not banned."]


def _questions(books: Ledger, profile: Profile, seen: set[str], as_of: date) -> tuple[str, ...]:
    """Ask about lines that spending suggests and no premium or profile shows; assert nothing."""
    exposure = read_toml(FACTS)["exposure"]
    since = add_months(as_of, -12)
    recent = [t for t in books.in_currency().transactions if t.day > since and t.amount_minor < 0]
    covered = seen | {cover.kind for cover in profile.cover}
    questions = []
    for key in ("car", "home", "pet", "travel"):
        count = sum(t.category in exposure[key] for t in recent)
        if count >= exposure["smallest_payments"] and key not in covered:
            questions.append(
                f"{count} payments of the last twelve months suggest {find_line(key).name}, but no "
                "premium for it is seen: is it paid from elsewhere, or included somewhere?"
            )
    twice = [key for key in ("travel", "breakdown", "gadget") if key in seen]
    return (
        *questions,
        *(
            f"You pay for {find_line(key).name}: does your bank account include it already?"
            for key in twice
        ),
    )


def _notes(situation: Situation) -> tuple[str, ...]:
    facts = read_toml(FACTS)
    notes = ["Statements show premiums, not what is covered."]
    missing = ", ".join(unseen(situation))
    if missing:
        notes.append(f"The needs took this as nothing, since it is not known: {missing}.")
    notes.append(
        f"Needs are estimates from assumption set {facts['id']} of {facts['date']}; they are "
        "arithmetic to question, not regulated advice."
    )
    return tuple(notes)
