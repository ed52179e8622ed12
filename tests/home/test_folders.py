"""Where data lives, and who may read it."""

from __future__ import annotations

from pathlib import Path

from finadvise.home.folders import ensure_folder, find_folders, write_private


def test_home_beats_the_system_and_db_beats_home(tmp_path: Path) -> None:
    folders = find_folders({"FINADVISE_HOME": str(tmp_path)})
    assert folders.store == tmp_path / "finadvise.db"
    assert folders.settings_file == tmp_path / "config.toml"
    elsewhere = {"FINADVISE_HOME": str(tmp_path), "FINADVISE_DB": "/elsewhere/my.db"}
    assert find_folders(elsewhere).store == Path("/elsewhere/my.db")
    assert find_folders(elsewhere, Path("/option.db")).store == Path("/option.db")


def test_a_folder_is_private_also_when_it_was_open(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    ensure_folder(folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    folder.chmod(0o755)
    ensure_folder(folder)
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_file_is_replaced_whole_and_private(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("old")
    path.chmod(0o644)
    write_private(path, "new")
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]
