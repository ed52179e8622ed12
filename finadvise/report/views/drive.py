"""The page of the driving score."""

from __future__ import annotations

from finadvise.report.document import (
    Block,
    Column,
    Document,
    Facts,
    Heading,
    Number,
    Percent,
    Points,
    Table,
)
from finadvise.results.drive import Drive, DrivingPart


def view(drive: Drive) -> Document:
    """Show the style, its parts, the hardest moments and hints."""
    blocks: list[Block] = [_facts(drive), _parts(drive)]
    if drive.events:
        blocks += [Heading("Hardest moments"), _events(drive)]
    if drive.coaching:
        blocks += [Heading("Hints"), Points(drive.coaching)]
    return Document("Driving", tuple(blocks), drive.notes)


def _facts(drive: Drive) -> Facts:
    return Facts(
        (
            ("Style (10 is calmest)", _number(drive.style, 1)),
            ("Confidence", drive.confidence),
            ("Journeys", len(drive.trips)),
            ("Distance in km", Number(drive.km, 1)),
            ("Share at night", Percent(drive.night_share)),
            ("At this pace km a year", _number(drive.yearly_km, 0)),
            ("Exposure (1 is 10,000 km by day)", _number(drive.exposure, 2)),
        )
    )


def _number(value: float | None, decimals: int) -> Number | str:
    return "not enough days" if value is None else Number(value, decimals)


def _parts(drive: Drive) -> Table:
    columns = (
        Column("Part"),
        Column("Count", right=True),
        Column("Rate", right=True),
        Column("Usual", right=True),
        Column("Score", right=True),
    )
    rows = tuple(
        (p.part, p.count, _rate(p, p.rate), _rate(p, p.usual), _score(p)) for p in drive.parts
    )
    return Table(columns, rows, title="Events in 100 km; for speed the share of time")


def _rate(part: DrivingPart, rate: float | None) -> Percent | Number | None:
    if rate is None:
        return None
    return Percent(rate, 1) if part.part == "speed" else Number(rate, 1)


def _score(part: DrivingPart) -> Number | None:
    return None if part.score is None else Number(part.score, 1)


def _events(drive: Drive) -> Table:
    columns = (
        Column("When"),
        Column("What"),
        Column("m/s²", right=True),
        Column("km/h", right=True),
        Column("Where"),
    )
    rows = tuple(
        (f"{e.at:%Y-%m-%d %H:%M:%S}", e.what, Number(e.size, 1), Number(e.speed_kmh, 0), e.place)
        for e in drive.events
    )
    return Table(columns, rows)
