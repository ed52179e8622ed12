"""Rows are matched one to one; nothing is lost, nothing doubled, doubts are said."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from finadvise.analysis.ledger.matching import match_rows, similarity
from finadvise.model.matching import KnownEntry
from finadvise.model.statement import StatementRow

DAY = date(2026, 3, 10)


def row(amount: int, text: str = "Cafe", *, day: int = 0, bank_id: str = "") -> StatementRow:
    return StatementRow(
        day=DAY + timedelta(days=day), amount_minor=amount, description=text, bank_id=bank_id
    )


def entry(  # noqa: PLR0917 - a row of a small table
    number: int,
    amount: int,
    text: str = "Cafe",
    day: int = 0,
    bank_id: str = "",
    deleted: bool = False,
) -> KnownEntry:
    return KnownEntry(
        number=number,
        day=DAY.toordinal() + day,
        amount_minor=amount,
        description=text,
        bank_ids=(bank_id,) if bank_id else (),
        deleted=deleted,
    )


def test_in_empty_books_everything_is_new() -> None:
    assert match_rows([row(-300), row(-300)], []).new == (0, 1)


def test_the_second_of_two_equal_coffees_is_new_where_the_books_hold_one() -> None:
    found = match_rows([row(-300), row(-300)], [entry(1, -300)])
    assert found.known == ((0, 1),)
    assert found.new == (1,)


def test_a_reworded_row_is_the_known_one_and_is_reported() -> None:
    rows = [row(-999, "NETFLIX.COM"), row(-300, "Cafe")]
    found = match_rows(rows, [entry(1, -999, "Card purchase 4411"), entry(2, -300, "Cafe")])
    assert found.known == ((0, 1), (1, 2))
    assert found.reworded == ((0, 1),)


def test_a_file_that_carries_on_within_the_day_loses_no_row_to_a_coincidence() -> None:
    rows = [row(-999, "Cinema"), row(-300, "Cafe", day=1)]
    found = match_rows(rows, [entry(1, -999, "Bookshop"), entry(2, -450, "Rail", day=-1)])
    assert found.new == (0, 1)
    assert found.doubts == ((0, 1),)


def test_a_change_of_case_and_signs_is_not_worth_a_word() -> None:
    found = match_rows([row(-999, "netflix com")], [entry(1, -999, "NETFLIX.COM")])
    assert found.reworded == ()


def test_equal_amounts_of_a_day_are_paired_by_their_texts() -> None:
    rows = [row(-500, "Bakery"), row(-500, "Cinema")]
    found = match_rows(rows, [entry(1, -500, "CINEMA CITY"), entry(2, -500, "BAKERY 12")])
    assert found.known == ((0, 2), (1, 1))


def test_ids_tell_twins_apart_where_they_deserve_trust() -> None:
    rows = [row(-300, bank_id="a"), row(-300, bank_id="c"), row(-900, day=1, bank_id="b")]
    known = [entry(1, -300, bank_id="a"), entry(2, -900, day=1, bank_id="b")]
    found = match_rows(rows, known)
    assert found.ids_trusted
    assert found.known == ((0, 1), (2, 2))
    assert found.new == (1,)


def test_an_id_holds_though_the_text_is_another() -> None:
    found = match_rows([row(-300, "Cafe", bank_id="a")], [entry(1, -300, "Pending", bank_id="a")])
    assert found.known == ((0, 1),)


def test_an_id_follows_its_row_to_another_day() -> None:
    rows = [row(-300, day=2, bank_id="a"), row(-500, day=0, bank_id="b")]
    found = match_rows(rows, [entry(1, -300, bank_id="a"), entry(2, -500, bank_id="b")])
    assert found.new == ()


def test_an_id_known_with_another_amount_is_not_trusted() -> None:
    known = [entry(1, -300, bank_id="1"), entry(2, -450, "Rail", day=1, bank_id="2")]
    found = match_rows([row(-999, "Shop", bank_id="1"), row(-450, "Rail", day=1)], known)
    assert not found.ids_trusted
    assert found.new == (0,)
    assert found.known == ((1, 2),)


def test_ids_issued_anew_do_not_double_the_rows() -> None:
    rows = [row(-100 * k, day=k, bank_id=f"new{k}") for k in range(1, 6)]
    known = [entry(k, -100 * k, day=k, bank_id=f"old{k}") for k in range(1, 6)]
    found = match_rows(rows, known)
    assert not found.ids_trusted
    assert found.new == ()


def test_rows_that_came_without_ids_are_recognised_when_they_come_with_ids() -> None:
    rows = [row(-100 * k, day=k, bank_id=f"id{k}") for k in range(1, 6)]
    found = match_rows(rows, [entry(k, -100 * k, day=k) for k in range(1, 6)])
    assert found.new == ()


def test_a_row_the_owner_deleted_stays_away() -> None:
    assert match_rows([row(-300)], [entry(1, -300, deleted=True)]).new == ()


def test_a_row_that_moved_by_a_day_is_kept_and_doubted() -> None:
    rows = [row(-2000, "Books", day=0), row(-450, "Rail", day=3)]
    known = [entry(1, -2000, "Books", day=1), entry(2, -450, "Rail", day=3)]
    found = match_rows(rows, known)
    assert found.new == (0,)
    assert found.doubts == ((0, 1),)


def test_a_different_payee_outside_the_files_days_raises_no_doubt() -> None:
    known = [entry(1, -2000, "Books", day=-2)]
    assert match_rows([row(-2000, "Garage")], known).doubts == ()


def test_similar_texts_share_words() -> None:
    assert similarity("TESCO STORES 3321", "Tesco Stores") == 1.0
    assert similarity("TESCO", "ALDI") == 0.0


rows_of_a_week = st.lists(
    st.builds(
        row,
        st.sampled_from([-300, -450, -999, 2000]),
        st.sampled_from(["Cafe", "Rail", "Shop"]),
        day=st.integers(0, 6),
    ),
    max_size=15,
)


def as_entries(rows: list[StatementRow], start: int = 1) -> list[KnownEntry]:
    return [
        entry(n, r.amount_minor, r.description, (r.day - DAY).days)
        for n, r in enumerate(rows, start=start)
    ]


@given(rows_of_a_week, st.randoms())
def test_the_same_rows_in_any_order_bring_nothing(rows: list[StatementRow], chance: object) -> None:
    shuffled = sorted(rows, key=lambda _: chance.random())  # type: ignore[attr-defined]
    found = match_rows(shuffled, as_entries(rows))
    assert found.new == ()
    assert len({n for _, n in found.known}) == len(rows)


@given(rows_of_a_week, rows_of_a_week)
def test_the_books_hold_the_larger_count_of_each_day_and_amount_and_doubt_any_more(
    held: list[StatementRow], coming: list[StatementRow]
) -> None:
    found = match_rows(coming, as_entries(held))

    def count(rows: list[StatementRow]) -> Counter[tuple[date, int]]:
        return Counter((r.day, r.amount_minor) for r in rows)

    after = count(held) + count([coming[i] for i in found.new])
    least = count(held) | count(coming)
    assert after >= least
    assert (after - least).total() <= len(found.doubts)
    assert len(found.new) + len(found.known) == len(coming)
