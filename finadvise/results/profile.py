"""Who the person says they are, as it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from finadvise.results.base import Result


@dataclass(frozen=True, kw_only=True)
class ProfileEntry:
    """One thing that was said."""

    key: str
    value: str


@dataclass(frozen=True, kw_only=True)
class ShownProfile(Result):
    """The profile: what was said, and what is still unsaid."""

    kind: ClassVar[str] = "profile"
    main_list: ClassVar[str] = "entries"

    entries: tuple[ProfileEntry, ...]
    unsaid: tuple[str, ...]
    file: str
