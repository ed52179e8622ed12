"""Currencies as files write them: ISO codes, signs, words."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from finadvise.data import read_toml

_TOKENS = re.compile(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")
_WORDS = re.compile(r"[a-zA-Zа-яА-ЯčČłŁ]*\$|[^\W\d_]+|[^\w\s.,;:()\[\]/+-]")


@cache
def codes() -> frozenset[str]:
    """Return the ISO 4217 codes."""
    return frozenset(read_toml("currency_signs.toml")["codes"].split())


@cache
def _signs() -> dict[str, str]:
    return dict(read_toml("currency_signs.toml")["signs"])


@cache
def _shared() -> dict[str, list[str]]:
    return dict(read_toml("currency_signs.toml")["shared_signs"])


@lru_cache(maxsize=4096)
def currency_in(text: str) -> str:
    """Return the one currency a short text names by code or by a sign of its own, or nothing."""
    named = {token for token in _TOKENS.findall(text) if token in codes()}
    if not named:
        signs = _signs()
        words = {word.casefold() for word in _WORDS.findall(text)}
        named = {signs[w] for w in words if w in signs and (len(w) > 1 or not w.isascii())}
        if not named and ("円" in text or "元" in text):
            named = {"JPY" if "円" in text else "CNY"}
    return next(iter(named)) if len(named) == 1 else ""


@lru_cache(maxsize=256)
def currency_of_mark(mark: str, own: str) -> str:
    """Return what a mark beside an amount means; a shared sign means `own` where it can.

    Args:
        mark: `$`, `kr`, `EUR`, `£`…
        own: ISO code of the caller's own currency.
    """
    code = mark.strip(" .").upper()
    if code in codes():
        return code
    sign = mark.strip(" .").casefold()
    if sign in _signs():
        return _signs()[sign]
    shared = _shared().get(sign, [])
    if own in shared:
        return own
    return shared[0] if shared else ""


def currencies_of_language(language: str) -> tuple[str, ...]:
    """Return the currencies that statements in a language are usually kept in."""
    return tuple(read_toml("header_words.toml")["currencies_of"].get(language, ()))
