"""What all answers share, and their JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, ClassVar

from finadvise.money import Money

SCHEMA = 1
NOT_ADVICE = (
    "This is information worked out from your own data, not regulated advice or a personal "
    "recommendation."
)
_ENVELOPE = frozenset({"as_of", "currency", "notes"})
_PLAIN = frozenset({type(None), bool, int, str})


@dataclass(frozen=True, kw_only=True)
class Result:
    """An answer: plain frozen values, no frame inside.

    Subclasses set `kind` (the name of the command and of the view) and `main_list` (the field that
    `csv` and `jsonl` print, empty where the answer is one record). A field whose JSON name is a
    Python keyword carries a trailing underscore, which the JSON drops.

    Args:
        as_of: The day the answer was worked out for.
        currency: ISO code the amounts are in.
        notes: Caveats for the reader, one sentence each; `warnings` in the JSON envelope.
    """

    kind: ClassVar[str]
    main_list: ClassVar[str] = ""

    as_of: date
    currency: str
    notes: tuple[str, ...] = ()

    def envelope(self) -> dict[str, Any]:
        """Return the JSON object of the command-line contract."""
        data = {
            _json_name(f.name): to_json(getattr(self, f.name))
            for f in fields(self)
            if f.name not in _ENVELOPE
        }
        return {
            "schema": SCHEMA,
            "kind": self.kind,
            "as_of": self.as_of.isoformat(),
            "currency": self.currency,
            "warnings": list(self.notes),
            "data": data,
        }

    def rows(self) -> list[dict[str, Any]]:
        """Return the main list as flat JSON objects (the whole answer where there is no list)."""
        data = self.envelope()["data"]
        listed = data[self.main_list] if self.main_list else [data]
        return [_flat(item) for item in listed]


def to_json(value: object) -> Any:
    """Turn a value of a result into what `json` can write.

    Money becomes a decimal string, dates ISO text, floats are rounded to six decimals.

    Raises:
        TypeError: A type that has no place in a result.
    """
    if type(value) in _PLAIN:
        return value
    if isinstance(value, (bool, int, str)):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, (Money, float, date)):
        return _scalar(value)
    if isinstance(value, Mapping):
        return {str(k): to_json(v) for k, v in value.items()}
    if isinstance(value, (tuple, list)):
        return [to_json(v) for v in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {json_name: to_json(getattr(value, name)) for name, json_name in _names(type(value))}
    raise TypeError(f"a result cannot hold {type(value).__name__}")


def _scalar(value: Money | float | date) -> str | float:
    if isinstance(value, Money):
        return value.plain()
    return round(value, 6) if isinstance(value, float) else value.isoformat()


@cache
def _names(kind: type) -> tuple[tuple[str, str], ...]:
    return tuple((f.name, _json_name(f.name)) for f in fields(kind))


def _json_name(name: str) -> str:
    return name.removesuffix("_")


def _flat(item: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in item.items():
        if isinstance(value, Mapping):
            flat |= _flat(value, f"{prefix}{key}_")
        elif isinstance(value, list) and all(isinstance(v, str) for v in value):
            flat[prefix + key] = " ".join(value)
        elif isinstance(value, list):
            flat[prefix + key] = len(value)
        else:
            flat[prefix + key] = value
    return flat
