"""The page of advice."""

from __future__ import annotations

from dataclasses import replace

from finadvise.money import format_money
from finadvise.report.document import Block, Cell, Document, Facts, Heading, Percent
from finadvise.results.advise import Action, Advice, Gain
from finadvise.results.base import NOT_ADVICE


def view(advice: Advice) -> Document:
    """Show each action with its worth, reason and step."""
    blocks: list[Block] = [Facts(_summary(advice))]
    for rank, action in enumerate(advice.actions, start=1):
        blocks += [Heading(f"{rank}. {action.title}"), Facts(_details(action))]
    title = "What to do next" if advice.actions else "Nothing to do right now"
    return Document(title, tuple(blocks), (*advice.notes, NOT_ADVICE))


def brief(advice: Advice) -> Document:
    """Show of each action only what it is worth, why, and the step."""
    blocks: list[Block] = []
    for rank, action in enumerate(advice.actions, start=1):
        blocks += [Heading(f"{rank}. {action.title}"), Facts(_details(action)[:3])]
    return replace(view(advice), blocks=tuple(blocks))


def _summary(advice: Advice) -> tuple[tuple[str, Cell], ...]:
    state = advice.summary
    share = state.uncategorised_share
    items: list[tuple[str, Cell]] = [
        ("All accounts together", state.balance),
        ("Kept last month", state.saved_last_month),
        ("Spending not yet categorised", None if share is None else Percent(share)),
    ]
    return tuple((label, cell) for label, cell in items if cell is not None)


def _details(action: Action) -> tuple[tuple[str, Cell], ...]:
    return (
        ("Worth a year", worth(action.gain_per_year)),
        ("Why", action.why),
        ("Do", action.do),
        ("When", f"{action.urgency}; takes {action.effort}"),
        ("Id", action.id),
    )


def worth(gain: Gain) -> str:
    """Return the range as a person says it."""
    low, high = (
        format_money(money.minor, money.currency, whole=True) for money in (gain.low, gain.high)
    )
    if low == high:
        return f"about {low}"
    return f"up to {high}" if gain.low.minor <= 0 else f"{low} to {high}"
