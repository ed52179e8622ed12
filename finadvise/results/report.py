"""Several answers behind one another: the monthly report and the tour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from finadvise.results.base import Result


@dataclass(frozen=True, kw_only=True)
class Part:
    """One answer and the command that gives it alone."""

    command: str
    result: Result


@dataclass(frozen=True, kw_only=True)
class Report(Result):
    """What a month looked like and what comes next."""

    kind: ClassVar[str] = "report"

    title: str
    parts: tuple[Part, ...]

    def envelope(self) -> dict[str, Any]:
        """Return the envelope; each part under its kind, as its own command gives it."""
        shell = Result.envelope(_Shell(as_of=self.as_of, currency=self.currency, notes=self.notes))
        parts = [{"command": p.command, **p.result.envelope()} for p in self.parts]
        return {**shell, "kind": self.kind, "data": {"title": self.title, "parts": parts}}

    def rows(self) -> list[dict[str, Any]]:
        """Return one row for each part."""
        return [{"command": p.command, "kind": p.result.kind} for p in self.parts]


@dataclass(frozen=True, kw_only=True)
class Demo(Report):
    """The tour on the sample household."""

    kind: ClassVar[str] = "demo"


@dataclass(frozen=True, kw_only=True)
class _Shell(Result):
    kind: ClassVar[str] = "report"
