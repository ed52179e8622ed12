"""Where data lives, and keeping it private."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from finadvise.errors import SettingError

FOLDER_MODE = 0o700
FILE_MODE = 0o600


@dataclass(frozen=True, slots=True)
class Folders:
    """The places finadvise reads and writes."""

    config: Path
    data: Path
    store: Path

    @property
    def settings_file(self) -> Path:
        """Return the path of `config.toml`."""
        return self.config / "config.toml"

    @property
    def profile_file(self) -> Path:
        """Return the path of `profile.toml`."""
        return self.config / "profile.toml"


def find_folders(environment: Mapping[str, str], store_option: Path | None = None) -> Folders:
    """Return the folders: `FINADVISE_HOME` beats the system's, `--db` and `FINADVISE_DB` both.

    Raises:
        SettingError: Neither HOME nor FINADVISE_HOME names a folder.
    """
    if home := environment.get("FINADVISE_HOME"):
        config = data = Path(home).expanduser()
    else:
        config, data = _system_folders()
    chosen = store_option or (Path(p) if (p := environment.get("FINADVISE_DB")) else None)
    return Folders(config, data, chosen or data / "finadvise.db")


def _system_folders() -> tuple[Path, Path]:
    import platformdirs

    try:
        folders = platformdirs.PlatformDirs("finadvise", appauthor=False)
        return Path(folders.user_config_dir), Path(folders.user_data_dir)
    except (RuntimeError, OSError, ValueError) as error:
        raise SettingError(
            f"no home folder is known ({error})", hint="set FINADVISE_HOME to a folder of yours"
        ) from None


def ensure_folder(folder: Path) -> None:
    """Make a folder only its owner can enter; tighten one that is open.

    Raises:
        SettingError: It cannot be made.
    """
    try:
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        if folder.stat().st_uid == os.getuid() and folder.stat().st_mode & 0o077:
            folder.chmod(FOLDER_MODE)
    except OSError as error:
        raise SettingError(
            f"cannot use the folder {folder}: {error.strerror}",
            hint="set FINADVISE_HOME to a folder you may write",
        ) from None


def write_private(path: Path, text: str, mode: int = FILE_MODE) -> None:
    """Replace a file in one step: a reader sees the old text or the new, never half.

    Raises:
        SettingError: The folder or disk does not take it.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise SettingError(f"cannot write {path}: {error.strerror}") from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        Path(name).chmod(mode)
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise SettingError(f"cannot write {path}: {error.strerror}") from None
