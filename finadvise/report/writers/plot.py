"""A chart as lines of characters: a shaded band with its middle line.

The plain block characters are in every terminal font, and shade is read without colour.
"""

from __future__ import annotations

from finadvise.report.axis import amount_label, day_labels, ticks
from finadvise.report.document import Chart
from finadvise.report.sanitise import for_terminal

_WIDEST_COLUMNS = 100
_ROWS = 12
_LEAST_COLUMNS = 24
_BAND, _LINE = "░", "━"
_DAY_COLUMNS = 11


def plot(chart: Chart, width: int) -> list[str]:
    """Draw a chart `width` characters wide; nothing where there is no room or a single day."""
    if len(chart.days) < 2:
        return []
    values = [v for _, line in chart.lines for v in line]
    levels = ticks(min(values), max(values), 4)
    margin = max(len(amount_label(level)) for level in levels) + 2
    columns = min(width, _WIDEST_COLUMNS) - margin
    if columns < _LEAST_COLUMNS:
        return []
    grid = _drawn(chart, columns, levels[0], levels[-1])
    labels = {_row(level, levels[0], levels[-1]): amount_label(level) for level in levels}
    body = [
        f"{labels.get(row, ''):>{margin - 2}} {'┤' if row in labels else '│'}{''.join(grid[row])}"
        for row in range(_ROWS - 1, -1, -1)
    ]
    return [*body, *_foot(chart, columns, margin), _legend(chart, margin)]


def _drawn(chart: Chart, columns: int, bottom: float, top: float) -> list[list[str]]:
    grid = [[" "] * columns for _ in range(_ROWS)]
    *middle, high = [line for _, line in chart.lines[1:]]
    low = chart.lines[0][1]
    for column in range(columns):
        share = column / (columns - 1)
        lowest, highest = (_row(_between(line, share), bottom, top) for line in (low, high))
        for row in range(lowest, highest + 1):
            grid[row][column] = _BAND
        for line in middle:
            grid[_row(_between(line, share), bottom, top)][column] = _LINE
    return grid


def _between(line: tuple[float, ...], share: float) -> float:
    """Return the value at a share of the line's length, straight between its points."""
    place = share * (len(line) - 1)
    first = min(int(place), len(line) - 2)
    return line[first] + (line[first + 1] - line[first]) * (place - first)


def _row(value: float, bottom: float, top: float) -> int:
    return round((value - bottom) / (top - bottom) * (_ROWS - 1))


def _foot(chart: Chart, columns: int, margin: int) -> list[str]:
    line = [" "] * columns
    ruler = ["─"] * columns
    last = len(chart.days) - 1
    for index, text in day_labels(chart.days, max(1, columns // _DAY_COLUMNS)):
        at = round(index * (columns - 1) / last)
        ruler[at] = "┬"
        start = min(max(0, at - len(text) // 2), columns - len(text))
        line[start : start + len(text)] = text
    return [f"{' ' * (margin - 1)}└{''.join(ruler)}", f"{' ' * margin}{''.join(line)}"]


def _legend(chart: Chart, margin: int) -> str:
    names = [for_terminal(name) for name, _ in chart.lines]
    middle = f"{_LINE} {', '.join(names[1:-1])}   " if names[1:-1] else ""
    return f"{' ' * margin}{middle}{_BAND} {names[0]} to {names[-1]}"
