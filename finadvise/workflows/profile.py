"""Showing the profile, and asking the risk questionnaire."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from finadvise.analysis.wealth.questionnaire import (
    Question,
    ask_in_money,
    load_questionnaire,
    parse_answers,
    score_answers,
)
from finadvise.analysis.wealth.risk import assess_risk
from finadvise.errors import SettingError, UsageError
from finadvise.home.profile import change_profile, profile_values
from finadvise.model.ledger import Ledger
from finadvise.model.person import Profile
from finadvise.results.profile import ProfileEntry, ShownProfile
from finadvise.results.risk import Risk


def show_profile(profile: Profile, *, file: Path, currency: str, as_of: date) -> ShownProfile:
    """Return what the profile says under the keys of its file, and which keys say nothing.

    A list of tables shows one entry a field, such as `goals.1.name`.
    """
    values = profile_values(profile, currency)
    empty = profile_values(Profile(), currency)
    said = {key: value for key, value in values.items() if value != empty[key]}
    return ShownProfile(
        as_of=as_of,
        currency=currency,
        entries=tuple(ProfileEntry(key=k, value=v) for k, v in _flat(said).items()),
        unsaid=tuple(key for key in values if key not in said),
        file=str(file),
    )


def parse_given(text: str | None, questionnaire: Sequence[Question]) -> tuple[int, ...]:
    """Read `--answers`; empty where it was not given.

    Raises:
        UsageError: Answers that do not fit the questions.
    """
    if text is None:
        return ()
    answers = parse_answers(text)
    score_answers(questionnaire, answers)
    return answers


def assess_and_keep(
    ledger: Ledger, profile: Profile, *, answers: Sequence[int], file: Path, as_of: date
) -> Risk:
    """Work out the risk profile and keep new answers, with their day, in the profile's file.

    Raises:
        SettingError: The answers in the file do not fit the questions.
        UsageError: There are no answers at all.
    """
    questionnaire = load_questionnaire()
    if not answers and not profile.risk_answers:
        raise UsageError(
            "nobody is here to answer the questions",
            hint=f"give --answers with {len(questionnaire)} option numbers",
            code="answers",
        )
    try:
        risk = assess_risk(
            ledger, profile=profile, questionnaire=questionnaire, as_of=as_of, answers=answers
        )
    except UsageError as error:
        raise SettingError(f"{file}: risk_answers: {error.message}", hint=error.hint) from None
    if answers:
        kept = {"risk_answers": ",".join(map(str, answers)), "risk_asked": as_of.isoformat()}
        change_profile(file, ledger.currency, kept)
    return risk


def ask_answers(
    questionnaire: Sequence[Question],
    profile: Profile,
    *,
    currency: str,
    say: Callable[[str], None],
    ask: Callable[[str], str],
) -> tuple[int, ...]:
    """Ask every question until its answer is one of the options; amounts are the person's own."""

    def told(text: str) -> str:
        return ask_in_money(text, profile.invested_minor, currency)

    answers = []
    for place, question in enumerate(questionnaire, start=1):
        say(f"\n{place}. {told(question.text)}")
        for number, option in enumerate(question.options, start=1):
            say(f"   {number}  {told(option)}")
        answers.append(_ask_option(len(question.options), say, ask))
    return tuple(answers)


def _ask_option(count: int, say: Callable[[str], None], ask: Callable[[str], str]) -> int:
    while True:
        text = ask(f"1 to {count}")
        if text.strip() in map(str, range(1, count + 1)):
            return int(text)
        say(f"Type a number from 1 to {count}.")


def parse_changes(changes: Sequence[str]) -> dict[str, str]:
    """Read `KEY=VALUE` words.

    Raises:
        UsageError: A word without `=`.
    """
    found = {}
    for change in changes:
        key, equals, value = change.partition("=")
        if not equals or not key.strip():
            raise UsageError(f"not KEY=VALUE: {change!r}", hint="write born=1988", code="key-value")
        found[key.strip()] = value.strip()
    return found


def _flat(value: Mapping[str, Any] | Sequence[Any], prefix: str = "") -> dict[str, str]:
    items = (
        value.items()
        if isinstance(value, Mapping)
        else ((str(place), item) for place, item in enumerate(value, start=1))
    )
    flat: dict[str, str] = {}
    for key, item in items:
        if isinstance(item, Mapping) or (
            isinstance(item, list) and any(isinstance(part, Mapping) for part in item)
        ):
            flat |= _flat(item, f"{prefix}{key}.")
        elif isinstance(item, list):
            flat[prefix + key] = ",".join(str(part) for part in item)
        elif item is not None:
            flat[prefix + key] = str(item)
    return flat
