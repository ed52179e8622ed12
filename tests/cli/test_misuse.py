"""A call that makes no sense gets one plain line, and JSON where JSON was asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from runner import run_cli


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--nope",), "no such option: --nope; see finadvise --help"),
        (("nothing",), "no such command 'nothing'; see finadvise --help"),
        (("link", "t1"), "missing argument 'ID'; see finadvise link --help"),
        (("rules",), "missing command; see finadvise rules --help"),
    ],
)
def test_misuse_is_one_line_that_names_the_help(
    arguments: tuple[str, ...], message: str, tmp_path: Path
) -> None:
    done = run_cli(*arguments, home=tmp_path)
    assert (done.code, done.out, done.err) == (2, "", f"finadvise: {message}\n")


def test_misuse_is_json_where_json_was_asked_for(tmp_path: Path) -> None:
    done = run_cli("forecast", "--nope", "--json", home=tmp_path)
    assert json.loads(done.err)["error"]["message"] == "no such option: --nope"
