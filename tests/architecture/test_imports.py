"""Imports point down only."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from architecture.source import Module, modules

BOTTOM = {"", "model", "results", "money", "periods", "errors", "data"}
MIDDLE = {"readers", "store", "home", "analysis", "report"}
MAY_IMPORT = (
    {"__main__": {"cli"}, "cli": {"cli", "workflows"} | MIDDLE, "workflows": {"workflows"} | MIDDLE}
    | {room: {room} for room in MIDDLE}
    | {room: set() for room in BOTTOM}
)
SUBJECTS = {"ledger", "outlook", "plan", "wealth", "cover"}

# Library: the rooms or modules whose job it is.
HOMES = {
    "jinja2": ("report.writers",),
    "matplotlib": ("report",),
    "mt940": ("readers",),
    "ofxparse": ("readers.ofx",),
    "pandas": ("analysis",),
    "platformdirs": ("home",),
    "pypfopt": ("analysis.wealth",),
    "rich": ("report", "cli"),
    "sklearn": ("analysis.ledger",),
    "sqlite3": ("store",),
    "sqlite_utils": ("store",),
    "tomlkit": ("home",),
    "typer": ("cli",),
}
# Modules that touch a disk, a clock, a console or a setting.
OUTSIDE_WORLD = {"io", "os", "pathlib", "shutil", "sys", "tempfile", "time", "subprocess"}


def test_a_room_imports_only_rooms_below_it() -> None:
    wrong = [
        f"{module.where}:{line} imports {name}"
        for module, name, line in _inside_imports()
        if _room(name) not in MAY_IMPORT[module.room] | BOTTOM
    ]
    assert wrong == []


def test_every_module_belongs_to_a_room_of_the_house() -> None:
    strangers = [m.where for m in modules() if m.room not in MAY_IMPORT]
    assert strangers == []


def test_the_bottom_row_imports_only_the_standard_library() -> None:
    wrong = [
        f"{module.where}:{line} imports {name}"
        for module, name, line in _outside_imports()
        if module.room in BOTTOM and _top(name) not in sys.stdlib_module_names
    ]
    assert wrong == []


def test_subjects_use_each_others_results_and_not_each_others_modules() -> None:
    wrong = [
        f"{module.where}:{line} imports {name}"
        for module, name, line in _inside_imports()
        if (mine := _subject(f"finadvise.{module.name}")) in SUBJECTS
        and (theirs := _subject(name)) in SUBJECTS | {"advice"}
        and theirs != mine
    ]
    assert wrong == []


def test_each_library_stays_where_its_job_is() -> None:
    wrong = [
        f"{module.where}:{line} imports {name}"
        for module, name, line in _outside_imports()
        if (homes := HOMES.get(_top(name)))
        and not any(module.name == h or module.name.startswith(f"{h}.") for h in homes)
    ]
    assert wrong == []


def test_only_the_portfolio_imports_the_optimiser() -> None:
    found = {m.name for m, name, _ in _outside_imports() if _top(name) == "pypfopt"}
    assert found <= {"analysis.wealth.portfolio", "analysis.wealth.optimiser"}


def test_an_analysis_sees_no_disk_clock_console_or_setting() -> None:
    wrong = [
        f"{module.where}:{line} imports {name}"
        for module, name, line in _outside_imports()
        if module.room == "analysis" and _top(name) in OUTSIDE_WORLD
    ]
    assert wrong == []


def test_a_report_imports_no_frame_and_no_learner() -> None:
    wrong = [
        f"{module.where}:{line} imports {name}"
        for module, name, line in _outside_imports()
        if module.room == "report" and _top(name) in {"pandas", "numpy", "sklearn", "pypfopt"}
    ]
    assert wrong == []


def _inside_imports() -> Iterator[tuple[Module, str, int]]:
    for module in modules():
        for name, line in module.imports():
            if name.startswith("finadvise."):
                yield module, name, line


def _outside_imports() -> Iterator[tuple[Module, str, int]]:
    for module in modules():
        for name, line in module.imports():
            if _top(name) != "finadvise":
                yield module, name, line


def _top(name: str) -> str:
    return name.split(".", maxsplit=1)[0]


def _room(name: str) -> str:
    room = name.split(".")[1]
    return "" if room.startswith("__") else room


def _subject(name: str) -> str:
    parts = name.split(".")
    return parts[2] if len(parts) > 2 and parts[1] == "analysis" else ""
