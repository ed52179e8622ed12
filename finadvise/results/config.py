"""The settings as they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from finadvise.results.base import Result


@dataclass(frozen=True, kw_only=True)
class ShownSetting:
    """A setting, its value, and where the value came from."""

    name: str
    value: str
    origin: str
    purpose: str


@dataclass(frozen=True, kw_only=True)
class Config(Result):
    """Every setting, and the folders that hold the person's data."""

    kind: ClassVar[str] = "config"
    main_list: ClassVar[str] = "settings"

    settings: tuple[ShownSetting, ...]
    folder: str
    store: str
