"""What a trained text model fits: the labels, the tables and the versions it was trained with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple
from functools import cache
from hashlib import blake2b
from importlib.metadata import version

from finadvise import __version__
from finadvise.data import read_text
from finadvise.model.category import Label

FORMAT = 1  # raise it when training or the kept form changes
TABLES = (
    "merchants/lexicon.tsv",
    "merchants/typed.tsv",
    "merchants/brands.tsv",
    "merchants/codes.csv",
    "merchants/fields.toml",
)


def stamp_of(labels: Iterable[Label], country: str) -> str:
    """Return a text that is the same only where training would give the same model."""
    digest = blake2b(_surroundings().encode(), digest_size=16)
    digest.update(country.encode())
    for label in labels:
        digest.update(repr(astuple(label)).encode())
    return digest.hexdigest()


@cache
def _surroundings() -> str:
    tables = blake2b(digest_size=16)
    for table in TABLES:
        tables.update(read_text(table).encode())
    versions = f"finadvise {__version__}, scikit-learn {version('scikit-learn')}"
    return f"format {FORMAT}, {versions}, tables {tables.hexdigest()}"
