"""Which categories give way, and by how much, so that a plan fits.

The pain of a cut grows with its square, so several small cuts beat one large one: minimise the sum
of `pain / limit * cut²` with the cuts adding up to what is missing and none above its limit. The
conditions of Karush, Kuhn and Tucker give each cut as `limit * min(1, level / pain)`; the one level
that makes the cuts add up is found by bisection.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_BISECTIONS = 60


@dataclass(frozen=True, slots=True)
class Room:
    """Where something can give way.

    Args:
        limit_minor: The most that can go.
        pain: 1 to 5, higher hurts more.
    """

    category: str
    limit_minor: int
    pain: float


def plan_cuts(
    rooms: Sequence[Room], missing_minor: int, *, step_minor: int, most: int
) -> dict[str, int]:
    """Return the cut of each category that gives way, in minor units.

    The cuts add up to `missing_minor` exactly and none is above its limit. Where the limits do not
    reach, every category is cut to its limit and something stays missing.

    Args:
        rooms: Where something can give way.
        missing_minor: What has to be found; nothing or less asks for no cut.
        step_minor: Cuts are multiples of this where the sum allows it, and seldom smaller.
        most: At most so many categories, where their limits suffice.
    """
    rooms = [room for room in rooms if room.limit_minor > 0]
    if missing_minor <= 0 or not rooms:
        return {}
    if _reach(rooms) <= missing_minor:
        return {room.category: room.limit_minor for room in rooms}
    exact = _solve(rooms, missing_minor)
    while len(rooms) > 1:
        least = min(rooms, key=lambda r: (exact[r.category], r.category))
        rest = [room for room in rooms if room is not least]
        fine = len(rooms) <= most and exact[least.category] >= step_minor
        if fine or _reach(rest) < missing_minor:
            break
        rooms, exact = rest, _solve(rest, missing_minor)
    return _rounded(rooms, exact, missing_minor, max(1, step_minor))


def _reach(rooms: Sequence[Room]) -> int:
    return sum(room.limit_minor for room in rooms)


def _solve(rooms: Sequence[Room], missing: int) -> dict[str, float]:
    low, high = 0.0, max(room.pain for room in rooms)
    for _ in range(_BISECTIONS):
        level = (low + high) / 2
        if sum(_cut(room, level) for room in rooms) < missing:
            low = level
        else:
            high = level
    return {room.category: _cut(room, high) for room in rooms}


def _cut(room: Room, level: float) -> float:
    return room.limit_minor * min(1.0, level / room.pain)


def _rounded(
    rooms: Sequence[Room], exact: dict[str, float], missing: int, step: int
) -> dict[str, int]:
    """Round down to steps, then hand what is missing to the cuts that lost most."""
    cuts = {r.category: min(r.limit_minor, int(exact[r.category]) // step * step) for r in rooms}
    rest = missing - sum(cuts.values())
    while rest > 0:
        open_ = [r for r in rooms if cuts[r.category] < r.limit_minor]
        room = max(open_, key=lambda r: (exact[r.category] - cuts[r.category], r.category))
        add = min(step, rest, room.limit_minor - cuts[room.category])
        cuts[room.category] += add
        rest -= add
    return {category: cut for category, cut in cuts.items() if cut}
