"""Where the shapes of a chart lie on an HTML page; the page's template draws them.

Inline SVG without a script: it prints, it mails, and its colours follow the page's light or dark.
"""

from __future__ import annotations

from dataclasses import dataclass

from finadvise.report.axis import amount_label, day_labels, ticks
from finadvise.report.document import Chart

WIDTH, HEIGHT = 720, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 12, 12, 28
_LEVELS = 4
_DAY_LABELS = 6


@dataclass(frozen=True, slots=True)
class Shapes:
    """Coordinates in the drawing's own units; `points` are those of SVG."""

    title: str
    legend: str
    levels: tuple[tuple[float, str], ...]
    days: tuple[tuple[float, str], ...]
    band: str
    lines: tuple[str, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    right: int = WIDTH - _RIGHT


def shapes_of(chart: Chart) -> Shapes | None:
    """Lay a chart out; None for fewer than two days."""
    if len(chart.days) < 2:
        return None
    values = [value for _, line in chart.lines for value in line]
    levels = ticks(min(values), max(values), _LEVELS)
    bottom, top = levels[0], levels[-1]
    low, *middle, high = [line for _, line in chart.lines]
    names = [name for name, _ in chart.lines]
    drawn = f"Line: {', '.join(names[1:-1])}. " if middle else ""
    upper = [_point(chart, i, v, bottom, top) for i, v in enumerate(high)]
    lower = [_point(chart, i, v, bottom, top) for i, v in enumerate(low)]
    return Shapes(
        title=chart.title,
        legend=f"{drawn}Band: {names[0]} to {names[-1]}.",
        levels=tuple((_height(v, bottom, top), amount_label(v)) for v in levels),
        days=tuple((_across(chart, i), text) for i, text in day_labels(chart.days, _DAY_LABELS)),
        band=" ".join([*upper, *reversed(lower)]),
        lines=tuple(
            " ".join(_point(chart, i, v, bottom, top) for i, v in enumerate(line))
            for line in middle
        ),
    )


def _point(chart: Chart, index: int, value: float, bottom: float, top: float) -> str:
    return f"{_across(chart, index)},{_height(value, bottom, top)}"


def _across(chart: Chart, index: int) -> float:
    return round(_LEFT + index / (len(chart.days) - 1) * (WIDTH - _LEFT - _RIGHT), 1)


def _height(value: float, bottom: float, top: float) -> float:
    return round(_TOP + (top - value) / (top - bottom) * (HEIGHT - _TOP - _BOTTOM), 1)
