"""What a file says about itself around its rows: currency, country, account, kind, balance."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from finadvise.data import read_toml
from finadvise.readers.csv.amounts import currencies_in
from finadvise.readers.csv.columns import Columns
from finadvise.readers.csv.currency import (
    currencies_of_language,
    currency_in,
    currency_of_mark,
)
from finadvise.readers.csv.headers import language_of
from finadvise.readers.csv.profiles import sample_of
from finadvise.readers.csv.table import Table
from finadvise.readers.csv.words import any_phrase, fold, movement_words

_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b")
_ACCOUNT_WORDS = (
    "account",
    "konto",
    "iban",
    "compte",
    "cuenta",
    "conto",
    "rekening",
    "conta",
    "rachunek",
    "ucet",
    "счет",
    "口座",
    "账号",
    "帐号",
    "card number",
    "kortnummer",
)


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of a table.

    Args:
        language: Of the header, empty where open.
        currency: ISO code for rows without one of their own.
        currency_why: Why, empty where the file names it.
        currency_named: Whether the file itself names it by code or by a sign of its own.
        place: `dmy` or `mdy` with the reason, where the file shows its country.
        number: Own account number from above the table.
        card: What shows a card statement, or empty.
        kind: Kind of account, or empty.
    """

    language: str
    currency: str
    currency_why: str
    currency_named: bool
    place: tuple[str, str]
    number: str
    card: str
    kind: str


def read_context(
    table: Table, columns: Columns, *, forced: str, default: str, region: str = ""
) -> Context:
    """Collect what the header, the lines above it and the rows say about the account."""
    sample = sample_of(table.rows)
    language = language_of(table.header) or region or _script(sample)
    currency, why, named = _currency(table, columns, sample, (forced, default, language))
    preamble = fold(" ".join(" ".join(cells) for cells in table.preamble))
    card = _card(columns, preamble)
    kinds = [
        kind
        for kind in ("card", "savings", "current")
        if any_phrase(preamble, movement_words("account_kind", kind))
    ]
    return Context(
        language=language,
        currency=currency,
        currency_why=why,
        currency_named=named,
        place=_place(table, columns, sample, currency if named else "", language),
        number=account_number(table.preamble),
        card=card,
        kind="card" if card else (kinds[0] if kinds else ""),
    )


def _script(sample: Sequence[list[str]]) -> str:
    """Return the language whose own letters the rows use, where one does."""
    text = "".join(cell for row in sample[:50] for cell in row)
    if re.search("[\u3040-\u30ff\uff66-\uff9f]", text):
        return "ja"
    if re.search("[\uac00-\ud7a3]", text):
        return "ko"
    return "zh" if re.search("[\u4e00-\u9fff]", text) else ""


def _currency(
    table: Table, columns: Columns, sample: Sequence[list[str]], options: tuple[str, str, str]
) -> tuple[str, str, bool]:
    """Return currency, reason, and whether the file names it."""
    forced, default, language = options
    if forced:
        return forced, "", False
    named = _column_currency(columns, sample, default) or _headed_currency(columns)
    if named:
        return named, "", True
    usual = currencies_of_language(language)
    own = default if default in usual or not usual else usual[0]
    signed = _sign_currency(columns, sample, own)
    written = signed[0] or _preamble_currency(table.preamble)
    if written:
        return written, signed[1], not signed[1]
    if usual and default not in usual:
        why = f"currency taken as {usual[0]}: the file is written in its language"
        return usual[0], why, False
    return default, f"currency taken as {default}, the default: the file names none", False


def _column_currency(columns: Columns, sample: Sequence[list[str]], default: str) -> str:
    at = columns.first("currency")
    if at is None:
        return ""
    named = Counter(c for row in sample if (c := currency_of_mark(row[at].strip(), default)))
    return named.most_common(1)[0][0] if named else ""


def _money_places(columns: Columns) -> list[int]:
    roles = ("amount", "net", "gross", "charge", "out", "in", "balance", "out_or_in", "in_or_out")
    return [at for role in roles for at in columns.all(role)]


def _headed_currency(columns: Columns) -> str:
    if not columns.headings:
        return ""
    return next((c for at in _money_places(columns) if (c := columns.headings[at].currency)), "")


def _sign_currency(columns: Columns, sample: Sequence[list[str]], default: str) -> tuple[str, str]:
    """Return the one currency that amounts carry, and a reason where its sign is shared."""
    places = _money_places(columns)
    marks = currencies_in((row[at] for at in places for row in sample), default)
    if len(marks) != 1:
        return "", ""
    found = next(iter(marks))
    own = any(currency_in(row[at]) == found for at in places for row in sample[:50])
    return found, "" if own else f"currency taken as {found}: amounts carry its sign"


def _preamble_currency(preamble: Iterable[Sequence[str]]) -> str:
    named = {
        c for cells in preamble for cell in cells if (c := currency_in(cell)) and len(cell) < 60
    }
    return next(iter(named)) if len(named) == 1 else ""


def _place(
    table: Table, columns: Columns, sample: Sequence[list[str]], currency: str, language: str
) -> tuple[str, str]:
    """Return which date order the country of the file uses, and what shows the country."""
    first = read_toml("movement_words.toml")["day_first"]
    shown: dict[str, str] = {}
    if currency and currency in first["currencies"].split():
        shown["dmy"] = f"the currency is {currency}"
    elif language in first["languages"].split():
        shown["dmy"] = "the header's language writes the day first"
    texts = [*table.header, *(cell for cells in table.preamble for cell in cells)]
    text_at = [at for role in ("description", "type", "text") for at in columns.all(role)]
    texts += [row[at] for row in sample[:200] for at in text_at]
    known = {
        "dmy": movement_words("day_first", "words"),
        "mdy": movement_words("month_first", "words"),
    }
    for text in dict.fromkeys(texts):
        for order, words in known.items():
            phrase = any_phrase(fold(text), words)
            if phrase and order not in shown:
                shown[order] = f"the file says {phrase!r}"
    if len(shown) == 1:
        return next(iter(shown.items()))
    return "", ""


def _card(columns: Columns, preamble: str) -> str:
    at = columns.first("card")
    if at is not None:
        return f"column {columns.headings[at].text!r}" if columns.headings else "card column"
    charge = columns.first("charge")
    if charge is not None:
        return f"column {columns.headings[charge].text!r}"
    phrase = any_phrase(preamble, movement_words("account_kind", "card"))
    return f"{phrase!r} above the table" if phrase else ""


def account_number(lines: Iterable[Sequence[str]]) -> str:
    """Return the own account number that lines around the table name, IBAN before others."""
    rows = [[cell.strip() for cell in cells if cell.strip()] for cells in lines]
    for cells in rows:
        for cell in cells:
            match = _IBAN.search(cell)
            if (
                match
                and sum(c.isdigit() for c in match.group()) >= 8
                and match.group()[:2].isalpha()
            ):
                return match.group().replace(" ", "")
    for cells in rows:
        text = " ".join(cells)
        if any(fold(word) in fold(text) for word in _ACCOUNT_WORDS):
            match = re.search(r"(?<![\d.,/])[Xx*\d][\dXx*\- ]{4,24}\d(?![\d.,/])", text)
            if match:
                return re.sub(r"[ -]", "", match.group())
    for cells in rows:
        if cells and (match := re.fullmatch(r"=?\"?(\d{8,24})\"?", cells[0])):
            return match[1]
    return ""
