from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from finadvise.errors import InputRefused, UsageError
from finadvise.readers.registry import format_names, identify
from readers.ofx_files import OPTIONS, Row, ofx_text

GUIDE = Path(__file__).parents[2] / "CONTRIBUTING.md"


def example() -> str:
    """Return the reader of the guide, so that what it teaches works."""
    _, _, section = GUIDE.read_text("utf-8").partition("## Adding a reader")
    return section.partition("```python\n")[2].partition("```")[0]


@pytest.fixture
def third_party(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Install the guide's reader as a distribution would."""
    (tmp_path / "mybank_reader.py").write_text(example())
    info = tmp_path / "mybank_reader-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: mybank-reader\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[finadvise.readers]\nmybank = mybank_reader:MyBankReader\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    yield
    sys.modules.pop("mybank_reader", None)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (ofx_text([Row()]).encode(), "ofx"),
        (ofx_text([Row()], xml=True).encode("utf-16"), "ofx"),
        (b"\n\n<OFX>", "ofx"),
        (b"\xef\xbb\xbf!Type:Bank\nD1/2/26\n", "qif"),
        (b":20:START\r\n:25:NL00BANK0\r\n:28C:1\r\n", "mt940"),
        (b"{1:F01BANKNL2AXXXX}{4:\n:20:S\n:25:NL00\n:60F:C260301EUR1,\n", "mt940"),
        (b'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">', "camt053"),
        (b"Date,Amount,Payee\n2026-03-02,-1.00,Shop\n", "csv"),
    ],
)
def test_a_file_is_known_by_what_is_in_it(head: bytes, name: str) -> None:
    assert identify(head, "download.txt").name == name


def test_a_qif_without_a_type_line_is_known_by_its_name() -> None:
    assert identify(b"D1/2/26\nT-1.00\nPShop\n^\n", "march.QIF").name == "qif"


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"<!DOCTYPE html><html>log in", "web page"),
        (b"  <HTML>", "web page"),
        (b'{"error": "expired"}', "JSON"),
        (b'[{"a": 1}]', "JSON"),
        (b"\x1f\x8b\x08", "gzip"),
    ],
)
def test_what_is_no_statement_is_named(head: bytes, what: str) -> None:
    with pytest.raises(InputRefused, match=what):
        identify(head, "download.csv")


def test_a_hint_beats_the_content_and_a_wrong_one_lists_the_formats() -> None:
    assert identify(b"anything", "a.txt", "qif").name == "qif"
    with pytest.raises(UsageError, match="camt053, ofx, mt940, qif, csv"):
        identify(b"anything", "a.txt", "pdf")


@pytest.mark.usefixtures("third_party")
def test_a_third_partys_reader_is_found_through_its_entry_point() -> None:
    row = {"day": "2026-03-02", "pence": -1250, "text": "CORNER SHOP", "id": "7"}
    content = json.dumps({"mybank": {"account": "1", "rows": [row]}}).encode()

    reader = identify(content, "march.json")
    (account,) = reader.read(content, OPTIONS).accounts

    assert [(each.amount_minor, each.description) for each in account.rows] == [
        (-1250, "CORNER SHOP")
    ]
    assert "mybank" in format_names()
    with pytest.raises(InputRefused, match="not my bank's JSON"):
        reader.read(b'{"mybank": {}}', OPTIONS)


@pytest.mark.usefixtures("third_party")
def test_two_readers_that_claim_a_file_are_an_error() -> None:
    with pytest.raises(InputRefused, match="could be ofx and mybank") as refused:
        identify(b'{"mybank": "<OFX>"}', "march.txt")

    assert "--format-hint" in refused.value.hint


def test_a_file_nobody_claims_names_the_option() -> None:
    with pytest.raises(InputRefused, match="is no statement finadvise can read") as refused:
        identify(b"<gpx><trk></trk></gpx>", "track.gpx")

    assert "--format-hint" in refused.value.hint
