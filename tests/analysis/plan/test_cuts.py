from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finadvise.analysis.plan.cuts import Room, plan_cuts

EATING = Room("eating_out", 6_000, 2.0)
SHOPPING = Room("shopping", 6_000, 2.0)
GROCERIES = Room("groceries", 6_000, 4.0)


def test_equal_rooms_share_a_cut_equally() -> None:
    assert plan_cuts([EATING, SHOPPING], 4_000, step_minor=500, most=4) == {
        "eating_out": 2_000,
        "shopping": 2_000,
    }


def test_what_hurts_twice_as_much_gives_half() -> None:
    cuts = plan_cuts([EATING, GROCERIES], 4_500, step_minor=500, most=4)
    assert cuts == {"eating_out": 3_000, "groceries": 1_500}


def test_a_full_room_leaves_the_rest_to_others() -> None:
    small = Room("fees", 1_000, 1.0)
    cuts = plan_cuts([small, GROCERIES], 5_000, step_minor=500, most=4)
    assert cuts == {"fees": 1_000, "groceries": 4_000}


def test_few_changes_are_asked_for() -> None:
    rooms = [Room(f"category {n}", 5_000, 2.0) for n in range(8)]
    assert len(plan_cuts(rooms, 10_000, step_minor=500, most=4)) <= 4


def test_more_than_a_few_where_a_few_do_not_suffice() -> None:
    rooms = [Room(f"category {n}", 1_000, 2.0) for n in range(8)]
    cuts = plan_cuts(rooms, 6_000, step_minor=500, most=4)
    assert sum(cuts.values()) == 6_000
    assert len(cuts) == 6


def test_pennies_are_found_too() -> None:
    cuts = plan_cuts([EATING, SHOPPING], 4_017, step_minor=500, most=4)
    assert sum(cuts.values()) == 4_017
    assert sorted(c % 500 for c in cuts.values()) == [0, 17]


@pytest.mark.parametrize("missing", [0, -1_000])
def test_nothing_missing_asks_for_nothing(missing: int) -> None:
    assert plan_cuts([EATING], missing, step_minor=500, most=4) == {}


def test_no_room_gives_nothing() -> None:
    assert plan_cuts([Room("rent", 0, 5.0)], 4_000, step_minor=500, most=4) == {}


ROOMS = st.lists(st.tuples(st.integers(0, 50_000), st.floats(1, 5)), min_size=1, max_size=12).map(
    lambda pairs: [Room(f"c{n}", limit, pain) for n, (limit, pain) in enumerate(pairs)]
)


@given(ROOMS, st.integers(-100, 400_000), st.integers(1, 2_000), st.integers(1, 6))
def test_cuts_keep_their_limits_and_add_up(
    rooms: list[Room], missing: int, step: int, most: int
) -> None:
    cuts = plan_cuts(rooms, missing, step_minor=step, most=most)
    limits = {room.category: room.limit_minor for room in rooms}
    assert all(0 < cut <= limits[category] for category, cut in cuts.items())
    assert sum(cuts.values()) == max(0, min(missing, sum(limits.values())))
