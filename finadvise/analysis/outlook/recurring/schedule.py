"""When a series is due: its day, what a week-end does to it, the months it leaves out."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median_low

from finadvise.analysis.outlook.recurring.cadence import DAYS_PER_MONTH, Rhythm
from finadvise.analysis.outlook.recurring.working_days import move
from finadvise.periods import add_months, month_end
from finadvise.results.recurring import Moves

# Older payments say less about the day in use now.
_RECENT = 10
_FADE = 0.85
_MOVES: tuple[Moves, ...] = ("none", "next", "previous")


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """Turns of one series.

    Args:
        last_turn: Nominal due date of the last payment, before any move.
        usual_day: Day of the month, 0 where the cadence counts days.
        skipped_months: Calendar months without a turn.
    """

    rhythm: Rhythm
    last_turn: date
    usual_day: int = 0
    moves: Moves = "none"
    skipped_months: tuple[int, ...] = ()

    def turns(self) -> Iterator[date]:
        """Walk the nominal due dates after the last payment."""
        step = 0
        while self.last_turn.year + step * self.rhythm.days / 365 < date.max.year - 1:
            step += 1
            if not self.rhythm.months:
                yield self.last_turn + timedelta(days=round(step * self.rhythm.days))
                continue
            month = add_months(self.last_turn.replace(day=1), step * self.rhythm.months)
            if month.month not in self.skipped_months:
                yield on_day(month, self.usual_day)

    def due_between(
        self, first: date, last: date, closed: Container[date] = frozenset()
    ) -> list[date]:
        """Return the due dates from `first` to `last`, both included, moved off closed days."""
        due: list[date] = []
        for turn in self.turns():
            if turn > last + timedelta(days=7):
                return due
            day = move(turn, self.moves, closed)
            if first <= day <= last:
                due.append(day)
        return due


def on_day(month: date, usual_day: int) -> date:
    """Return the usual day in the month of a date; the month's last where it is shorter."""
    return month.replace(day=min(usual_day, month_end(month).day))


def learn_schedule(days: Sequence[date], rhythm: Rhythm, *, loose: bool = False) -> Schedule:
    """Learn the turns of a series from the days it was paid, oldest first.

    A `loose` series, such as a habit, keeps no day: its turns are counted from the last payment.
    """
    recent = days[-_RECENT:]
    if loose:
        return Schedule(rhythm=rhythm, last_turn=days[-1], usual_day=days[-1].day)
    if not rhythm.months:
        return Schedule(rhythm=rhythm, last_turn=_last_turn_in_days(recent, rhythm.days))
    usual_day, moves = _usual_day(recent)
    skipped = _skipped_months(days) if rhythm.months == 1 else ()
    return Schedule(
        rhythm=rhythm,
        last_turn=nearest_turn(recent[-1], usual_day),
        usual_day=usual_day,
        moves=moves,
        skipped_months=skipped,
    )


def _last_turn_in_days(recent: Sequence[date], period: float) -> date:
    last = recent[-1].toordinal()
    offsets = [
        d.toordinal() + round(max(0, round((last - d.toordinal()) / period)) * period) - last
        for d in recent[-5:]
    ]
    return recent[-1] + timedelta(days=median_low(offsets))


def _usual_day(recent: Sequence[date]) -> tuple[int, Moves]:
    """Choose the day and the move that miss the recent payments least.

    A move is believed only where it explains payments better than none does.
    """
    best, choice = float("inf"), (recent[-1].day, _MOVES[0])
    near = {(d.day + shift - 1) % 31 + 1 for d in recent for shift in range(-3, 4)}
    for day in sorted(near):
        turns = [(paid, nearest_turn(paid, day)) for paid in reversed(recent)]
        for dearer, moves in enumerate(_MOVES):
            miss = 0.01 * dearer
            for age, (paid, turn) in enumerate(turns):
                miss += _FADE**age * min(abs((paid - move(turn, moves)).days), 6)
            if miss < best - 1e-9:
                best, choice = miss, (day, moves)
    return choice


def nearest_turn(paid: date, usual_day: int) -> date:
    """Return the nominal due date, a usual day of some month, that a payment is nearest to."""
    month = paid.replace(day=1)
    near = [on_day(add_months(month, k), usual_day) for k in (-1, 0, 1)]
    return min(near, key=lambda d: abs((d - paid).days))


def _skipped_months(days: Sequence[date]) -> tuple[int, ...]:
    """Return the calendar months never paid: neighbours lived through twice, or one three times.

    A single month missed twice may be chance; a scheme leaves the same two or three out together.
    """
    lived: dict[int, int] = {}
    month, last = days[0].replace(day=1), days[-1].replace(day=1)
    while month <= last:
        lived[month.month] = lived.get(month.month, 0) + 1
        month = add_months(month, 1)
    middle = timedelta(days=DAYS_PER_MONTH / 12)
    paid = {d.month for d in days} | {(d + middle).month for d in days if d.day > 28}
    absent = {m for m, times in lived.items() if times > 1 and m not in paid}
    kept = {m for m in absent if lived[m] > 2 or {m % 12 + 1, (m - 2) % 12 + 1} & absent}
    return tuple(sorted(kept)) if len(kept) <= 3 else ()
