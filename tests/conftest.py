"""What every test runs in: no network, no real home."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest


@pytest.fixture(scope="session", autouse=True)
def _sealed_off(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Refuse every connection, and keep the user's own folders out of reach."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a test tried to reach the network")

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, refuse)
        patch.setattr(socket, "getaddrinfo", refuse)
        home = tmp_path_factory.mktemp("home")
        patch.setenv("HOME", str(home))
        for name in ("FINADVISE_HOME", "FINADVISE_DB", "FINADVISE_TODAY", "XDG_DATA_HOME"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A new, empty FINADVISE_HOME."""
    folder = tmp_path / "finadvise"
    folder.mkdir(mode=0o700)
    return folder
