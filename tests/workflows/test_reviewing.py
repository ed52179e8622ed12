"""The review: a sequence of answers, and the keys that give them."""

from __future__ import annotations

import pytest

from finadvise.cli.review import run_review
from finadvise.money import Money
from finadvise.results.unsure import UnsurePayee
from finadvise.workflows.reviewing import Review


def group(payee: str, *ids: str, suggestion: str = "pets") -> UnsurePayee:
    return UnsurePayee(
        payee=payee,
        amount=Money(-1000, "GBP"),
        rows=len(ids),
        example=payee,
        suggestion=suggestion,
        confidence=0.4,
        transactions=ids,
    )


GROUPS = (group("Hill", "t1", "t2"), group("Dale", "t3"), group("Moor", "t4"))


def reviewed(keys: str) -> tuple[list[tuple[str, str]], str]:
    """Press keys; Escape ends the review where they run out."""
    review, pressed, said = Review(GROUPS, ["Dog shows"]), iter(keys), list[str]()
    run_review(review, read_key=lambda: next(pressed, "q"), say=said.append)
    return review.told(), "\n".join(said)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("", []),
        ("y", [("t1", "pets"), ("t2", "pets")]),
        ("1", [("t1", "pets")]),
        ("sy", [("t3", "pets")]),
        ("yuss\r", [("t4", "pets")]),
        ("y" * 9, [("t1", "pets"), ("t2", "pets"), ("t3", "pets"), ("t4", "pets")]),
        ("s/coffee\r", [("t3", "eating_out.coffee")]),
        ("s/dog\r", [("t3", "Dog shows")]),
        ("s/zz\r", []),
        ("s/cofx\x7ff\r", [("t3", "eating_out.coffee")]),
        ("s/\x1by", [("t3", "pets")]),
    ],
)
def test_keys_give_answers(keys: str, told: list[tuple[str, str]]) -> None:
    assert reviewed(keys)[0] == told


def test_a_figure_takes_one_of_the_matches() -> None:
    second = Review(GROUPS, []).matches("eating")[1]
    assert reviewed("s/eating2")[0] == [("t3", second)]


def test_the_person_sees_where_they_are_and_what_is_meant() -> None:
    said = reviewed("?y")[1]
    assert "1/3  Hill  -£10.00  (all 2 rows; Hill)" in said
    assert "2/3  Dale  -£10.00  (1 row; Dale)" in said
    assert "40% sure" in said
    assert said.count("y accept") == 2


def test_nothing_can_be_taken_back_at_the_beginning() -> None:
    assert "nothing to take back" in reviewed("u")[1]


def test_matches_that_begin_with_what_was_typed_come_first() -> None:
    assert Review((), []).matches("car")[0] == "insurance.car"
    assert Review((), []).matches("") != ()
    assert Review((), []).matches("qqq") == ()


def test_an_answer_past_the_end_is_nothing() -> None:
    review = Review((), [])
    review.answer("pets")
    assert review.told() == []
    assert review.undo() is False
