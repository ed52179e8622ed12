"""Puts the reason behind a policy's figures into sentences."""

from __future__ import annotations

from finadvise.analysis.cover.lines import FACTS
from finadvise.data import read_toml
from finadvise.results.explain import Explanation, Input
from finadvise.results.insurance import Insurance, Policy, Premium


def explain_policy(identifier: str, insurance: Insurance) -> Explanation | None:
    """Say what a policy's price, change and renewal rest on; None where no policy has the id.

    Args:
        identifier: An id that begins with `i-`.
        insurance: The review that names it.
    """
    policy = next((p for p in insurance.policies if p.id == identifier), None)
    if policy is None:
        return None
    premium = next((p for p in insurance.premiums if p.policy == identifier), None)
    return Explanation(
        as_of=insurance.as_of,
        currency=insurance.currency,
        id=identifier,
        title=f"{policy.name} with {policy.payee}: {policy.yearly} a year",
        reasons=tuple(_reasons(policy, premium)),
        inputs=(
            Input(name="Paid", value=policy.cadence),
            Input(name="Premiums seen", value=str(len(policy.transactions))),
            Input(name="First", value=policy.first.isoformat()),
            Input(name="Last", value=policy.last.isoformat()),
            Input(name="Last premium", value=policy.premium.plain()),
        ),
        would_change=(
            "The renewal date and the sum insured, said under cover in profile.toml, replace "
            "what is estimated here.",
        ),
        transactions=policy.transactions,
    )


def _reasons(policy: Policy, premium: Premium | None) -> list[str]:
    facts = read_toml(FACTS)
    reasons = ["The category of the payments, or a word in their text, says that it is insurance."]
    if policy.status == "ended":
        reasons.append(f"No premium has been seen since {policy.last}, so it counts as ended.")
    if policy.renewal is not None:
        reasons.append(
            f"The renewal on {policy.renewal} comes from the profile."
            if policy.renewal_days == 0
            else f"The renewal around {policy.renewal}, give or take {policy.renewal_days} days, "
            "carries the last anniversary or step of the price forward."
        )
    if premium is not None and premium.change is not None and premium.real_change is not None:
        reasons.append(
            f"Against the premium of a year before it changed by {premium.change:.1%}, or by "
            f"{premium.real_change:.1%} after inflation of {facts['inflation_per_year']:.0%}."
        )
    return reasons
