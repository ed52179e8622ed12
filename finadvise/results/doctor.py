"""The health of the store and of the data in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from finadvise.results.base import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing looked at; `do` is empty where all is well."""

    name: str
    state: Literal["ok", "look", "bad"]
    detail: str
    do: str = ""


@dataclass(frozen=True, kw_only=True)
class Health(Result):
    """Every check, in a fixed order."""

    kind: ClassVar[str] = "doctor"
    main_list: ClassVar[str] = "checks"

    checks: tuple[Check, ...]
