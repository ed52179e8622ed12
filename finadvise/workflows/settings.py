"""Showing the settings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from finadvise.home.folders import Folders
from finadvise.home.settings import KNOWN, Setting
from finadvise.results.config import Config, ShownSetting


def show_settings(settings: Mapping[str, Setting], folders: Folders, as_of: date) -> Config:
    """Return every setting with its value, origin and purpose."""
    return Config(
        as_of=as_of,
        currency=settings["currency"].value,
        settings=tuple(
            ShownSetting(name=s.name, value=s.value, origin=s.origin, purpose=KNOWN[s.name].purpose)
            for s in settings.values()
        ),
        folder=str(folders.config),
        store=str(folders.store),
    )
