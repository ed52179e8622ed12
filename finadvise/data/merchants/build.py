"""Build the tables that lookups read.

Usage: `python -m finadvise.data.merchants.build` after editing a file in `names/`, `words/` or
`channels/` (writes `lexicon.tsv`) or in `typed/` (writes `typed.tsv`: words that only count in
texts that people typed themselves); with the npm package as argument (`npm pack
name-suggestion-index` fetches it) also `brands.tsv`.

The package (brands of OpenStreetMap, BSD-3-Clause, notice in `NOTICE.txt`) lists names by kind of
place and country. Every line of a table is a key of `keys.py` with the code of what it stands for;
lines that begin with `=` say what a code means, as `category|kind|strength|sign|countries` with `;`
between several; kind is `name`, `maybe` (a name that is an everyday word), `platform` (delivers for
others), `mixed` (sells everything), `brand`, `word`, `opening` (a word that counts only at the
head) or one of the channels; `*` stands for all countries, `?` for an unknown one, `-en` for those
that do not speak English and `+en` for those that do. Lines are sorted, so that what begins alike
stands together.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from finadvise.data.merchants.keys import key_of

HERE = Path(__file__).parent
STRENGTHS = {"sure": "0.97", "strong": "0.9", "fair": "0.75", "weak": "0.5"}
# United Nations regions that the package uses for whole continents; `fx` is metropolitan France.
WIDE = {"001": "*", "150": "*", "019": "*", "002": "za", "142": "in", "202": "za", "fx": "fr"}
# Power networks and bus companies are often named after what they run: only names of two words or
# more are taken from these.
NEEDS_TWO_WORDS = ("transit/", "operators/")
SHORTEST_BRAND = 3
LANGUAGES = {"elsewhere": "-en", "english": "+en"}

Meaning = tuple[str, str, str, str]  # category, kind, strength, sign
Lines = dict[str, dict[Meaning, str]]  # key → meanings in order, each with its countries


def main(arguments: list[str]) -> None:
    """Write the tables."""
    if arguments:
        brands, note = _brands(Path(arguments[0]))
        _write("brands.tsv", note, brands)
    _write("lexicon.tsv", "built by build.py from names, words and channels", lexicon())
    _write("typed.tsv", "built by build.py from typed", typed())


def lexicon() -> Lines:
    """Compile the hand-written files."""
    lines: Lines = defaultdict(dict)
    for head, name in _entries("names"):
        category, countries, *role = head.split()
        kind = "maybe" if name.endswith("?") else [*role, "name"][0]
        _mean(lines, key_of(name), (category, kind, "0.95", ""), countries)
    _add_words(lines, "words")
    for path in sorted((HERE / "channels").glob("*.txt")):
        countries, _ = _usual_countries(path)
        for head, phrase in _entries_of(path):
            _mean(lines, key_of(phrase), ("", head, "", ""), countries)
    lines.pop("", None)
    for meanings in lines.values():  # `three; three?`: the doubt wins
        for category, _, strength, sign in [m for m in meanings if m[1] == "maybe"]:
            meanings.pop((category, "name", strength, sign), None)
    return lines


def typed() -> Lines:
    """Compile the words that people type themselves."""
    lines: Lines = defaultdict(dict)
    _add_words(lines, "typed")
    lines.pop("", None)
    return lines


def _add_words(lines: Lines, folder: str) -> None:
    for path in sorted((HERE / folder).glob("*.txt")):
        entries = list(_entries_of(path))
        spoken = {word: head for head, word in entries if head in LANGUAGES}
        words_in, parts_in = _usual_countries(path)
        for head, word in entries:
            if head in LANGUAGES:
                continue
            category, strength, *limits = head.split()
            sign = next((limit for limit in limits if limit in ("+", "-")), "")
            told = next((limit for limit in limits if limit not in ("+", "-")), "")
            countries = told or (LANGUAGES[spoken[word]] if word in spoken else words_in)
            kind = "opening" if word.endswith("?") else "word"
            meaning = (category, kind, STRENGTHS[strength], sign)
            if word.endswith("*"):
                _mean(lines, "~" + key_of(word), meaning, told or parts_in)
            _mean(lines, key_of(word), meaning, countries)


def _usual_countries(path: Path) -> tuple[str, str]:
    """Return where a file's words, and where its parts of compounds, are meant as they stand."""
    found: dict[str, str] = dict(
        re.findall(r"^\[(words|parts) in ([a-z,]+)\]$", path.read_text("utf-8"), re.M)
    )
    words_in = found.get("words", "*")
    return words_in, found.get("parts", words_in)


def _mean(lines: Lines, key: str, meaning: Meaning, countries: str) -> None:
    """Note what a key stands for; where it does so in several places, once for all of them."""
    known = lines[key].get(meaning)
    together = {*(known.split(",") if known else ()), *countries.split(",")}
    lines[key][meaning] = "*" if "*" in together else ",".join(sorted(together))


def _entries(folder: str) -> Iterator[tuple[str, str]]:
    """Yield the head and the text of each entry of a folder's files."""
    for path in sorted((HERE / folder).glob("*.txt")):
        yield from _entries_of(path)


def _entries_of(path: Path) -> Iterator[tuple[str, str]]:
    head = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            head = line.strip("[]")
        elif line and not line.startswith("#"):
            yield from ((head, text.strip()) for text in line.split(";") if text.strip())


def _brands(package: Path) -> tuple[Lines, str]:
    with tarfile.open(package) as archive:
        stream = archive.extractfile("package/dist/json/nsi.min.json")
        if stream is None:
            raise SystemExit(f"{package} holds no nsi.min.json")
        content = json.load(stream)
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for kind, category in _categories().items():
        for item in content["nsi"].get(kind, {}).get("items", ()):
            for key in _keys(item, kind):
                found[key, category] |= _countries(item)
    lines: Lines = defaultdict(dict)
    for (key, category), countries in sorted(found.items()):
        where = "*" if "*" in countries else ",".join(sorted(countries))
        lines[key][category, "brand", "0.9", ""] = where
    meta = content["_meta"]
    note = f"name-suggestion-index {meta['version']}, BSD-3-Clause, see NOTICE.txt"
    return lines, f"{note}; built by build.py"


def _categories() -> dict[str, str]:
    lines = (HERE / "kinds.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {row["kind"]: row["category"] for row in rows}


def _keys(item: dict[str, Any], kind: str) -> Iterator[str]:
    tags = item["tags"]
    wanted = [item["displayName"], tags.get("brand", ""), tags.get("brand:en", "")]
    wanted += [tags.get("short_name", ""), *item.get("matchNames", ())]
    for name in dict.fromkeys(wanted):
        key = key_of(name.partition("(")[0])
        few = kind.startswith(NEEDS_TWO_WORDS) and len(name.split()) < 2
        if len(key) >= SHORTEST_BRAND and not key.isdigit() and not few:
            yield key


def _countries(item: dict[str, Any]) -> set[str]:
    """Turn a location set into country codes; circles and odd regions count as unknown (`?`)."""
    found = set()
    for place in item["locationSet"].get("include", ("001",)):
        code = str(place).lower()
        if code in WIDE:
            found.add(WIDE[code])
        elif len(code) == 2 or code[2:3] == "-":
            found.add(code[:2])
        else:
            found.add("?")
    return found


def table_of(lines: Lines) -> list[str]:
    """Return the sorted lines of a table: what a code stands for (`=7`), then keys with codes."""
    meant = {
        key: ";".join("|".join((*meaning, where)) for meaning, where in found.items())
        for key, found in lines.items()
    }
    codes = {text: f"{n:x}" for n, text in enumerate(sorted(set(meant.values())))}
    legend = (f"={code}\t{text}" for text, code in codes.items())
    return sorted([*legend, *(f"{key}\t{codes[text]}" for key, text in meant.items())])


def _write(name: str, note: str, lines: Lines) -> None:
    target = HERE / name
    target.write_text("\n".join([f"# {note}", *table_of(lines)]) + "\n", encoding="utf-8")
    sys.stderr.write(f"{name}: {len(lines)} keys, {target.stat().st_size // 1024} KiB\n")


if __name__ == "__main__":
    main(sys.argv[1:])
