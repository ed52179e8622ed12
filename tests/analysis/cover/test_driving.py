from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from math import exp

import pytest

from finadvise.analysis.cover.driving import score_driving
from finadvise.errors import NotEnoughDataError
from finadvise.model.driving import TripPoint
from finadvise.results.drive import Drive, DrivingPart

TODAY = date(2026, 11, 23)
MORNING = datetime(2026, 11, 2, 9, 0)  # noqa: DTZ001 - local time


def trip(
    speeds: Sequence[float],
    *,
    name: str = "a",
    start: datetime = MORNING,
    headings: Sequence[float] | None = None,
    limit: float | None = None,
) -> list[TripPoint]:
    """One point a second; speeds in metres a second."""
    return [
        TripPoint(
            trip=name,
            at=start + timedelta(seconds=second),
            speed_mps=speed,
            heading_degrees=headings[second] if headings else None,
            limit_mps=limit,
        )
        for second, speed in enumerate(speeds)
    ]


def score(points: Sequence[TripPoint]) -> Drive:
    return score_driving(points, as_of=TODAY, currency="GBP")


def part(drive: Drive, name: str) -> DrivingPart:
    return next(p for p in drive.parts if p.part == name)


STEADY = [20.0] * 101
HARD_STOP = [20.0] * 50 + [16.0, 12.0, 8.0, 4.0] + [4.0] * 50


def test_steady_driving_has_no_events_and_the_distance_of_its_speed() -> None:
    drive = score(trip(STEADY))
    assert drive.km == pytest.approx(2.0)
    assert [p.count for p in drive.parts] == [0, 0, 0, 0]
    assert (drive.events, drive.coaching) == ((), ())


def test_a_hard_stop_over_several_seconds_is_one_event() -> None:
    drive = score(trip(HARD_STOP))
    assert part(drive, "braking").count == 1
    assert drive.events[0].what == "hard braking"
    assert drive.events[0].size == pytest.approx(4.0)
    assert any("hard stops" in hint for hint in drive.coaching)


def test_two_stops_apart_are_two_events() -> None:
    drive = score(trip([*HARD_STOP, *[4.0 + k for k in range(17)], *HARD_STOP]))
    assert part(drive, "braking").count == 2


def test_one_bad_reading_is_no_event() -> None:
    speeds = list(STEADY)
    speeds[40] = 0.0
    assert part(score(trip(speeds)), "braking").count == 0


def test_a_hard_start_counts_as_such() -> None:
    drive = score(trip([0.0, 0.0, 3.5, 7.0, 10.5, 14.0, *[14.0] * 20]))
    assert part(drive, "acceleration").count == 1
    assert part(drive, "braking").count == 0


def test_a_bend_is_seen_across_north() -> None:
    headings = [350.0] * 10 + [355.0, 5.0, 15.0, 25.0] + [25.0] * 10
    drive = score(trip([25.0] * 24, headings=headings))
    # Ten degrees a second at 25 m/s are 4.36 m/s².
    assert part(drive, "cornering").count == 1
    assert drive.events[0].size == pytest.approx(4.363, abs=0.001)


def test_without_headings_bends_are_left_out_and_said_to_be() -> None:
    drive = score(trip(STEADY))
    assert part(drive, "cornering").score is None
    assert any("cornering" in note for note in drive.notes)
    assert drive.style is not None


def test_little_distance_stays_near_the_usual_driver() -> None:
    drive = score(trip(STEADY))
    trust = 2 / 502
    blended = (1 - trust) * 1.0
    assert part(drive, "braking").score == pytest.approx(10 * exp(-blended / 2))
    assert drive.confidence == "low"


def test_the_limit_allows_for_the_instrument() -> None:
    # A limit of 20 m/s allows 22.83: a tenth and 3 km/h.
    assert part(score(trip([22.5] * 50, limit=20.0)), "speed").rate == 0.0
    assert part(score(trip([23.0] * 50, limit=20.0)), "speed").rate == 1.0


def test_driving_at_night_raises_exposure_not_the_score() -> None:
    night = MORNING.replace(hour=23)
    later = MORNING + timedelta(days=10)
    day_only = score(trip(STEADY) + trip(STEADY, name="b", start=later))
    with_night = score(trip(STEADY) + trip(STEADY, name="b", start=night + timedelta(days=10)))
    assert with_night.night_share == pytest.approx(0.5)
    assert with_night.style == pytest.approx(day_only.style)
    assert day_only.exposure is not None
    assert with_night.exposure is not None
    assert with_night.exposure > day_only.exposure


def test_less_than_a_week_says_nothing_about_a_year() -> None:
    drive = score(trip(STEADY))
    assert (drive.yearly_km, drive.exposure) == (None, None)


def test_a_gap_in_the_recording_is_no_distance_and_no_stop() -> None:
    far = MORNING + timedelta(minutes=30)
    points = trip([20.0] * 10) + trip([2.0] * 10, start=far)
    drive = score(points)
    assert drive.km == pytest.approx((20 * 9 + 2 * 9) / 1000)
    assert part(drive, "braking").count == 0


def test_the_order_of_points_does_not_matter() -> None:
    points = trip(HARD_STOP) + trip(STEADY, name="b")
    assert score(points) == score(points[::-1])


def test_journeys_after_the_day_are_ignored() -> None:
    later = MORNING + timedelta(days=60)
    assert score(trip(STEADY) + trip(HARD_STOP, name="b", start=later)) == score(trip(STEADY))


def test_no_price_is_promised() -> None:
    drive = score(trip(HARD_STOP))
    words = " ".join((*drive.notes, *drive.coaching)).casefold()
    assert "discount" not in words
    assert "placeholders" in words


@pytest.mark.parametrize("points", [[], trip([0.0] * 10), trip([5.0])])
def test_journeys_without_movement_are_not_scored(points: list[TripPoint]) -> None:
    with pytest.raises(NotEnoughDataError, match="no movement"):
        score(points)


def test_points_far_apart_are_said_to_miss_events() -> None:
    sparse = [p for k, p in enumerate(trip(STEADY)) if k % 5 == 0]
    assert any("5 seconds apart" in note for note in score(sparse).notes)
