"""The tables are whole, sorted and quick."""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib.resources import files
from itertools import pairwise

import iso18245
import pytest

from finadvise.analysis.ledger.reading.lexicon import look_up
from finadvise.data import read_csv, read_text
from finadvise.data.merchants.build import Lines, lexicon, table_of, typed
from finadvise.data.merchants.keys import key_of, words_of

SLUGS = {row["slug"] for row in read_csv("categories.csv")}
TABLES = ("merchants/lexicon.tsv", "merchants/typed.tsv", "merchants/brands.tsv")


@pytest.mark.parametrize(("table", "compiled"), [("lexicon", lexicon), ("typed", typed)])
def test_a_compiled_table_is_what_its_sources_give(
    table: str, compiled: Callable[[], Lines]
) -> None:
    assert read_text(f"merchants/{table}.tsv").splitlines()[1:] == table_of(compiled())


@pytest.mark.parametrize("table", TABLES)
def test_lines_are_sorted_and_name_categories_that_exist(table: str) -> None:
    lines = read_text(table).splitlines()
    assert lines == sorted(lines)
    cells = dict(line.split("\t") for line in lines[1:])
    assert {code for key, code in cells.items() if key[0] != "="} == {
        key[1:] for key in cells if key[0] == "="
    }
    legend = [text for key, text in cells.items() if key[0] == "="]
    meanings = [m.split("|") for text in legend for m in text.split(";")]
    assert {m[0] for m in meanings} <= SLUGS | {""}
    assert {m[3] for m in meanings} <= {"", "+", "-"}


@pytest.mark.parametrize("name", ["merchants/kinds.csv", "merchants/codes.csv"])
def test_other_tables_name_categories_that_exist(name: str) -> None:
    assert {row["category"] for row in read_csv(name)} <= SLUGS


def test_schemes_name_categories_that_exist() -> None:
    assert {row["category"] for row in read_csv("merchants/schemes.csv")} <= SLUGS


def test_merchant_codes_are_in_order_and_exist() -> None:
    ranges = [(row["first"], row["last"]) for row in read_csv("merchants/codes.csv")]
    assert all(first <= last for first, last in ranges)
    assert all(a[1] < b[0] for a, b in pairwise(ranges))
    unknown = [first for first, last in ranges if first == last and not _exists(first)]
    assert unknown == []


def _exists(code: str) -> bool:
    try:
        iso18245.get_mcc(code)
    except iso18245.MCCNotFound:
        return False
    return True


def test_the_notice_of_the_brands_is_shipped() -> None:
    assert "Redistributions in binary form" in read_text("merchants/NOTICE.txt")


def test_spellings_of_a_name_meet() -> None:
    assert key_of("McHill's") == key_of("MCHILL S") == key_of("mchills")
    assert key_of("Hill & Dale") == key_of("HILL AND DALE") == key_of("hilldale")
    assert key_of("Café Größe") == key_of("CAFE GROSSE")
    assert key_of("C&A") != key_of("CA")
    assert words_of("東京") == []


def test_a_name_that_is_an_everyday_word_is_marked() -> None:
    assert "maybe" in {m.kind for m in look_up("next")}


def test_a_thousand_lookups_take_milliseconds() -> None:
    look_up("warm")
    keys = [f"zzqx{n}" for n in range(1000)]
    before = time.process_time()
    assert all(look_up(key) == () for key in keys)
    assert time.process_time() - before < 0.1


def test_sources_say_where_they_come_from() -> None:
    tables = files("finadvise.data").joinpath("merchants")
    lists = [
        f
        for kind in ("names", "words", "typed", "channels")
        for f in tables.joinpath(kind).iterdir()
    ]
    for table in (*lists, tables / "codes.csv", tables / "schemes.csv"):
        assert table.read_text(encoding="utf-8").startswith("#"), table
