"""The world's facts, each file with its source and date; read once and kept.

Nothing here knows what the facts mean: modules that use them turn rows into their own types.
"""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib import resources
from typing import Any


def read_text(name: str) -> str:
    """Return a data file's text; `name` may hold a folder, as in `layouts/monzo.toml`."""
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")


@cache
def read_toml(name: str) -> dict[str, Any]:
    """Return a TOML file as a dictionary that callers must not change."""
    return tomllib.loads(read_text(name))


@cache
def read_csv(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a CSV file; lines that start with `#` carry its source and date."""
    lines = (line for line in read_text(name).splitlines() if not line.startswith("#"))
    return tuple(csv.DictReader(lines))


def names_in(folder: str, suffix: str) -> tuple[str, ...]:
    """Return the data files of a folder, sorted."""
    found = resources.files(__name__).joinpath(folder).iterdir()
    return tuple(sorted(f"{folder}/{f.name}" for f in found if f.name.endswith(suffix)))
