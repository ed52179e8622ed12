"""The person's own opinions on markets, as text and as values."""

from __future__ import annotations

import re

from finadvise.analysis.wealth.house import House
from finadvise.errors import UsageError
from finadvise.model.wealth import View

_FORM = re.compile(
    r"\s*(?P<better>[^<>]+?)\s*(?P<sign>[<>])\s*(?P<worse>[^<>]+?)\s+by\s+"
    r"(?P<by>\d+(?:\.\d+)?)\s*%\s*\((?:confidence\s+)?(?P<confidence>\d+(?:\.\d+)?)\s*%\)\s*",
    re.IGNORECASE,
)
_EXAMPLE = 'write it as "em_eq > dm_eq by 1% (40%)"'


def parse_view(text: str, house: House) -> View:
    """Read `A > B by 1% (40%)`: A earns one point a year more than B, 40 % sure.

    Raises:
        UsageError: Another form, an unknown asset class, one that is no equity, twice the same, or
            a confidence above 100 %.
    """
    match = _FORM.fullmatch(text)
    if match is None:
        raise UsageError(f"--view: not understood: {text!r}", hint=_EXAMPLE, code="view")
    first, second = (_equity(match[name], house) for name in ("better", "worse"))
    if first == second:
        raise UsageError("--view: the same asset class twice", hint=_EXAMPLE, code="view")
    confidence = float(match["confidence"]) / 100
    if confidence > 1:
        raise UsageError("--view: confidence is above 100%", hint=_EXAMPLE, code="view")
    better, worse = (first, second) if match["sign"] == ">" else (second, first)
    return View(better=better, worse=worse, by=float(match["by"]) / 100, confidence=confidence)


def _equity(name: str, house: House) -> str:
    asset = house.find(name)
    if asset is None or asset.leg != "equity":
        known = [a.key for a in house.assets if a.leg == "equity"]
        raise UsageError(
            f"--view: {name!r} is not one of the share classes",
            hint=f"compare {', '.join(known)}; bonds go by their yields",
            code="view",
        )
    return asset.key
