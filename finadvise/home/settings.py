"""`config.toml`: few settings, each with the origin of its value."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from finadvise.errors import SettingError, UsageError
from finadvise.home.folders import ensure_folder, write_private


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as it stands; `origin` is `environment`, `config.toml` or `default`."""

    name: str
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Known:
    """A setting that exists: its default, a check, and what it is for."""

    default: str
    accepts: Callable[[str], bool]
    rule: str
    purpose: str


def _is_code(length: int) -> Callable[[str], bool]:
    return lambda text: len(text) == length and text.isascii() and text.isalpha() and text.isupper()


KNOWN: Mapping[str, Known] = {
    "currency": Known("GBP", _is_code(3), "a currency code such as GBP", "currency of reports"),
    "country": Known("GB", _is_code(2), "a country code such as GB", "country of the household"),
}


def load_settings(path: Path, environment: Mapping[str, str]) -> dict[str, Setting]:
    """Read every known setting; the environment beats the file.

    Raises:
        SettingError: The file is no TOML, names an unknown setting, or holds a bad value.
    """
    stored = _read(path)
    settings = {}
    for name, known in KNOWN.items():
        value, origin = known.default, "default"
        if name in stored:
            value, origin = stored[name], "config.toml"
        if (given := environment.get(f"FINADVISE_{name.upper()}")) is not None:
            value, origin = given, "environment"
        if not known.accepts(value):
            raise SettingError(f"{name} = {value!r} ({origin}): not {known.rule}")
        settings[name] = Setting(name, value, origin)
    return settings


def change_setting(path: Path, name: str, value: str) -> None:
    """Write one setting, keeping the rest of the file and its comments.

    Raises:
        UsageError: An unknown setting or a value it cannot take.
    """
    import tomlkit

    if name not in KNOWN:
        raise UsageError(f"no setting is called {name!r}", hint=f"use one of {', '.join(KNOWN)}")
    if not KNOWN[name].accepts(value):
        raise UsageError(f"{name} = {value!r}: not {KNOWN[name].rule}")
    _read(path)
    document = tomlkit.parse(path.read_text("utf-8")) if path.exists() else tomlkit.document()
    document[name] = value
    ensure_folder(path.parent)
    write_private(path, tomlkit.dumps(document))


def _read(path: Path) -> dict[str, str]:
    stored = read_toml_file(path)
    for name, value in stored.items():
        if name not in KNOWN:
            raise SettingError(
                f"{path}: no setting is called {name!r}", hint=f"use one of {', '.join(KNOWN)}"
            )
        if not isinstance(value, str):
            raise SettingError(f"{path}: {name} must be text in quotes")
    return {name: str(value) for name, value in stored.items()}


def read_toml_file(path: Path) -> dict[str, object]:
    """Read a TOML file of the person's; a missing one is empty.

    Raises:
        SettingError: It cannot be read or is no TOML.
    """
    try:
        return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingError(f"{path} is no TOML file: {error}", hint="mend or remove it") from None
    except OSError as error:
        raise SettingError(f"cannot read {path}: {error.strerror}") from None
