"""`profile.toml`: who the person is, as values and back.

The file's keys are the fields of `Profile` and its parts; a field that ends in `_minor` is written
without that ending, as a decimal string such as `"1450.00"`.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from finadvise.errors import SettingError, UsageError
from finadvise.home.folders import ensure_folder, write_private
from finadvise.home.settings import read_toml_file
from finadvise.model.person import Profile
from finadvise.money import Money, parse_plain

_Part = TypeVar("_Part")
_TABLES = ("debts", "cover", "goals")


def load_profile(path: Path, currency: str) -> Profile:
    """Read the profile; a missing file is an empty profile.

    Raises:
        SettingError: Unknown key or a value of the wrong kind, naming the file and the key.
    """
    return _build(Profile, read_toml_file(path), currency, str(path))


def change_profile(path: Path, currency: str, changes: Mapping[str, str]) -> Profile:
    """Set plain keys (`born=1988`), write the file and return the new profile.

    Raises:
        UsageError: A key that does not exist, holds a list of tables, or cannot take the value.
    """
    import tomlkit

    names = {_key(f.name): f.name for f in fields(Profile) if f.name not in _TABLES}
    document = tomlkit.parse(path.read_text("utf-8")) if path.exists() else tomlkit.document()
    for key, text in changes.items():
        if key not in names:
            raise UsageError(
                f"no profile key is called {key!r}",
                hint=f"use one of {', '.join(names)}; {', '.join(_TABLES)} are edited in {path}",
            )
        document[key] = _from_text(names[key], text)
    try:
        profile = _build(Profile, document.unwrap(), currency, "profile")
    except SettingError as error:
        raise UsageError(error.message, hint=error.hint) from None
    ensure_folder(path.parent)
    write_private(path, tomlkit.dumps(document))
    return profile


def profile_values(profile: Profile, currency: str) -> dict[str, Any]:
    """Return the profile under its file's keys, money as decimal strings."""
    values: dict[str, Any] = _plain(profile, currency)
    return values


def _plain(value: Any, currency: str) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {
            _key(f.name): Money(v, currency).plain()
            if f.name.endswith("_minor")
            else _plain(v, currency)
            for f in fields(value)
            for v in (getattr(value, f.name),)
        }
    if isinstance(value, tuple):
        return [_plain(v, currency) for v in value]
    return value


def _key(field_name: str) -> str:
    return field_name.removesuffix("_minor")


def _build(kind: type[_Part], values: Mapping[str, Any], currency: str, where: str) -> _Part:
    hints = typing.get_type_hints(kind)
    names = {_key(name): name for name in hints}
    taken: dict[str, Any] = {}
    for key, value in values.items():
        if key not in names:
            raise SettingError(f"{where}: unknown key {key!r}", hint=f"use {', '.join(names)}")
        name = names[key]
        taken[name] = (
            _amount(value, currency, f"{where}: {key}")
            if name.endswith("_minor")
            else _convert(hints[name], value, currency, f"{where}: {key}")
        )
    try:
        return kind(**taken)
    except TypeError:
        needed = [_key(n) for n in hints if n not in taken]
        raise SettingError(f"{where}: something is missing; wanted {', '.join(needed)}") from None


def _convert(hint: Any, value: Any, currency: str, where: str) -> Any:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return _convert(arguments[0], value, currency, where)
    if origin is typing.Literal:
        if value not in arguments:
            raise SettingError(f"{where}: {value!r} is not one of {', '.join(arguments)}")
        return value
    if origin is tuple:
        if not isinstance(value, list):
            raise SettingError(f"{where}: must be a list")
        return tuple(_convert(arguments[0], v, currency, where) for v in value)
    if is_dataclass(hint) and isinstance(hint, type):
        if not isinstance(value, dict):
            raise SettingError(f"{where}: must be a table")
        return _build(hint, value, currency, where)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        raise SettingError(f"{where}: {value!r} is not {_NAMES.get(hint, hint.__name__)}")
    return value


_NAMES = {
    int: "a whole number",
    float: "a number",
    str: "text",
    date: "a date",
    bool: "true or false",
}


def _amount(value: object, currency: str, where: str) -> int:
    try:
        return parse_plain(str(value), currency).minor
    except ValueError as error:
        raise SettingError(f"{where}: {error}", hint='write it as "1450.00"') from None


def _from_text(name: str, text: str) -> Any:
    """Turn an option's text into the TOML value of a field."""
    hint = typing.get_type_hints(Profile)[name]
    try:
        if typing.get_origin(hint) is tuple:
            return [int(part) for part in text.split(",") if part.strip()]
        options = typing.get_args(hint) or (hint,)
        if name.endswith("_minor"):
            return text
        if int in options or float in options:
            return int(text) if int in options else float(text)
        return date.fromisoformat(text) if date in options else text
    except ValueError:
        raise UsageError(f"{_key(name)} cannot be {text!r}") from None
