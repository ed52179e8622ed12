"""A trained model is kept until another takes its place."""

from __future__ import annotations

from pathlib import Path

from finadvise.store.store import open_store


def test_only_the_model_that_fits_comes_back(tmp_path: Path) -> None:
    with open_store(tmp_path / "finadvise.db") as store:
        with store.writing():
            store.models.keep("one", b"1")
            store.models.keep("two", b"2")
        assert store.models.load("one") is None
        assert store.models.load("two") == b"2"


def test_a_look_keeps_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path / "finadvise.db") as store:
        store.models.keep("one", b"1")
        assert store.models.load("one") is None


def test_a_forgotten_model_is_gone(tmp_path: Path) -> None:
    with open_store(tmp_path / "finadvise.db") as store:
        with store.writing():
            store.models.keep("one", b"1")
        with store.writing():
            store.models.forget()
        assert store.models.load("one") is None
