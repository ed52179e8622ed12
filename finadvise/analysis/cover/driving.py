"""How somebody drives: events in journeys, blended with the usual driver by distance.

Events are counted from speed, not from a raw accelerometer, which is mis-calibrated too often. The
rates are credibility-weighted (Bühlmann's Z = n / (n + k)), since a few hundred kilometres say
little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby, pairwise
from math import exp, radians
from statistics import median
from typing import Any

from finadvise.data import read_toml
from finadvise.errors import NotEnoughDataError
from finadvise.model.driving import TripPoint
from finadvise.results.drive import Drive, DrivingEvent, DrivingPart, TripScore

FACTS = "driving.toml"
_SHOWN_EVENTS = 3
_LONGEST_USEFUL_GAP = 2.0
_SHORTEST_SPAN_DAYS = 7
_KMH = 3.6
_WHAT = {"braking": "hard braking", "acceleration": "hard start", "cornering": "hard bend"}


@dataclass(frozen=True, slots=True)
class _Step:
    """What happened between two points: seconds, metres and accelerations."""

    trip: str
    at: datetime
    seconds: float
    metres: float
    along_mps2: float
    across_mps2: float | None
    speed_mps: float
    limit_mps: float | None
    place: str


def score_driving(points: Sequence[TripPoint], *, as_of: date, currency: str) -> Drive:
    """Score recorded journeys.

    Args:
        points: About one a second; points after `as_of` are ignored, order does not matter.
        as_of: The day of the answer.
        currency: Of the envelope; no amount is involved.

    Returns:
        A style score from 0 to 10 with its parts, the hardest events, and exposure beside it.
        Parts that the table cannot show (bends without headings) are left out of the weighting.

    Raises:
        NotEnoughDataError: No two points of one journey follow each other.
    """
    facts = read_toml(FACTS)
    steps = list(_steps([p for p in points if p.at.date() <= as_of], facts))
    metres = sum(step.metres for step in steps)
    if metres <= 0:
        raise NotEnoughDataError(
            "the journeys hold no movement", hint="record at least one journey, a point a second"
        )
    km = metres / 1000
    events = sorted(_events(steps, facts), key=lambda e: (-e.size, e.at))
    parts = _parts(steps, events, km, facts)
    seen = [part for part in parts if part.score is not None]
    weight = sum(part.weight for part in seen)
    style = sum((p.score or 0.0) * p.weight for p in seen) / weight if weight else None
    night = sum(s.metres for s in steps if _is_night(s.at, facts)) / metres
    yearly = _yearly_km(steps, km)
    return Drive(
        as_of=as_of,
        currency=currency,
        notes=_notes(steps, parts, km, facts),
        style=style,
        confidence=_confidence(km, facts),
        km=km,
        trips=tuple(_trips(steps, events)),
        parts=parts,
        events=tuple(events[:_SHOWN_EVENTS]),
        night_share=night,
        yearly_km=yearly,
        exposure=None if yearly is None else _exposure(yearly, night, facts),
        coaching=tuple(_coaching(parts, km, facts)),
        assumptions=facts["id"],
    )


def _steps(points: Sequence[TripPoint], facts: Mapping[str, Any]) -> Iterator[_Step]:
    ordered = sorted(points, key=lambda p: (p.trip, p.at))
    for _, group in groupby(ordered, key=lambda p: p.trip):
        journey = _smooth(list(group))
        for before, after in pairwise(journey):
            seconds = (after.at - before.at).total_seconds()
            if not 0 < seconds <= facts["gap_seconds"]:
                continue
            largest = facts["largest_mps2"]
            along = (after.speed_mps - before.speed_mps) / seconds
            yield _Step(
                trip=after.trip,
                at=after.at,
                seconds=seconds,
                metres=(before.speed_mps + after.speed_mps) / 2 * seconds,
                along_mps2=max(-largest, min(largest, along)),
                across_mps2=_across(before, after, seconds, largest),
                speed_mps=after.speed_mps,
                limit_mps=after.limit_mps,
                place=after.place,
            )


def _smooth(journey: list[TripPoint]) -> list[TripPoint]:
    """Replace each speed by the median of itself and its neighbours: one bad reading is none."""
    speeds = [point.speed_mps for point in journey]
    return [
        replace(point, speed_mps=median(speeds[max(0, k - 1) : k + 2])) if 0 < k < len(speeds) - 1
        else point
        for k, point in enumerate(journey)
    ]  # fmt: skip


def _across(before: TripPoint, after: TripPoint, seconds: float, largest: float) -> float | None:
    if before.heading_degrees is None or after.heading_degrees is None:
        return None
    turned = (after.heading_degrees - before.heading_degrees + 180) % 360 - 180
    return min(largest, abs(radians(turned)) / seconds * after.speed_mps)


def _events(steps: Sequence[_Step], facts: Mapping[str, Any]) -> Iterator[DrivingEvent]:
    """Yield the events, those closer together than a few seconds merged into the hardest."""
    limits: dict[str, tuple[str, Callable[[_Step], float]]] = {
        "braking": ("brake_mps2", lambda s: -s.along_mps2),
        "acceleration": ("accelerate_mps2", lambda s: s.along_mps2),
        "cornering": ("corner_mps2", lambda s: s.across_mps2 or 0.0),
    }
    merge = timedelta(seconds=facts["merge_seconds"])
    for part, (limit, size_of) in limits.items():
        run: list[_Step] = []
        for step in (s for s in steps if size_of(s) > facts[limit]):
            if run and (step.trip != run[-1].trip or step.at - run[-1].at >= merge):
                yield _event(part, max(run, key=size_of), size_of)
                run = []
            run.append(step)
        if run:
            yield _event(part, max(run, key=size_of), size_of)


def _event(part: str, step: _Step, size_of: Callable[[_Step], float]) -> DrivingEvent:
    return DrivingEvent(
        trip=step.trip,
        at=step.at,
        what=_WHAT[part],
        size=size_of(step),
        speed_kmh=step.speed_mps * _KMH,
        place=step.place,
    )


def _parts(
    steps: Sequence[_Step], events: Sequence[DrivingEvent], km: float, facts: Mapping[str, Any]
) -> tuple[DrivingPart, ...]:
    counts = {part: sum(e.what == what for e in events) for part, what in _WHAT.items()}
    fast = sum(s.seconds for s in steps if s.speed_mps > _allowed_mps(s, facts))
    rates: dict[str, float | None] = {part: n / km * 100 for part, n in counts.items()}
    if all(step.across_mps2 is None for step in steps):
        rates["cornering"] = None
    rates["speed"] = fast / sum(step.seconds for step in steps)
    counts["speed"] = round(fast)
    return tuple(_part(part, counts[part], rate, km, facts) for part, rate in rates.items())


def _part(
    part: str, count: int, rate: float | None, km: float, facts: Mapping[str, Any]
) -> DrivingPart:
    row = facts["parts"][part]
    trust = km / (km + facts["credible_km"])
    blended = None if rate is None else trust * rate + (1 - trust) * row["usual"]
    return DrivingPart(
        part=part,
        count=count,
        rate=rate,
        usual=row["usual"],
        blended=blended,
        score=None if blended is None else 10 * exp(-blended / row["scale"]),
        weight=row["weight"],
    )


def _allowed_mps(step: _Step, facts: Mapping[str, Any]) -> float:
    """Return the speed from which a step counts as too fast; instruments are allowed an error."""
    if step.limit_mps is None:
        return float(facts["fast_kmh"]) / _KMH
    return step.limit_mps * (1 + float(facts["limit_share"])) + float(facts["limit_kmh"]) / _KMH


def _is_night(at: datetime, facts: Mapping[str, Any]) -> bool:
    start, end = facts["night_hours"]
    return bool(at.hour >= start or at.hour < end)


def _yearly_km(steps: Sequence[_Step], km: float) -> float | None:
    days = (max(s.at for s in steps) - min(s.at for s in steps)).days + 1
    return km / days * 365.25 if days >= _SHORTEST_SPAN_DAYS else None


def _exposure(yearly_km: float, night_share: float, facts: Mapping[str, Any]) -> float:
    distance = float((yearly_km / facts["yearly_km"]) ** facts["exposure_power"])
    return distance * (1 + float(facts["night_extra"]) * night_share)


def _trips(steps: Sequence[_Step], events: Sequence[DrivingEvent]) -> Iterator[TripScore]:
    for trip, group in groupby(steps, key=lambda s: s.trip):
        parts = list(group)
        yield TripScore(
            trip=trip,
            day=parts[0].at.date(),
            km=sum(s.metres for s in parts) / 1000,
            minutes=sum(s.seconds for s in parts) / 60,
            events=sum(e.trip == trip for e in events),
        )


def _confidence(km: float, facts: Mapping[str, Any]) -> str:
    if km >= facts["high_km"]:
        return "high"
    return "medium" if km >= facts["medium_km"] else "low"


def _coaching(parts: Sequence[DrivingPart], km: float, facts: Mapping[str, Any]) -> Iterator[str]:
    worse = [p for p in parts if p.rate is not None and p.rate > p.usual]
    for part in sorted(worse, key=lambda p: (p.score or 0.0, p.part)):
        yield facts["parts"][part.part]["hint"].format(count=part.count, km=km)


def _notes(
    steps: Sequence[_Step], parts: Sequence[DrivingPart], km: float, facts: Mapping[str, Any]
) -> tuple[str, ...]:
    notes = [f"Based on {km:.0f} km; the less there is, the closer the score to a usual driver's."]
    gap = median(step.seconds for step in steps)
    if gap > _LONGEST_USEFUL_GAP:
        notes.append(f"Points are {gap:.0f} seconds apart, so short events are missed.")
    notes += [f"The table cannot show {p.part}." for p in parts if p.score is None]
    notes.append(
        f"Thresholds and weights are placeholders ({facts['id']} of {facts['date']}), for coaching "
        "only. Insurers that use recordings look at these things; each weighs them its own way."
    )
    return tuple(notes)
