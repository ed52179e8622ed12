from __future__ import annotations

import gzip
import io
import os
import threading
from pathlib import Path

import pytest

from finadvise.errors import InputRefused
from finadvise.readers.base import SIZE_LIMIT_BYTES, read_file, read_stream


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"x" * 200_000)

    assert len(read_file(path)) == 200_000


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.csv.gz", gzip.compress(b"date,amount\n", mtime=0), "gzip archive"),
        ("a.zip", b"PK\x03\x04rest", "zip archive"),
        ("a.pdf", b"%PDF-1.7", "PDF"),
        ("a.db", b"SQLite format 3\x00", "SQLite"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1", "Office"),
        ("a.csv", b"", "empty"),
        ("a.csv", b" \n\n", "empty"),
    ],
)
def test_what_is_no_text_is_named_and_refused(
    tmp_path: Path, name: str, content: bytes, what: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(InputRefused, match=what):
        read_file(path)


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as stream:
        stream.truncate(SIZE_LIMIT_BYTES + 1)

    with pytest.raises(InputRefused, match="larger than 50 MB"):
        read_file(path)


def test_a_device_without_end_is_refused() -> None:
    with pytest.raises(InputRefused, match="binary data"):
        read_file(Path("/dev/zero"))


def test_a_stream_over_the_limit_is_refused() -> None:
    with pytest.raises(InputRefused, match="larger than 50 MB"):
        read_stream(io.BytesIO(b"1" * (SIZE_LIMIT_BYTES + 1)))


def test_a_pipe_is_read_like_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b"a,b\n" * 50_000,))
    writer.start()

    content = read_file(pipe)
    writer.join()

    assert len(content) == 200_000


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("nowhere.csv", "check the spelling"),
        ("https://bank.example/a.ofx", "never connects"),
        ("file:///etc/passwd", "never connects"),
    ],
)
def test_what_does_not_exist_is_refused_and_never_fetched(name: str, hint: str) -> None:
    with pytest.raises(InputRefused, match="does not exist") as refused:
        read_file(Path(name))

    assert hint in refused.value.hint


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="is a folder"):
        read_file(tmp_path)
