"""The risk questionnaire (`data/risk_questionnaire.toml`): questions, and what answers score."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import pstdev

from finadvise.data import read_toml
from finadvise.errors import UsageError
from finadvise.money import exponent, format_money

_AMOUNT = re.compile(r"\{money:(\d+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question; answers are counted from 1.

    Args:
        scores: What each option scores, lowest risk 0; empty for a question of knowledge.
        answer: The right option of a question of knowledge, else 0.
    """

    key: str
    text: str
    options: tuple[str, ...]
    scores: tuple[int, ...] = ()
    answer: int = 0


@dataclass(frozen=True, slots=True)
class Scored:
    """What a set of answers comes to.

    Args:
        share: Place in the range of scores, 0 (least risk) to 1.
        spread: How far the answers disagree, in standard deviations of random answering.
        lowest: Key of the most careful answer; `highest` of the boldest.
        knowledge: Share of the questions of knowledge answered rightly.
    """

    share: float
    spread: float
    lowest: str
    highest: str
    knowledge: float


@cache
def load_questionnaire(name: str = "risk_questionnaire.toml") -> tuple[Question, ...]:
    """Read the questions in the order they are asked."""
    return tuple(
        Question(
            key=item["key"],
            text=item["text"],
            options=tuple(item["options"]),
            scores=tuple(item.get("scores", ())),
            answer=item.get("answer", 0),
        )
        for item in read_toml(name)["items"]
    )


def ask_in_money(text: str, pot_minor: int, currency: str) -> str:
    """Return the text of a question or option in the person's own money.

    Args:
        text: With marks: `{fall}` is a fifth of the pot, `{money:100}` an amount in major units.
        pot_minor: What is or may be invested; a fall is told in per cent where it is zero.
        currency: Of the amounts.
    """
    fall = "a fifth of their value"
    if pot_minor > 0:
        lost, pot = (format_money(m, currency, whole=True) for m in (pot_minor // 5, pot_minor))
        fall = f"{lost} of {pot}"
    unit = 10 ** exponent(currency)
    return _AMOUNT.sub(
        lambda mark: format_money(int(mark[1]) * unit, currency, whole=True),
        text.replace("{fall}", fall),
    )


def parse_answers(text: str) -> tuple[int, ...]:
    """Read `3,2,4,…`.

    Raises:
        UsageError: Something that is no whole number.
    """
    parts = [part.strip() for part in text.replace(" ", ",").split(",") if part.strip()]
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise UsageError(
            f"--answers: not a list of whole numbers: {text!r}",
            hint="write one option number a question, such as 3,2,4",
            code="answers",
        )
    return tuple(int(part) for part in parts)


def score_answers(questionnaire: Sequence[Question], answers: Sequence[int]) -> Scored:
    """Score the answers.

    Consistency compares the spread of the answers with that of answers picked at random (1.0): who
    jumps about more than chance has not shown a tolerance.

    Raises:
        UsageError: Too few or too many answers, or an option that does not exist.
    """
    _check(questionnaire, answers)
    places: list[tuple[float, str]] = []
    right: list[bool] = []
    chance: list[float] = []
    for question, answer in zip(questionnaire, answers, strict=True):
        if question.answer:
            right.append(answer == question.answer)
            continue
        top = max(question.scores)
        places.append((question.scores[answer - 1] / top, question.key))
        chance.append(pstdev(score / top for score in question.scores))
    shares = [share for share, _ in places]
    return Scored(
        share=sum(shares) / len(shares),
        spread=pstdev(shares) / (sum(chance) / len(chance)),
        lowest=min(places)[1],
        highest=max(places)[1],
        knowledge=sum(right) / len(right) if right else 1.0,
    )


def _check(questionnaire: Sequence[Question], answers: Sequence[int]) -> None:
    if len(answers) != len(questionnaire):
        raise UsageError(
            f"the questionnaire has {len(questionnaire)} questions, {len(answers)} were answered",
            hint="give one option number for each, such as --answers "
            + ",".join(["2"] * len(questionnaire)),
            code="answers",
        )
    for place, (question, answer) in enumerate(zip(questionnaire, answers, strict=True), start=1):
        if not 1 <= answer <= len(question.options):
            raise UsageError(
                f"answer {place} is {answer}, but question {place} has options 1 to "
                f"{len(question.options)}",
                hint="run finadvise profile risk in a terminal to see the questions",
                code="answers",
            )
