"""What the words of an import call stand for: files, folders, patterns, standard input."""

from __future__ import annotations

import glob
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from finadvise.readers.base import read_file, read_stream

STANDARD_INPUT = "-"
_SUFFIXES = frozenset(
    ".csv .tsv .txt .ofx .qfx .qbo .qif .mt940 .mta .sta .940 .swi .xml .camt .053".split()
)


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read; `load` gives its bytes or raises `InputRefused`."""

    name: str
    load: Callable[[], bytes]


def find_sources(words: Iterable[str]) -> list[Source]:
    """Return what to read, each file once, in the order of the words.

    A folder stands for the statements in it (by their suffixes, sorted by name), a pattern that
    the shell left alone for what it matches, `-` for standard input.
    """
    found: dict[str, Source] = {}
    for word in words:
        for source in _expand(word):
            found.setdefault(source.name, source)
    return list(found.values())


def _expand(word: str) -> list[Source]:
    if word == STANDARD_INPUT:
        return [Source("standard input", _read_standard_input)]
    path = Path(word).expanduser()
    if path.is_dir():
        inside = sorted(p for p in path.iterdir() if p.suffix.lower() in _SUFFIXES and p.is_file())
        return [_file(p) for p in inside] or [_file(path)]
    if not path.exists() and glob.has_magic(word):
        matches = sorted(glob.glob(str(path)))  # noqa: PTH207 - absolute patterns too
        return [_file(Path(p)) for p in matches] or [_file(path)]
    return [_file(path)]


def _file(path: Path) -> Source:
    return Source(str(path), lambda: read_file(path))


def _read_standard_input() -> bytes:
    return read_stream(sys.stdin.buffer) if sys.stdin is not None else b""
