"""What every reader is, and how the bytes of a file are taken in safely.

Nothing is decompressed, nothing is downloaded, and no more than `SIZE_LIMIT_BYTES` are ever held.
"""

from __future__ import annotations

import stat
from pathlib import Path
from typing import BinaryIO, Protocol

from finadvise.errors import InputRefused
from finadvise.model.statement import ReadOptions, Statement

SIZE_LIMIT_BYTES = 50_000_000
HEAD_BYTES = 65_536

_CHUNK_BYTES = 1_000_000
# Control bytes no text holds; a stray one is for the reader to name, many are no text at all.
_CONTROL_BYTES = bytes({*range(32), 127} - {*b"\t\n\r\f"})
_BINARY_SHARE = 0.05
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")

_FOREIGN = (
    (b"\x1f\x8b", "a gzip archive", "unpack it first: finadvise decompresses nothing"),
    (b"PK\x03\x04", "a zip archive or spreadsheet", "unpack it, or save the sheet as CSV"),
    (b"PK\x05\x06", "an empty zip archive", "download the statement again"),
    (b"BZh", "a bzip2 archive", "unpack it first: finadvise decompresses nothing"),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it first: finadvise decompresses nothing"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first: finadvise decompresses nothing"),
    (b"%PDF-", "a PDF document", "download the statement as OFX, CSV, QIF, MT940 or CAMT.053"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save the sheet as CSV"),
    (b"SQLite format 3\x00", "an SQLite database", "name a bank's statement instead"),
)


class Reader(Protocol):
    """Turns the bytes of one format into a `Statement`.

    A third party adds one through the entry point group `finadvise.readers`: any class that can be
    called without arguments and has these three members. `claims` looks only at the first 64 KB
    and must be quick and exact: a file that two readers claim is refused. `read` raises
    `InputRefused` for everything it cannot read without guessing.
    """

    name: str

    def claims(self, head: bytes, filename: str) -> bool:
        """Tell whether the file is of this format, from its first bytes and its name."""
        ...

    def read(self, content: bytes, options: ReadOptions) -> Statement:
        """Read the whole file.

        Raises:
            InputRefused: The file cannot be read without guessing.
        """
        ...


def read_file(path: Path) -> bytes:
    """Return the bytes of a regular file, pipe or device, within the size limit.

    Raises:
        InputRefused: The file is missing, unreadable, a folder, empty, too large or an archive.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise InputRefused(f"{path} is a folder", hint="name a file in it", code="folder")
        if status.st_size > SIZE_LIMIT_BYTES:
            raise _too_large(str(path))
        with path.open("rb") as stream:
            return read_stream(stream, str(path))
    except FileNotFoundError:
        hint = "check the spelling"
        if "://" in str(path) or str(path).startswith(("http:/", "https:/", "file:/")):
            hint = "download it yourself and name the file: finadvise never connects"
        raise InputRefused(f"{path} does not exist", hint=hint, code="missing") from None
    except OSError as error:
        reason = error.strerror or "input error"
        raise InputRefused(
            f"{path} cannot be read: {reason.lower()}",
            hint="check its permissions",
            code="unreadable",
        ) from error


def read_stream(stream: BinaryIO, name: str = "standard input") -> bytes:
    """Return what a stream holds, within the size limit.

    Raises:
        InputRefused: The stream is empty, too large, an archive, or begins with binary zeros.
    """
    chunks = [stream.read(HEAD_BYTES)]
    refuse_foreign(chunks[0], name)
    size = len(chunks[0])
    while chunk := stream.read(_CHUNK_BYTES):
        size += len(chunk)
        if size > SIZE_LIMIT_BYTES:
            raise _too_large(name)
        chunks.append(chunk)
    return b"".join(chunks)


def refuse_foreign(head: bytes, name: str) -> None:
    """Refuse what can be told at once to be no statement: archives, documents, nothing at all.

    Raises:
        InputRefused: With what it is and what to do instead.
    """
    if not head.strip():
        raise InputRefused(
            f"{name} is empty", hint="download the statement again", code="empty-file"
        )
    for magic, what, cure in _FOREIGN:
        if head.startswith(magic):
            raise InputRefused(f"{name} is {what}, no statement", hint=cure, code="not-a-statement")
    if _is_binary(head):
        raise InputRefused(
            f"{name} holds binary data, no text",
            hint="name a bank's statement",
            code="not-a-statement",
        )


def _is_binary(head: bytes) -> bool:
    """UTF-16 and UTF-32 text holds zeros too, but at regular places and hardly other controls."""
    controls = len(head) - len(head.translate(None, _CONTROL_BYTES))
    zeros = head.count(0)
    regular = any(head[start::2].count(0) == zeros for start in (0, 1)) or head[:2] in _UTF16_MARKS
    if regular and zeros < len(head):
        controls -= zeros
    return controls > _BINARY_SHARE * len(head)


def _too_large(name: str) -> InputRefused:
    limit = SIZE_LIMIT_BYTES // 1_000_000
    return InputRefused(
        f"{name} is larger than {limit} MB",
        hint="ask the bank for a shorter period and import the parts",
        code="too-large",
    )
