from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from finadvise.analysis.wealth.questionnaire import load_questionnaire
from finadvise.errors import SettingError, UsageError
from finadvise.home.profile import load_profile
from finadvise.model.ledger import Ledger
from finadvise.model.person import Goal, Profile
from finadvise.workflows.profile import (
    ask_answers,
    assess_and_keep,
    parse_changes,
    parse_given,
    show_profile,
)

TODAY = date(2026, 11, 23)
QUESTIONS = load_questionnaire()
ANSWERS = (3, 2, 3, 2, 2, 3, 2, 3, 2, 2)


def test_what_is_said_is_shown_flat_and_what_is_not_is_listed() -> None:
    goal = Goal(name="House", target_minor=500, day=date(2030, 1, 1))
    profile = Profile(born=1990, children_born=(2019, 2022), goals=(goal,), floor_minor=1_050)
    shown = show_profile(profile, file=Path("p.toml"), currency="GBP", as_of=TODAY)
    said = {entry.key: entry.value for entry in shown.entries}
    assert said["born"] == "1990"
    assert said["children_born"] == "2019,2022"
    assert said["floor"] == "10.50"
    assert said["goals.1.name"] == "House"
    assert said["goals.1.target"] == "5.00"
    assert "employment" in shown.unsaid
    assert "born" not in shown.unsaid


def test_an_empty_profile_says_nothing() -> None:
    shown = show_profile(Profile(), file=Path("p.toml"), currency="GBP", as_of=TODAY)
    assert shown.entries == ()


def test_changes_are_keys_and_values() -> None:
    assert parse_changes(["born=1988", "housing = rent"]) == {"born": "1988", "housing": "rent"}
    with pytest.raises(UsageError, match="KEY=VALUE"):
        parse_changes(["born"])


def test_new_answers_are_kept_with_their_day(tmp_path: Path) -> None:
    file = tmp_path / "profile.toml"
    risk = assess_and_keep(Ledger(), Profile(), answers=ANSWERS, file=file, as_of=TODAY)
    kept = load_profile(file, "GBP")
    assert (kept.risk_answers, kept.risk_asked) == (ANSWERS, TODAY)
    again = assess_and_keep(Ledger(), kept, answers=(), file=file, as_of=TODAY)
    assert again == replace(risk, asked=TODAY)


def test_kept_answers_that_no_longer_fit_are_a_fault_of_the_profile(tmp_path: Path) -> None:
    profile = Profile(risk_answers=(1, 2))
    with pytest.raises(SettingError, match="risk_answers"):
        assess_and_keep(Ledger(), profile, answers=(), file=tmp_path / "profile.toml", as_of=TODAY)


def test_given_answers_must_fit() -> None:
    assert parse_given(None, QUESTIONS) == ()
    assert parse_given("3,2,3,2,2,3,2,3,2,2", QUESTIONS) == ANSWERS
    with pytest.raises(UsageError, match="10 questions"):
        parse_given("3,2", QUESTIONS)


def test_a_person_is_asked_until_the_answer_is_an_option() -> None:
    said: list[str] = []
    typed = iter(["nine", "9", *map(str, ANSWERS)])
    answers = ask_answers(
        QUESTIONS,
        Profile(invested_minor=1_000_000),
        currency="GBP",
        say=said.append,
        ask=lambda _: next(typed),
    )
    assert answers == ANSWERS
    assert said.count("Type a number from 1 to 4.") == 2
    assert any("£2,000 of £10,000" in text for text in said)
