"""Bank texts made of several parts: who it was, what it was for, and numbers around them.

Two shapes: parts that carry labels (`Naam: … Omschrijving: …`, `/NAME/…/REMI/…`, `CO: … TYPE: …`),
and the slips of Indian payment systems (`UPI/DR/4127/SHREE STORES/YESB/paytmqr28/UPI`), whose
parts come in an order of each bank's own and are told by what they look like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from finadvise.data import read_toml

FEWEST_LETTERS = 2
_REFERENCE = re.compile(r"[a-z]{0,6}\d{5,}[a-z]{0,2}|(?=(?:.*\d){3})[a-z\d]{12,}", re.IGNORECASE)
_SHOP_CODE = re.compile(r"q\d{2,}|p2m$")
_BANK_CODE = re.compile(r"[A-Z]{4}0[A-Z0-9]{2,}")


@dataclass(frozen=True, slots=True)
class Fields:
    """The telling parts of a text: the way of payment and the purpose may be empty."""

    payee: str
    way: str = ""
    purpose: str = ""

    @property
    def text(self) -> str:
        """Return the parts as one text."""
        return " ".join(filter(None, (self.way, self.payee, self.purpose)))


def split_fields(description: str) -> Fields | None:
    """Return the telling parts of a text; None where it is one plain text."""
    if ":" in description or description.count("/") > 1:
        labelled = _by_labels(description)
        if labelled:
            return labelled
    return _by_looks(description)


def _by_labels(description: str) -> Fields | None:
    found = list(_label_pattern().finditer(description))
    if not found:
        return None
    parts: dict[str, list[str]] = {"payee": [], "purpose": [], "other": []}
    ends = [match.start() for match in found[1:]] + [len(description)]
    for match, end in zip(found, ends, strict=True):
        kind = _kinds()[" ".join((match["colon"] or match["slash"]).lower().split())]
        parts[kind].append(description[match.end() : end].strip(" /,;-"))
    named = next((text for text in parts["payee"] if _letters(text) >= FEWEST_LETTERS), "")
    way = description[: found[0].start()].strip(" /,;-")
    return Fields(named, way, " ".join(filter(None, parts["purpose"]))) if named else None


@cache
def _kinds() -> dict[str, str]:
    labels: dict[str, list[str]] = read_toml("merchants/fields.toml")["labels"]
    return {label: kind for kind, found in labels.items() for label in found}


@cache
def _label_pattern() -> re.Pattern[str]:
    longest_first = sorted(_kinds(), key=len, reverse=True)
    label = "|".join(re.escape(text).replace(r"\ ", r"\s+") for text in longest_first)
    return re.compile(rf"(?<![\w/-])(?P<colon>{label})\s?:|/(?P<slash>{label})/", re.IGNORECASE)


def _by_looks(description: str) -> Fields | None:
    if "/" not in description and "-" not in description:
        return None
    start = _slip_pattern().search(description)
    if start is None:
        return None
    system, separator = start["system"].lower(), start["separator"]
    parts = description[start.end() :].split(separator)
    shop = any(_is_shop(part) for part in parts)
    told = list(_told(parts))
    if not told:
        return None
    between_people = system in _slip_words("between_people") and not shop
    return Fields(told[0], start["system"] if between_people else "", " ".join(told[1:]))


def _told(parts: Sequence[str]) -> Iterator[str]:
    """Yield the parts that are words about the payment; a shop's own address is one."""
    for part in parts:
        text = part.strip(" -")
        if "@" in text:
            text = text.partition("@")[0]
            if text.isalpha() and len(text) > 4 and not _is_shop(text):
                yield text
        elif _letters(text) >= FEWEST_LETTERS and not _is_noise(text):
            yield text


def _is_noise(text: str) -> bool:
    words = text.lower().split()
    return (
        text.lower() in _slip_words("noise")
        or text.lower().startswith(tuple(_slip_words("noise_begins")))
        or not _slip_words("banks").isdisjoint(words)
        or _BANK_CODE.match(text) is not None
        or all(word.isdigit() or _REFERENCE.fullmatch(word) for word in words)
        or _is_shop(text)
    )


def _is_shop(text: str) -> bool:
    address = text.strip(" -").lower()
    return bool(_SHOP_CODE.match(address)) or address.startswith(tuple(_slip_words("shops")))


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


@cache
def _slip_words(kind: str) -> frozenset[str]:
    return frozenset(cast("list[str]", read_toml("merchants/fields.toml")["slips"][kind]))


@cache
def _slip_pattern() -> re.Pattern[str]:
    systems = "|".join(sorted(_slip_words("systems"), key=len, reverse=True))
    return re.compile(
        rf"(?:^|[\s/-])(?P<system>{systems})(?:\s(?:cr|dr|c|d))?\s?(?P<separator>[/-])"
        r"(?=.*(?P=separator))",
        re.IGNORECASE,
    )
