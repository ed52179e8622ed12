from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finadvise.analysis.wealth.questionnaire import (
    ask_in_money,
    load_questionnaire,
    parse_answers,
    score_answers,
)
from finadvise.errors import UsageError

QUESTIONS = load_questionnaire()
ANSWERS = st.tuples(*(st.integers(1, len(q.options)) for q in QUESTIONS))


def test_there_are_eight_to_ten_questions_and_each_option_has_its_score() -> None:
    assert 8 <= len(QUESTIONS) <= 10
    for question in QUESTIONS:
        if question.answer:
            assert question.answer <= len(question.options)
        else:
            assert len(question.scores) == len(question.options)
            assert list(question.scores) == sorted(question.scores)


def test_the_most_careful_answers_score_zero_and_the_boldest_one() -> None:
    careful = score_answers(QUESTIONS, [1] * len(QUESTIONS))
    bold = score_answers(QUESTIONS, [4 if q.scores else q.answer for q in QUESTIONS])
    assert (careful.share, careful.spread, careful.knowledge) == (0.0, 0.0, 0.0)
    assert (bold.share, bold.spread, bold.knowledge) == (1.0, 0.0, 1.0)


def test_answers_at_both_ends_disagree_more_than_chance() -> None:
    risky = [q for q in QUESTIONS if q.scores]
    answers = [1 if k % 2 else 4 for k in range(len(risky))] + [2, 2]
    scored = score_answers(QUESTIONS, answers)
    # The spread of 0s and 1s is 0.5, that of the scores 0, 1/3, 2/3 and 1 is 0.3727.
    assert scored.spread == pytest.approx(0.5 / 0.372678, rel=1e-5)
    assert scored.lowest in {q.key for q in risky}


@given(ANSWERS, st.data())
def test_a_bolder_answer_never_lowers_the_score(
    answers: tuple[int, ...], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(QUESTIONS) - 1))
    raised = list(answers)
    raised[place] = min(len(QUESTIONS[place].options), raised[place] + 1)
    assert score_answers(QUESTIONS, raised).share >= score_answers(QUESTIONS, answers).share


@pytest.mark.parametrize("answers", [[2] * 9, [2] * 11, [0, *[2] * 9], [5, *[2] * 9]])
def test_answers_that_do_not_fit_are_refused(answers: list[int]) -> None:
    with pytest.raises(UsageError, match=r"question"):
        score_answers(QUESTIONS, answers)


def test_answers_are_read_with_commas_or_spaces_and_nothing_else() -> None:
    assert parse_answers("3, 2,1") == (3, 2, 1)
    with pytest.raises(UsageError, match="whole numbers"):
        parse_answers("3,b,1")


def test_a_fall_is_told_in_the_persons_own_money() -> None:
    fall = next(q for q in QUESTIONS if "{fall}" in q.text)
    assert "£2,000 of £10,000" in ask_in_money(fall.text, 1_000_000, "GBP")
    assert "a fifth of their value" in ask_in_money(fall.text, 0, "GBP")


def test_amounts_of_questions_are_told_in_the_persons_own_currency() -> None:
    assert ask_in_money("Keep the {money:2000}", 0, "GBP") == "Keep the £2,000"
    assert ask_in_money("Keep the {money:2000}", 0, "JPY") == "Keep the ¥2,000"


def test_no_mark_is_left_in_any_question_or_option() -> None:
    for question in QUESTIONS:
        for text in (question.text, *question.options):
            assert "{" not in ask_in_money(text, 100, "GBP")
