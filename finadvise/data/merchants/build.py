"""Build the tables that lookups read.

Usage: `python -m finadvise.data.merchants.build` after editing `names.txt`, `words.txt` or
`channels.txt` (writes `lexicon.tsv`); with the npm package as argument (`npm pack
name-suggestion-index` fetches it) also `brands.tsv`.

The package (brands of OpenStreetMap, BSD-3-Clause, notice in `NOTICE.txt`) lists names by kind of
place and country. Every line of a table is one key of `keys.py` and what it stands for, as
`category|kind|strength|sign|countries` with `;` between several; kind is `name`, `maybe` (a name
that is an everyday word), `platform` (delivers for others), `mixed` (sells everything),
`brand`, `word` or one of the channels; `*` stands for all countries, `?` for an unknown one, `-en`
for those that do not speak English and `+en` for those that do. Lines are sorted, so that what
begins alike stands together.
"""

from __future__ import annotations

import csv
import json
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

Lines = dict[str, dict[str, None]]  # key → meanings in order, each once


def main(arguments: list[str]) -> None:
    """Write the tables."""
    if arguments:
        brands, note = _brands(Path(arguments[0]))
        _write("brands.tsv", note, brands)
    _write("lexicon.tsv", "built by build.py from names.txt, words.txt, channels.txt", lexicon())


def lexicon() -> Lines:
    """Compile the three hand-written files."""
    lines: Lines = defaultdict(dict)
    for head, name in _entries("names.txt"):
        category, countries, *role = head.split()
        kind = "maybe" if name.endswith("?") else [*role, "name"][0]
        lines[key_of(name)][f"{category}|{kind}|0.95||{countries}"] = None
    spoken = {word: head for head, word in _entries("words.txt") if head in LANGUAGES}
    for head, word in _entries("words.txt"):
        if head in LANGUAGES:
            continue
        category, strength, sign = [*head.split(), ""][:3]
        countries = LANGUAGES.get(spoken.get(word, ""), "*")
        meaning = f"{category}|word|{STRENGTHS[strength]}|{sign}|{countries}"
        if word.endswith("*"):
            lines["~" + key_of(word)][meaning] = None
        lines[key_of(word)][meaning] = None
    for head, phrase in _entries("channels.txt"):
        lines[key_of(phrase)][f"|{head}|||*"] = None
    lines.pop("", None)
    for meanings in lines.values():  # `three; three?`: the doubt wins
        for doubted in [m for m in meanings if "|maybe|" in m]:
            meanings.pop(doubted.replace("|maybe|", "|name|"), None)
    return lines


def _entries(name: str) -> Iterator[tuple[str, str]]:
    head = ""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            head = line.strip("[]")
        elif line and not line.startswith("#"):
            yield from ((head, entry.strip()) for entry in line.split(";") if entry.strip())


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
        lines[key][f"{category}|brand|0.9||{where}"] = None
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


def _write(name: str, note: str, lines: Lines) -> None:
    body = sorted(f"{key}\t{';'.join(meanings)}" for key, meanings in lines.items())
    target = HERE / name
    target.write_text("\n".join([f"# {note}", *body]) + "\n", encoding="utf-8")
    sys.stderr.write(f"{name}: {len(body)} keys, {target.stat().st_size // 1024} KiB\n")


if __name__ == "__main__":
    main(sys.argv[1:])
