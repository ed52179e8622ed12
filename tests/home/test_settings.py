"""Settings: who wins, what is refused, what a change leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from finadvise.errors import SettingError, UsageError
from finadvise.home.settings import change_setting, load_settings


def test_the_environment_beats_the_file_and_the_file_the_default(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    assert load_settings(path, {})["currency"].origin == "default"
    path.write_text('currency = "EUR"\n')
    assert load_settings(path, {})["currency"].value == "EUR"
    won = load_settings(path, {"FINADVISE_CURRENCY": "USD"})["currency"]
    assert (won.value, won.origin) == ("USD", "environment")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("currency = ", "is no TOML file"),
        ('colour = "red"', "no setting is called 'colour'"),
        ("currency = 3", "currency must be text in quotes"),
        ('currency = "pounds"', "not a currency code such as GBP"),
    ],
)
def test_a_bad_file_is_refused_and_says_why(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text)
    with pytest.raises(SettingError, match=message):
        load_settings(path, {})


def test_a_change_keeps_the_comments(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('# mine\ncountry = "IE"\n')
    change_setting(path, "currency", "EUR")
    assert path.read_text() == '# mine\ncountry = "IE"\ncurrency = "EUR"\n'
    assert path.stat().st_mode & 0o777 == 0o600


def test_an_unknown_setting_cannot_be_set(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no setting is called"):
        change_setting(tmp_path / "config.toml", "colour", "red")
